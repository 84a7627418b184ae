import { deviceRule } from './about';
import { lvmNamesOf } from '../../layout';
import type { Rule } from '../../rules';
import type { DeviceCase } from '../case';
import type { FoundDevice } from '../device';
import { mapperName } from '../stable-name';

const OWNER = 'Use another device. If nothing on it is needed, empty it yourself';

/** Partition types of the days when OSDs were made by ceph-disk. */
const CEPH_DISK = /^(4fbd7e29|45b0969e|cafecafe|30cd0809|5ce17fce|89c57f98|fb3aabf9)-/;

/** The name of a logical volume in its group. */
const volumeOf = (device: FoundDevice) => lvmNamesOf(mapperName(device))?.volume ?? '';

/** Whether ceph-volume or ceph-disk made it, or an OSD's own signature is on it. */
function isOfCeph(device: FoundDevice): boolean {
  return OWN_RULE.osd.test(device.signature ?? '') || /^ceph /.test(device.partitionLabel ?? '') || CEPH_DISK.test(device.partitionType ?? '')
    || /^\/dev\/mapper\/ceph-/.test(device.path);
}

/** Signatures that a rule of their own tells. */
const OWN_RULE = {
  osd: /^ceph_bluestore$/, physicalVolume: /^LVM[12]_member$/, raidMember: /raid_member$/i, multipathPath: /^mpath_member$/, encrypted: /^crypto_LUKS$|^BitLocker$/, zfs: /^zfs_member$/, swap: /^swap$/,
};

/** Tells a signature, where the device has it. */
function found({ signature }: FoundDevice, of: keyof typeof OWN_RULE, reason: string, fix: string) {
  return signature !== undefined && OWN_RULE[of].test(signature) && { value: signature, reason, fix };
}

/** What is on a device. */
export const CONTENT_RULES: readonly Rule<DeviceCase>[] = [
  deviceRule({
    code: 'inventory/ceph',
    severity: 'error',
    title: 'A device that carries an OSD is not given to Ceph as a new one.',
    why: 'It holds copies of the data of this cluster, or of another.',
    find: ({ device, above }) => {
      const [of] = [device, ...above].filter(isOfCeph);
      return of !== undefined && {
        value: of.signature ?? of.partitionLabel ?? of.path,
        reason: of === device ? 'it carries an OSD, of this cluster or another' : `${of.path} on it belongs to an OSD`,
        fix: 'Leave it to the cluster that it belongs to; drain and remove that OSD first, if it is to be used anew',
      };
    },
  }),
  deviceRule({
    code: 'inventory/physical-volume',
    severity: 'error',
    title: 'A physical volume of LVM is not given to Ceph.',
    why: 'The volume group loses what is on it. Free room in the group can be used as a logical volume.',
    find: ({ device }) => found(device, 'physicalVolume', 'it belongs to a volume group', 'Use a free logical volume of the group, or room in it'),
  }),
  deviceRule({
    code: 'inventory/raid-member',
    severity: 'error',
    title: 'A member of an array is not given to Ceph.',
    why: 'The array loses its redundancy, or its data.',
    find: ({ device }) => found(device, 'raidMember', 'it is a member of an array', OWNER),
  }),
  deviceRule({
    code: 'inventory/multipath-path',
    severity: 'error',
    title: 'A single path of a multipath device is not given to Ceph.',
    why: 'Writing to one path goes round multipathd, and the others write to the same LUN.',
    find: ({ device, above }) => (
      (OWN_RULE.multipathPath.test(device.signature ?? '') || above.some(({ kind, parents }) => kind === 'multipath' && parents.includes(device.path))) && {
        value: device.signature ?? 'multipath', reason: 'it is one of several paths to a LUN', fix: 'Use the multipath device on it',
      }),
  }),
  deviceRule({
    code: 'inventory/encrypted',
    severity: 'error',
    title: 'An encrypted device is not given to Ceph.',
    why: 'Somebody keeps data on it, or an OSD already does.',
    find: ({ device }) => found(device, 'encrypted', 'it is encrypted, so what is on it cannot be seen', OWNER),
  }),
  deviceRule({
    code: 'inventory/zfs',
    severity: 'error',
    title: 'A device of a ZFS pool is not given to Ceph.',
    why: 'The pool loses what is on it.',
    find: ({ device }) => found(device, 'zfs', 'it belongs to a pool of ZFS', OWNER),
  }),
  deviceRule({
    code: 'inventory/signed',
    severity: 'error',
    title: 'A device with a filesystem, or another signature, is not given to Ceph.',
    why: "It is somebody's data, mounted or not. Rook makes no OSD on it either, and tells so only in a log.",
    find: ({ device: { signature } }) => signature !== undefined && !Object.values(OWN_RULE).some(pattern => pattern.test(signature)) && { value: signature, reason: 'it carries a signature', fix: OWNER },
  }),
  deviceRule({
    code: 'inventory/hidden-volume',
    severity: 'error',
    title: 'A volume that LVM keeps for itself is not given to Ceph.',
    why: 'It is a part of a mirrored, thin or cached volume. It looks blank and is not.',
    find: ({ device }) => (
      device.kind === 'logicalVolume' && /_(rimage|rmeta|mimage|mlog|tdata|tmeta|cdata|cmeta|cvol|corig|vorigin|vdata|pmspare|imeta)(_?\d+)?$|^lvol\d+_pmspare$|^(snapshot|pvmove)\d/.test(volumeOf(device)) && {
        value: volumeOf(device), reason: 'it is a part of another logical volume', fix: 'Use a logical volume of its own',
      }),
  }),
  deviceRule({
    code: 'inventory/not-seen',
    severity: 'error',
    title: 'A device is offered only where its signatures could be seen.',
    why: "Where lsblk cannot read udev's database, as in a container, it shows no signature of any device: data looks like a blank disk then.",
    find: ({ signaturesSeen }) => !signaturesSeen && { value: 'no signature of any device of the host was seen', reason: 'it cannot be told from a blank one', fix: 'Run the command on the host itself, as root' },
  }),
];
