import { PART } from './part';

/** What a host shows beside its devices. Each is absent where the capture does not tell it: captures of older versions hold none. */
export interface HostFacts {
  /** The release of the kernel, e.g. `6.8.0-45-generic`. */
  readonly kernel?: string;
  /** Parts of the kernel that clients of Ceph need, by name. */
  readonly modules?: ReadonlyMap<string, ModuleState>;
  /** The names in folders that Rook keeps files in, by the path of the folder; none where there is no such folder. */
  readonly folders?: ReadonlyMap<string, readonly string[]>;
  readonly clock?: HostClock;
  readonly interfaces?: readonly HostInterface[];
}

/** Whether a part of the kernel is there: it runs, it is built in, it can be loaded, or the kernel was made without it. */
export type ModuleState = 'loaded' | 'built-in' | 'loadable' | 'missing';

/** The clock of a host when its capture was made. */
export interface HostClock {
  /** Since the beginning of 1970. */
  readonly seconds: number;
  /** Whether something keeps it right. @default - the host does not tell */
  readonly synchronized?: boolean;
}

/** A network interface with what is reached through it. */
export interface HostInterface {
  readonly name: string;
  /** The largest packet in bytes. */
  readonly mtu: number;
  /** Networks, and addresses of IPv6. */
  readonly networks: readonly HostNetwork[];
}

/** The first bits of addresses. */
export interface HostNetwork {
  readonly bits: string;
}

/** Where Rook keeps files unless told otherwise. */
export const ROOK_FOLDER = '/var/lib/rook';

const MODULES = ['rbd', 'ceph', 'nbd', 'dm_crypt'];

/**
 * Shell commands, one a part. In a pod, files of the node are below /proc/1/root; where that cannot be entered, nothing is told of
 * them: the files of the pod are others.
 */
export function factCommands(folders: readonly string[]): string[] {
  return [
    'root=/proc/1/root; if [ ! -d "$root/proc" ]; then if [ -n "$NODE_NAME" ]; then root=/nowhere; else root=; fi; fi; lib="$root/lib/modules/$(uname -r)"',
    `echo '${PART}kernel'; uname -r`,
    `echo '${PART}modules'; for module in ${MODULES.join(' ')}; do file="/$(echo "$module" | tr _ .)\\.ko"; if grep -qs "^$module " /proc/modules; then echo "$module loaded"; `
      + 'elif grep -qs "$file" "$lib/modules.builtin"; then echo "$module built-in"; elif grep -qs "$file" "$lib/modules.dep"; then echo "$module loadable"; '
      + 'elif [ -r "$lib/modules.dep" ] && [ -r "$lib/modules.builtin" ]; then echo "$module missing"; fi; done',
    `echo '${PART}folders'; for folder in ${folders.join(' ')}; do if [ -r "$root$folder" ] && [ -x "$root$folder" ]; then echo "folder $folder"; ls -A "$root$folder" | head -n 100 | sed 's/^/name /'; `
      + 'elif [ ! -e "$root$folder" ] && [ -x "$root$(dirname "$folder")" ]; then echo "folder $folder"; fi; done',
    `echo '${PART}interfaces'; for link in "$root"/sys/class/net/*; do if [ -r "$link/mtu" ]; then echo "mtu \${link##*/} $(cat "$link/mtu" 2>/dev/null)"; fi; done; `
      + "sed 's/^/route /' /proc/1/net/route 2>/dev/null; sed 's/^/address /' /proc/1/net/if_inet6 2>/dev/null",
    `echo '${PART}osds'; lsblk --list --noheadings --paths --output KNAME,FSTYPE 2>/dev/null | while read -r device type; do if [ "$type" = ceph_bluestore ] && [ -r "$device" ]; then `
      + 'echo "$device $(head -c 4096 "$device" 2>/dev/null | LC_ALL=C tr -cs "[:print:]" "\\n" | grep -A 1 ceph_fsid | tail -n 1)"; fi; done',
    `echo '${PART}clock'; date +%s.%N; timedatectl show --property=NTPSynchronized --value 2>/dev/null`,
  ];
}

/** Read the parts that tell of a host; what is missing or cannot be read is not known. */
export function factsIn(parts: ReadonlyMap<string, string>): HostFacts {
  const lines = (part: string) => parts.get(part)?.split('\n').map(line => line.trim()).filter(line => line !== '');
  const [kernel] = lines('kernel') ?? [], modules = modulesIn(lines('modules') ?? []), folders = foldersIn(lines('folders') ?? []);
  const clock = clockIn(lines('clock') ?? []), interfaces = interfacesIn(lines('interfaces') ?? []);
  return {
    ...kernel === undefined ? {} : { kernel },
    ...modules.size === 0 ? {} : { modules },
    ...folders.size === 0 ? {} : { folders },
    ...clock === undefined ? {} : { clock },
    ...interfaces.length === 0 ? {} : { interfaces },
  };
}

/** The cluster that each device with a label of BlueStore belongs to, where the label could be read. */
export function fsidsIn(text: string): Map<string, string> {
  return new Map([...text.matchAll(/^(\/\S+) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/gm)].map(([, device, fsid]) => [device, fsid]));
}

function modulesIn(lines: readonly string[]): Map<string, ModuleState> {
  return new Map(lines.flatMap(line => {
    const [, name, state] = /^(\w+) (loaded|built-in|loadable|missing)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, state as ModuleState]];
  }));
}

function foldersIn(lines: readonly string[]): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  let names: string[] | undefined;
  for (const line of lines) {
    const [, what, value] = /^(folder|name) (.+)$/.exec(line) ?? [];
    if (what === 'folder') folders.set(value, names = []); else if (what === 'name') names?.push(value);
  }
  return folders;
}

function clockIn([time = '', synchronized]: readonly string[]): HostClock | undefined {
  if (!/^\d+(\.\d+)?$/.test(time)) return undefined;
  return { seconds: Number(time), ...synchronized === 'yes' || synchronized === 'no' ? { synchronized: synchronized === 'yes' } : {} };
}

function interfacesIn(lines: readonly string[]): HostInterface[] {
  const networks = new Map<string, HostNetwork[]>();
  const add = (name: string, bits: string) => networks.set(name, [...networks.get(name) ?? [], { bits }]);
  for (const line of lines) {
    const [, name, network, mask] = /^route (\S+)\s+([0-9A-F]{8})\s+\S+\s+\S+\s+\S+\s+\S+\s+\S+\s+([0-9A-F]{8})\s/.exec(`${line} `) ?? [];
    if (name !== undefined) add(name, bitsOf(turned(network)).slice(0, bitsOf(turned(mask)).replace(/0+$/, '').length));
    const [, address, owner] = /^address ([0-9a-f]{32}) \S+ \S+ \S+ \S+\s+(\S+)$/.exec(line) ?? [];
    if (owner !== undefined) add(owner, bitsOf(address));
  }
  return lines.flatMap(line => {
    const [, name, mtu] = /^mtu (\S+) (\d+)$/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, mtu: Number(mtu), networks: networks.get(name) ?? [] }];
  });
}

/** The kernel writes the bytes of an address of IPv4 from the last to the first. */
const turned = (hex: string) => (hex.match(/../g) ?? []).reverse().join('');

/** Hexadecimal digits as bits. */
const bitsOf = (hex: string) => [...hex].map(digit => parseInt(digit, 16).toString(2).padStart(4, '0')).join('');

/** The interface through which a host has an address; nothing where that is not told. */
export function interfaceOf(interfaces: readonly HostInterface[], address: string): HostInterface | undefined {
  const bits = addressBits(address);
  if (bits === undefined) return undefined;
  let best: { readonly length: number; readonly found: HostInterface } | undefined;
  for (const found of interfaces) {
    for (const network of found.networks) {
      const isOfKind = bits.length === 32 ? network.bits.length <= 32 : network.bits.length === 128;
      if (isOfKind && bits.startsWith(network.bits) && network.bits.length > (best?.length ?? -1)) best = { length: network.bits.length, found };
    }
  }
  return best?.found;
}

function addressBits(address: string): string | undefined {
  const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address)?.slice(1).map(Number);
  if (four !== undefined) return four.every(part => part < 256) ? four.map(part => part.toString(2).padStart(8, '0')).join('') : undefined;
  if (!/^[0-9a-f:]+:[0-9a-f:]*$/i.test(address)) return undefined;
  const [before, after] = address.split('::').map(part => part.split(':').filter(word => word !== ''));
  const words = after === undefined ? before : [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0'), ...after];
  return words.length === 8 && words.every(word => /^[0-9a-f]{1,4}$/i.test(word)) ? bitsOf(words.map(word => word.padStart(4, '0')).join('').toLowerCase()) : undefined;
}
