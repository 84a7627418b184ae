import type { HostCapture } from './device';
import { factCommands, factsIn, fsidsIn, HostFacts, ROOK_FOLDER } from './host-facts';
import { devicesOf, showsSignature, UnreadableCapture } from './lsblk';
import { PART } from './part';

/**
 * The command that shows the devices of a host, and what else is asked of it: it installs nothing and writes nothing. As root it sees
 * signatures also where udev has no database. In a pod that sees the processes of its node, NODE_NAME says whose mounts are told: its
 * own tell nothing of the node.
 *
 * @param folders where Rook keeps files, `dataDirHostPath` of clusters
 */
export const captureCommand = (folders: readonly string[] = [ROOK_FOLDER]) => [
  `echo '${PART}host'; echo "\${NODE_NAME:-$(uname -n)}"`,
  `echo '${PART}lsblk'; lsblk --json --bytes --output-all`,
  `echo '${PART}mounts'; cat /proc/1/mountinfo 2>/dev/null`,
  `echo '${PART}links'; for link in /dev/disk/*/* /dev/*/*; do if [ -L "$link" ]; then echo "$link $(readlink -f "$link")"; fi; done`,
  ...factCommands(folders),
  `echo '${PART}end'`,
].join('; ');

/** The same for where Rook keeps files unless told otherwise. */
export const CAPTURE_COMMAND = captureCommand();

/** What one host shows: of `lsblk`, with the links that lead to each device by its path, and where devices are mounted, by their numbers. */
export function captureOf(
  name: string, lsblk: unknown, links: Readonly<Record<string, readonly string[]>> = {}, mounts: ReadonlyMap<string, readonly string[]> = new Map(),
  facts: HostFacts = {}, fsids: ReadonlyMap<string, string> = new Map(),
): HostCapture {
  const devices = devicesOf(lsblk, links, mounts, fsids);
  return { name, devices, signaturesSeen: devices.some(showsSignature), ...facts };
}

/** Read what the command printed on some hosts, one after the other. */
export function readCaptures(text: string): HostCapture[] {
  const begin = `${PART}host`;
  return text.split(begin).slice(1).map(each => readCapture(`${begin}${each}`));
}

/** Read what the command printed. Throws where a part is missing or broken: half a capture would hide what is in use. */
export function readCapture(text: string): HostCapture {
  const parts = new Map(text.replace(/\r\n/g, '\n').split(PART).slice(1).map(part => [part.slice(0, part.indexOf('\n')).trim(), part.slice(part.indexOf('\n') + 1)]));
  const missing = ['host', 'lsblk', 'links', 'end'].filter(part => !parts.has(part));
  if (missing.length > 0) throw new UnreadableCapture(`the capture is not whole: the part '${missing[0]}' is missing; run the command again`);
  const links: Record<string, string[]> = {};
  for (const line of parts.get('links')!.split('\n')) {
    const [, link, target] = /^(\S+) (\/\S+)$/.exec(line) ?? [];
    if (link !== undefined) (links[target] ??= []).push(link);
  }
  const name = parts.get('host')!.trim();
  if (name === '') throw new UnreadableCapture("the capture does not tell the host's name; run the command again");
  return captureOf(name, JSON.parse(parts.get('lsblk')!), links, mountsIn(parts.get('mounts') ?? ''), factsIn(parts), fsidsIn(parts.get('osds') ?? ''));
}

/** Mount points by the number of their device, e.g. `8:1`, and by its path, of `/proc/PID/mountinfo`. Some filesystems have numbers of their own. */
function mountsIn(text: string): Map<string, string[]> {
  const mounts = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [mount, source = ''] = line.split(' - ');
    const [, , number, , point] = mount.split(' '), device = source.split(' ')[1];
    if (point === undefined) continue;
    const plain = point.replace(/\\(\d{3})/g, (_, octal) => String.fromCharCode(parseInt(octal, 8)));
    for (const key of [number, device]) if (key !== undefined) mounts.set(key, [...mounts.get(key) ?? [], plain]);
  }
  return mounts;
}
