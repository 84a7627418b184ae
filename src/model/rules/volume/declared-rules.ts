import { FlatVolume, sharedDevice } from './flat';
import { diskOf, isPartitionName } from '../../layout';
import { repeated, Rule, see, Violation } from '../rule';

/** What a volume is declared to be, and what it shares with others; what its name means is judged by the rules on devices. */
export const DECLARED_RULES: Rule<readonly FlatVolume[]>[] = [
  {
    code: 'local-volume/kind',
    severity: 'error',
    title: 'A partition is declared as a partition, and a whole disk as a disk.',
    why: 'Whoever reads the layout, and the rules about shared disks, would take a part for the whole.',
    see: see('local-volume/kind'),
    check: volumes => volumes.filter(({ spec }) => spec.kind === 'disk' && isPartitionName(spec.path)).map(volume => about(volume,
      'its name says that it is a partition', 'Declare it with LocalVolume.partition')),
  },
  {
    code: 'local-volume/logical-volume-name',
    severity: 'error',
    title: 'Names of volume groups and logical volumes are what LVM accepts.',
    why: 'The device would never appear, and its OSD would never start.',
    see: see('local-volume/logical-volume-name'),
    check: volumes => volumes.filter(({ spec }) => spec.kind === 'logicalVolume' && ![spec.volumeGroup!, spec.logicalVolume!].every(isLvmName)).map(volume => about(volume,
      'LVM takes letters, digits, and + _ . - in the middle', 'Give the names that `lvs` shows')),
  },
  {
    code: 'local-volume/logical-metadata',
    severity: 'warning',
    title: 'A metadata or log volume is a disk or a partition rather than a logical volume.',
    why: "Rook's documents disagree about logical volumes in this part: one table excludes what another sentence allows. An OSD that is not made is only told in a log.",
    see: see('local-volume/logical-metadata'),
    check: volumes => volumes.filter(({ role, spec }) => (role === 'metadata' || role === 'wal') && spec.kind === 'logicalVolume').map(volume => about(volume,
      `Rook does not vouch for logical volumes as ${volume.role}`, 'Use a partition of the fast device (LocalVolume.partition), or try it with one OSD first and approve')),
  },
  {
    code: 'local-volume/duplicate-name',
    severity: 'error',
    title: 'Volumes of a host have different names.',
    why: 'Names of PersistentVolumes are made from them; one would overwrite the other.',
    see: see('local-volume/duplicate-name'),
    check: volumes => [...repeated(volumes, ({ host, spec }) => `${host}\n${spec.name}`)].map(([, twins]) => ({
      property: twins[1].property, value: `'${twins[1].spec.name}'`, reason: `${twins[0].property} has the same name`, fix: "Set 'name' on one of them",
    })),
  },
  {
    code: 'local-volume/shared-device',
    severity: 'warning',
    title: 'Several volumes stand on one device or volume group.',
    why: 'Losing that device loses all of them at once. Between hosts the copies stay apart, but recovery has to copy more data.',
    see: see('local-volume/shared-device'),
    check: volumes => [...repeated(volumes, sharedDevice)].filter(([, sharers]) => serveSeveral(sharers)).map(([, sharers]) => ({
      property: `hosts['${sharers[0].host}']`,
      value: `${deviceWords(sharers[0])} (${sharers.map(({ spec }) => spec.name).sort().join(', ')})`,
      reason: 'several volumes stand on it and are lost together',
      cause: 'shared device',
      fix: 'Give each a device of its own, or approve that they are one unit of failure',
    })),
  },
];

function about(volume: FlatVolume, reason: string, fix: string): Violation {
  return { property: volume.property, value: `'${volume.spec.path}'`, reason, fix, cause: reason };
}

/** True where more than one OSD or monitor hangs on the volumes. */
function serveSeveral(volumes: readonly FlatVolume[]): boolean {
  return new Set(volumes.map(({ owner }) => owner)).size > 1;
}

function isLvmName(name: string): boolean {
  return /^[a-zA-Z0-9+_.][a-zA-Z0-9+_.-]*$/.test(name) && name !== '.' && name !== '..' && name.length <= 126;
}

/** What volumes share, for people. */
function deviceWords({ spec }: FlatVolume): string {
  return spec.kind === 'logicalVolume' ? `volume group ${spec.volumeGroup}` : diskOf(spec.path);
}
