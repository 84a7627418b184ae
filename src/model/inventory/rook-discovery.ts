import type { FoundDevice, HostCapture } from './device';
import { kindOfType, showsSignature, UnreadableCapture } from './lsblk';

/** What Rook's discovery daemon writes of a device, as far as it matters here. */
interface LocalDisk {
  readonly name: string;
  readonly parent?: string;
  readonly hasChildren?: boolean;
  /** Links, parted by spaces. */
  readonly devLinks?: string;
  readonly size?: number;
  readonly serial?: string;
  readonly type?: string;
  readonly rotational?: boolean;
  readonly readOnly?: boolean;
  readonly Partitions?: readonly { readonly Name: string; readonly Size: number; readonly Filesystem?: string }[] | null;
  readonly filesystem?: string;
  /** The last part of the mount point only. */
  readonly mountpoint?: string;
  readonly model?: string;
  readonly wwn?: string;
  readonly empty?: boolean;
}

/** Stands for a signature that Rook saw and does not name. */
const NOT_EMPTY = 'something that Rook took for no blank device';

/**
 * Read a ConfigMap `local-device-<node>` of Rook's discovery daemon, which runs where it is switched on. It knows fewer things than a
 * capture: not whether a disk is removable, nor how it is attached.
 */
export function readDiscovery(configMap: any): HostCapture {
  const name = configMap?.metadata?.labels?.['rook.io/node'] ?? configMap?.metadata?.annotations?.['rook.io/node'], text = configMap?.data?.devices;
  if (typeof name !== 'string' || typeof text !== 'string') throw new UnreadableCapture("this is no ConfigMap of Rook's discovery: it needs the label 'rook.io/node' and 'data.devices'");
  const disks: readonly LocalDisk[] = JSON.parse(text);
  if (!Array.isArray(disks)) throw new UnreadableCapture("'data.devices' of the ConfigMap is no list");
  const devices = new Map(disks.map(disk => [pathOf(disk.name), deviceOf(disk)]));
  for (const { name: disk, Partitions } of disks) {
    for (const { Name, Size, Filesystem } of Partitions ?? []) if (!devices.has(pathOf(Name))) devices.set(pathOf(Name), deviceOf({ name: Name, size: Size, filesystem: Filesystem, type: 'part', parent: disk }));
  }
  const all = [...devices.values()];
  const found = all.map(device => ({ ...device, children: all.filter(({ parents }) => parents.includes(device.path)).map(({ path }) => path) }));
  return { name, devices: found, signaturesSeen: found.some(showsSignature) };
}

const pathOf = (name: string) => name.startsWith('/') ? name : `/dev/${name}`;

function deviceOf(disk: LocalDisk): FoundDevice {
  const { name, parent, devLinks = '', size = 0, serial, type = '', rotational, readOnly = false, filesystem, mountpoint, model, wwn } = disk;
  const { Partitions, empty = true, hasChildren } = disk;
  const explained = Boolean(filesystem) || (Partitions ?? []).length > 0 || hasChildren === true;
  return {
    path: pathOf(name),
    kind: kindOfType(type),
    type,
    bytes: size,
    signature: filesystem || (empty || explained ? undefined : NOT_EMPTY),
    mountPoints: mountpoint ? [mountpoint === '/' ? '/' : `/${mountpoint}`] : [],
    model: model || undefined,
    serial: serial || undefined,
    wwn: wwn || undefined,
    rotational,
    readOnly,
    removable: false,
    parents: parent ? [pathOf(parent)] : [],
    children: [],
    links: devLinks.split(' ').filter(link => link !== ''),
  };
}
