import { deviceKey, FlatVolume, sharedDevice } from './flat';
import { canonicalPath, diskOf, isContentName, isMovingName, isPartitionName } from '../../layout/device-path';
import { repeated, Rule, see, Violation } from '../rule';

/** Which device a volume stands on, and who else does. */
export const DEVICE_RULES: Rule<readonly FlatVolume[]>[] = [
  {
    code: 'local-volume/moving-path',
    severity: 'error',
    title: 'A device is named by a path that stays, never by the name the kernel gave it at this boot.',
    why: 'Names such as /dev/sdb are given in the order of discovery: after a boot or a plug they may mean another disk, which is then overwritten.',
    see: see('local-volume/moving-path'),
    check: volumes => devices(volumes).filter(({ spec }) => isMovingName(spec.path)).map(volume => about(volume,
      'the kernel may give this name to another device at the next boot',
      'use a link of /dev/disk/by-id, by-path or by-partuuid (`ls -l /dev/disk/by-id` on the host)')),
  },
  {
    code: 'local-volume/content-path',
    severity: 'error',
    title: 'A device is not named by what is written on it.',
    why: 'Links of /dev/disk/by-uuid and by-label name a filesystem; a blank device has none, and Ceph removes it.',
    see: see('local-volume/content-path'),
    check: volumes => devices(volumes).filter(({ spec }) => isContentName(spec.path)).map(volume => about(volume,
      'it names a filesystem, which a device for Ceph must not carry', 'use a link of /dev/disk/by-id, by-path or by-partuuid')),
  },
  {
    code: 'local-volume/path',
    severity: 'error',
    title: 'A device is a path below /dev; a file is an absolute path outside of /dev, /proc, /sys and /tmp.',
    why: 'The PersistentVolume would point at nothing, or at something that vanishes at the next boot.',
    see: see('local-volume/path'),
    check: volumes => volumes.filter(({ spec }) => spec.kind === 'file' ? !isLastingFile(spec.path) : !isDevice(spec.path)).map(volume => about(volume,
      volume.spec.kind === 'file' ? 'a file for a volume must lie at an absolute path that lasts' : 'a device is found below /dev',
      volume.spec.kind === 'file' ? 'choose a path such as /var/lib/storage/disk0.img, without spaces' : 'use its full path, without spaces')),
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
      `Rook does not vouch for logical volumes as ${volume.role}`, 'use a partition of the fast device (LocalVolume.partition), or try it with one OSD first and acknowledge')),
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
    title: 'No device may be reached through two volumes.',
    why: 'Two PersistentVolumes at one device can both be bound; two OSDs then overwrite each other.',
    see: see('local-volume/claimed-twice'),
    check: volumes => [...sameDevice(volumes), ...partOfDisk(volumes)],
  },
  {
    code: 'local-volume/shared-device',
    severity: 'warning',
    title: 'Several volumes stand on one device or volume group.',
    why: 'Losing that device loses all of them at once. Between hosts the copies stay apart, but more data has to be healed.',
    see: see('local-volume/shared-device'),
    check: volumes => [...repeated(volumes, sharedDevice)].filter(([, sharers]) => serveSeveral(sharers)).map(([key, sharers]) => ({
      property: `hosts['${sharers[0].host}']`,
      value: key.split('\n')[1],
      reason: `${sharers.length} volumes stand on it (${sharers.map(({ spec }) => spec.name).sort().join(', ')}) and are lost together`,
      fix: 'give each a device of its own, or acknowledge that they are one unit of failure',
    })),
  },
];

function devices(volumes: readonly FlatVolume[]): FlatVolume[] {
  return volumes.filter(({ spec }) => spec.kind !== 'file');
}

function about(volume: FlatVolume, reason: string, fix: string): Violation {
  return { property: volume.property, value: `'${volume.spec.path}'`, reason, fix };
}

/** True where more than one OSD or monitor hangs on the volumes. */
function serveSeveral(volumes: readonly FlatVolume[]): boolean {
  return new Set(volumes.map(({ owner }) => owner)).size > 1;
}

function isDevice(path: string): boolean {
  return /^\/dev\/[^\s']+$/.test(path);
}

function isLastingFile(path: string): boolean {
  return /^\/[^\s']+$/.test(path) && !/^\/(dev|proc|sys|tmp|run)(\/|$)/.test(canonicalPath(path));
}

function isLvmName(name: string): boolean {
  return /^[a-zA-Z0-9+_.][a-zA-Z0-9+_.-]*$/.test(name) && name !== '.' && name !== '..' && name.length <= 126;
}

function sameDevice(volumes: readonly FlatVolume[]): Violation[] {
  return [...repeated(volumes, deviceKey)].map(([, twins]) => about(twins[1], `${twins[0].property} is the same device`, 'declare it once'));
}

function partOfDisk(volumes: readonly FlatVolume[]): Violation[] {
  const disks = new Map(volumes.filter(({ spec }) => spec.kind === 'disk').map(volume => [deviceKey(volume), volume]));
  return volumes.filter(({ spec }) => spec.kind === 'partition').flatMap(volume => {
    const disk = disks.get(`${volume.host}\n${diskOf(volume.spec.path)}`);
    return disk ? [about(volume, `it is a part of the disk ${disk.property}`, 'declare either the disk or its partitions')] : [];
  });
}
