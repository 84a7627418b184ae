import { FlatVolume, identityOf, placeOf, sharedDevice } from './flat';
import { DeviceNameKind, deviceName } from '../../layout/device-names';
import { canonicalPath, diskOf, isPartitionName, pathFault } from '../../layout/device-path';
import { repeated, Rule, see, Violation } from '../rule';

/** Which device a volume stands on, and who else does. */
export const DEVICE_RULES: Rule<readonly FlatVolume[]>[] = [
  {
    code: 'local-volume/moving-path',
    severity: 'error',
    title: 'A device is named by a path that stays, never by the name the kernel gave it at this boot.',
    why: 'Names such as /dev/sdb are given in the order of discovery: after a boot or a plug they may mean another disk, which is then overwritten.',
    see: see('local-volume/moving-path'),
    check: volumes => named(volumes, 'kernel', 'wandering'),
  },
  {
    code: 'local-volume/content-path',
    severity: 'error',
    title: 'A device is not named by what is written on it.',
    why: "Links of /dev/disk/by-uuid and by-label name a filesystem, and lvm-pv-uuid names LVM's label; a blank device has none, and Ceph removes them.",
    see: see('local-volume/content-path'),
    check: volumes => named(volumes, 'content'),
  },
  {
    code: 'local-volume/reserved-device',
    severity: 'error',
    title: 'A volume stands on a block device that is free for data.',
    why: 'An OSD is never made on a character device, and on the disk of the system or of the agent of a cloud it destroys, or is destroyed.',
    see: see('local-volume/reserved-device'),
    check: volumes => named(volumes, 'reserved'),
  },
  {
    code: 'local-volume/temporary-device',
    severity: 'warning',
    title: 'A volume stands on a disk that outlives a stop of its machine.',
    why: 'Temporary disks of a cloud are blank when the machine was stopped: its OSDs are lost, and if several machines stop at once, so is data.',
    see: see('local-volume/temporary-device'),
    check: volumes => named(volumes, 'temporary'),
  },
  {
    code: 'local-volume/unsure-path',
    severity: 'warning',
    title: 'The name of a device stays without a condition.',
    why: 'Where the condition ends, the volume is missing after a boot, or another device has its name and is overwritten.',
    see: see('local-volume/unsure-path'),
    check: volumes => [...named(volumes, 'unsure'), ...copiedNames(volumes), ...openNamespaces(volumes)],
  },
  {
    code: 'local-volume/path',
    severity: 'error',
    title: 'A device is a path below /dev; a file is an absolute path outside of /dev, /proc, /sys and /tmp.',
    why: 'The PersistentVolume would point at nothing, or at something that vanishes at the next boot.',
    see: see('local-volume/path'),
    check: volumes => volumes.flatMap(volume => {
      const fault = volume.spec.kind === 'file' ? fileFault(volume.spec.path) : deviceFault(volume.spec.path);
      return fault ? [about(volume, fault.reason, fault.fix)] : [];
    }),
  },
  {
    code: 'local-volume/kind',
    severity: 'error',
    title: 'A partition is declared as a partition, and a whole disk as a disk.',
    why: 'Whoever reads the layout, and the rules about shared disks, would take a part for the whole.',
    see: see('local-volume/kind'),
    check: volumes => volumes.filter(({ spec }) => spec.kind === 'disk' && isPartitionName(spec.path)).map(volume => about(volume,
      'its name says that it is a partition', 'declare it with LocalVolume.partition')),
  },
  {
    code: 'local-volume/logical-volume-name',
    severity: 'error',
    title: 'Names of volume groups and logical volumes are what LVM accepts.',
    why: 'The device would never appear, and its OSD would wait for ever.',
    see: see('local-volume/logical-volume-name'),
    check: volumes => volumes.filter(({ spec }) => spec.kind === 'logicalVolume' && ![spec.volumeGroup!, spec.logicalVolume!].every(isLvmName)).map(volume => about(volume,
      'LVM takes letters, digits, and + _ . - in the middle', 'give the names that `lvs` shows')),
  },
  {
    code: 'local-volume/logical-metadata',
    severity: 'warning',
    title: 'A metadata or log volume is a disk or a partition rather than a logical volume.',
    why: "Rook's documents disagree about logical volumes in this part: one table excludes what another sentence allows. An OSD that is not made is only told in a log.",
    see: see('local-volume/logical-metadata'),
    check: volumes => volumes.filter(({ role, spec }) => (role === 'metadata' || role === 'wal') && spec.kind === 'logicalVolume').map(volume => about(volume,
      `Rook does not vouch for logical volumes as ${volume.role}`, 'use a partition of the fast device (LocalVolume.partition), or try it with one OSD first and approve')),
  },
  {
    code: 'local-volume/duplicate-name',
    severity: 'error',
    title: 'Volumes of a host have different names.',
    why: 'Names of PersistentVolumes are made from them; one would overwrite the other.',
    see: see('local-volume/duplicate-name'),
    check: volumes => [...repeated(volumes, ({ host, spec }) => `${host}\n${spec.name}`)].map(([, twins]) => ({
      property: twins[1].property, value: `'${twins[1].spec.name}'`, reason: `${twins[0].property} has the same name`, fix: "set 'name' on one of them",
    })),
  },
  {
    code: 'local-volume/claimed-twice',
    severity: 'error',
    title: 'No device may be reached through two volumes, however its paths are written.',
    why: 'Two PersistentVolumes at one device can both be bound; two OSDs then overwrite each other.',
    see: see('local-volume/claimed-twice'),
    check: volumes => [...sameDevice(volumes), ...partOfDisk(volumes)],
  },
  {
    code: 'local-volume/claimed-on-hosts',
    severity: 'error',
    title: 'A device whose name is its own identity stands on one host.',
    why: 'It is one LUN that several hosts see, and their OSDs overwrite each other; or a name was copied, and all of these volumes but one are missing.',
    see: see('local-volume/claimed-on-hosts'),
    check: volumes => onSeveralHosts(volumes, 'world').map(users => ({
      ...about(users[1], 'the name stands for one device in the world, and several hosts name it', 'write the name that each host shows (`ls -l /dev/disk/by-id`), and give a LUN that hosts share to one of them'),
      value: `'${users[1].spec.path}' on ${hostsOf(users)}`,
    })),
  },
  {
    code: 'local-volume/shared-device',
    severity: 'warning',
    title: 'Several volumes stand on one device or volume group.',
    why: 'Losing that device loses all of them at once. Between hosts the copies stay apart, but more data has to be healed.',
    see: see('local-volume/shared-device'),
    check: volumes => [...repeated(volumes, sharedDevice)].filter(([, sharers]) => serveSeveral(sharers)).map(([, sharers]) => ({
      property: `hosts['${sharers[0].host}']`,
      value: `${deviceWords(sharers[0])} (${sharers.map(({ spec }) => spec.name).sort().join(', ')})`,
      reason: 'several volumes stand on it and are lost together',
      cause: 'shared device',
      fix: 'give each a device of its own, or approve that they are one unit of failure',
    })),
  },
];

/** The volumes whose names are of these kinds, each with what speaks against it. */
function named(volumes: readonly FlatVolume[], ...kinds: DeviceNameKind[]): Violation[] {
  return devices(volumes).flatMap(volume => {
    const { kind, path, reason, fix } = deviceName(volume.spec.path);
    return kinds.includes(kind) && path.startsWith('/dev') ? [about(volume, reason!, fix!)] : [];
  });
}

function devices(volumes: readonly FlatVolume[]): FlatVolume[] {
  return volumes.filter(({ spec }) => spec.kind !== 'file');
}

function about(volume: FlatVolume, reason: string, fix: string): Violation {
  return { property: volume.property, value: `'${volume.spec.path}'`, reason, fix, cause: reason };
}

/** True where more than one OSD or monitor hangs on the volumes. */
function serveSeveral(volumes: readonly FlatVolume[]): boolean {
  return new Set(volumes.map(({ owner }) => owner)).size > 1;
}

function deviceFault(path: string): { reason: string; fix: string } | undefined {
  const { kind, path: canonical, reason, fix } = deviceName(path);
  if (kind === 'malformed') return { reason: reason!, fix: fix! };
  return canonical.startsWith('/dev/') ? undefined : { reason: 'a device is found below /dev', fix: 'use its full path' };
}

function fileFault(path: string): { reason: string; fix: string } | undefined {
  return pathFault(path) ?? (/^\/(dev|proc|sys|tmp|run)(\/|$)/.test(canonicalPath(path)) || canonicalPath(path) === '/'
    ? { reason: 'a file for a volume must lie at an absolute path that lasts', fix: 'choose a path such as /var/lib/storage/disk0.img' } : undefined);
}

function isLvmName(name: string): boolean {
  return /^[a-zA-Z0-9+_.][a-zA-Z0-9+_.-]*$/.test(name) && name !== '.' && name !== '..' && name.length <= 126;
}

function sameDevice(volumes: readonly FlatVolume[]): Violation[] {
  return [...repeated(volumes, volume => `${volume.host}\n${placeOf(volume)}\n${identityOf(volume).part}`)].flatMap(([, [first, ...twins]]) => twins.map(twin => ({
    ...about(twin, 'another volume stands on the same device', 'declare it once'), value: `'${twin.spec.path}', as ${first.property}`,
  })));
}

function partOfDisk(volumes: readonly FlatVolume[]): Violation[] {
  const whole = new Map(volumes.filter(volume => identityOf(volume).part === undefined).map(volume => [`${volume.host}\n${placeOf(volume)}`, volume]));
  return volumes.filter(volume => identityOf(volume).part !== undefined).flatMap(volume => {
    const disk = whole.get(`${volume.host}\n${placeOf(volume)}`);
    return disk ? [{ ...about(volume, 'it is a part of a disk that is declared, too', 'declare either the disk or its partitions'), value: `'${volume.spec.path}', on ${disk.property}` }] : [];
  });
}

/** The volumes of each device that stands on more than one host, though its name is one beyond them. */
function onSeveralHosts(volumes: readonly FlatVolume[], scope: 'world' | 'copied'): FlatVolume[][] {
  const users = repeated(devices(volumes).filter(volume => identityOf(volume).scope === scope), volume => identityOf(volume).device);
  return [...users.values()].map(all => all.filter((one, i) => all.findIndex(({ host }) => host === one.host) === i)).filter(all => all.length > 1);
}

/** UUIDs written on the disk: several hosts have them where an image was copied, or where they see one LUN. */
function copiedNames(volumes: readonly FlatVolume[]): Violation[] {
  return onSeveralHosts(volumes, 'copied').map(users => ({
    ...about(users[1], 'several hosts have it: the disk is a copy of another, or they all see one LUN', 'name the disk by its own identity, or approve that they are copies'),
    value: `'${users[1].spec.path}' on ${hostsOf(users)}`,
  }));
}

/** Names of a drive alone, while another volume is a further namespace of it: udev gives such a link to any of them. */
function openNamespaces(volumes: readonly FlatVolume[]): Violation[] {
  return volumes.filter(volume => {
    const drive = identityOf(volume).anyNamespaceOf;
    return drive !== undefined && volumes.some(other => other.host === volume.host && /^_\d+$/.test(identityOf(other).device.replace(drive, '')));
  }).map(volume => about(volume, 'the drive has several namespaces, and this name may point to any of them after a boot', 'use the link that ends with the number of the namespace'));
}

function hostsOf(users: readonly FlatVolume[]): string {
  const names = users.map(({ host }) => host);
  return names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}

/** What volumes share, for people. */
function deviceWords({ spec }: FlatVolume): string {
  return spec.kind === 'logicalVolume' ? `volume group ${spec.volumeGroup}` : diskOf(spec.path);
}
