import type { DeviceCase } from './case';
import type { FoundDevice } from './device';
import { deviceName, logicalVolumeOf } from '../layout';

/** Which name is taken first. Those burnt into a device come before those of its place. */
const DISK_ORDER: readonly RegExp[] = [
  /^\/dev\/disk\/by-id\/wwn-/,
  /^\/dev\/disk\/by-id\/nvme-(eui|uuid)\./,
  /^\/dev\/disk\/by-id\/scsi-3/,
  /^\/dev\/disk\/by-id\/ata-/,
  /^\/dev\/disk\/by-id\/scsi-[0S]/,
  /^\/dev\/disk\/by-id\/nvme-(?!nvme\.)/,
  /^\/dev\/disk\/by-id\/(virtio|google)-/,
  /^\/dev\/disk\/by-id\/scsi-1/,
  /^\/dev\/disk\/by-id\//,
  /^\/dev\/disk\/by-partuuid\//,
  /^\/dev\/disk\/azure\//,
  /^\/dev\/disk\/by-path\/(?!virtio-)/,
  /^\/dev\/disk\/by-path\//,
];

/** Names from numbers that no two devices share, whatever their serials are. */
const BURNT_IN = /\/(wwn-|nvme-(eui|uuid)\.|scsi-3)/;

/** Never a path of one of the ways to it, and never a name that a host counts by itself. */
const MULTIPATH_ORDER: readonly RegExp[] = [/^\/dev\/disk\/by-id\/dm-uuid-(part\d+-)?mpath-/];

/** What device mapper calls a device; nothing of one that is not its own. */
export const mapperName = ({ path }: FoundDevice) => path.slice('/dev/mapper/'.length);

/** What disks show that bear the same serial, though each is a disk of its own: names that are made of it mean any of them. */
export function serialOf({ kind, model = '', serial }: FoundDevice): string | undefined {
  return kind === 'disk' && serial !== undefined ? `${model} ${serial}` : undefined;
}

/**
 * The name of a device that stays, and the better ones that do not do, each with the reason.
 * @param shared serials that several disks show, as `serialOf` tells them
 */
export function stableName(device: FoundDevice, shared: ReadonlySet<string>): Pick<DeviceCase, 'use' | 'passedOver'> {
  const { kind, links, serial = '' } = device;
  if (kind === 'logicalVolume') {
    return { use: links.find(link => deviceName(link).kind === 'group-volume' && !link.startsWith('/dev/disk/')) ?? logicalVolumeOf(mapperName(device)), passedOver: [] };
  }
  const passedOver: { name: string; reason: string }[] = [];
  const isShared = shared.has(serialOf(device) ?? ''), written = serial.replace(/\s+/g, '_');
  const order = kind === 'multipath' ? MULTIPATH_ORDER : DISK_ORDER;
  const ranked = links.map(name => ({ name, rank: order.findIndex(pattern => pattern.test(name)) })).filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1));
  for (const { name } of ranked) {
    const { kind: what, reason = 'it does not stay' } = deviceName(name);
    const isPlace = name.startsWith('/dev/disk/by-path/');
    if (isShared && !isPlace && name.includes(written) && !BURNT_IN.test(name)) passedOver.push({ name, reason: `another disk shows the serial '${serial}', too` });
    else if (['identity', 'position', 'temporary'].includes(what) || (isPlace && what === 'unsure')) return { use: name, passedOver };
    else passedOver.push({ name, reason });
  }
  return { passedOver };
}
