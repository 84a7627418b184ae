import { FlatVolume } from './flat';
import { GIB, human, isDeviceClassName } from '../../layout';
import { Rule, see } from '../rule';

/** The smallest volume a role works with, and the one below which it soon troubles. */
const LEAST = {
  data: { refused: 5 * GIB, small: 10 * GIB },
  metadata: { refused: GIB, small: GIB },
  wal: { refused: GIB, small: GIB },
  monitor: { refused: 2 * GIB, small: 10 * GIB },
} as const;

/** How large a volume is, and what hangs on it. */
export const SIZE_RULES: Rule<readonly FlatVolume[]>[] = [
  {
    code: 'local-volume/too-small',
    severity: 'error',
    title: 'A volume is large enough for its part: 5 GiB for data, 1 GiB for metadata or log, 2 GiB for a monitor.',
    why: 'The OSD cannot be made or is full at once; Rook ignores a smaller metadata volume and reports nothing.',
    see: see('local-volume/too-small'),
    check: volumes => volumes.filter(({ role, spec }) => !(spec.bytes >= LEAST[role].refused)).map(({ role, spec, property }) => ({
      property: `${property}.size`,
      value: human(spec.bytes),
      reason: `a volume for ${role} needs at least ${human(LEAST[role].refused)}`,
      fix: "Use a larger device, or correct 'size'",
    })),
  },
  {
    code: 'local-volume/small',
    severity: 'warning',
    title: 'A volume of less than 10 GiB works, but is soon full.',
    why: "An OSD keeps some GiB for itself, and a monitor's store grows during recovery.",
    see: see('local-volume/small'),
    check: volumes => volumes.filter(({ role, spec }) => spec.bytes >= LEAST[role].refused && spec.bytes < LEAST[role].small).map(({ role, spec, property }) => ({
      property: `${property}.size`,
      value: human(spec.bytes),
      reason: `a volume for ${role} below ${human(LEAST[role].small)} is soon full`,
      fix: 'Use a larger device',
    })),
  },
  {
    code: 'local-volume/metadata-ratio',
    severity: 'warning',
    title: 'A metadata volume of less than 1 % of its data spills over to the slow device.',
    why: 'RocksDB then reads from the slow device, and what the fast one was bought for is lost.',
    see: see('local-volume/metadata-ratio'),
    check: volumes => volumes.filter(({ role, spec, owner }) => role === 'metadata' && spec.bytes < owner.bytes / 100).map(({ spec, owner, property }) => ({
      property: `${property}.size`,
      value: human(spec.bytes),
      reason: `it is less than 1 % of the ${human(owner.bytes)} it serves`,
      fix: `Make it at least ${human(Math.ceil(owner.bytes / 100 / GIB) * GIB)}`,
    })),
  },
  {
    code: 'local-volume/nested-part',
    severity: 'error',
    title: 'Only a data volume has a metadata or log volume.',
    why: 'Rook knows one OSD with three parts; what hangs on a part of it would be left out.',
    see: see('local-volume/nested-part'),
    check: volumes => volumes.filter(({ role, spec }) => role !== 'data' && (spec.metadata ?? spec.wal) !== undefined).map(({ role, property, spec }) => ({
      property, value: `'${spec.path}'`, reason: `a volume for ${role} has no parts of its own`, fix: "Set 'metadata' and 'wal' on the data volume",
    })),
  },
  {
    code: 'local-volume/device-class',
    severity: 'error',
    title: 'The name of a device class is made of letters, digits, dots, dashes and underscores.',
    why: 'Ceph refuses other names, and the OSD is made without its class.',
    see: see('local-volume/device-class'),
    check: volumes => volumes.filter(({ spec }) => spec.deviceClass !== undefined && !isDeviceClassName(spec.deviceClass)).map(({ property, spec }) => ({
      property: `${property}.deviceClass`,
      value: `'${spec.deviceClass}'`,
      reason: 'Ceph has no such names for classes',
      fix: 'Use DeviceClass.HDD, SSD or NVME, or a name like archive-hdd',
    })),
  },
];
