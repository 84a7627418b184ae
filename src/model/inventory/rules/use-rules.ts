import { deviceRule, named } from './about';
import type { Rule } from '../../rules';
import { DeviceCase, isSystemMount } from '../case';

/** Boot, EFI and reserved partitions, and those that only hold others, by type. */
const RESERVED: Readonly<Record<string, string>> = {
  'c12a7328-f81f-11d2-ba4b-00a0c93ec93b': 'the EFI system partition',
  '21686148-6449-6e6f-744e-656564454649': 'the BIOS boot partition',
  '9e1a2d38-c612-4316-aa26-8b49521e5a8b': 'the PReP boot partition',
  'e3c9e316-0b5c-4db8-817d-f92df00215ae': 'a partition that Windows keeps',
  'bc13c2ff-59e6-4262-a352-b275fd6f7172': 'the extended boot loader partition',
  '0xef': 'the EFI system partition',
  '0x5': 'an extended partition, which holds others',
  '0xf': 'an extended partition, which holds others',
  '0x85': 'an extended partition, which holds others',
};

/** Who uses a device now. */
export const USE_RULES: readonly Rule<DeviceCase>[] = [
  deviceRule({
    code: 'inventory/system-disk',
    severity: 'error',
    title: 'The disk of the running system is not given to Ceph.',
    why: 'Ceph overwrites it, and the host does not start again. A blank partition of it may be one that the system fills later.',
    find: ({ device, onSystemDisk, above }) => onSystemDisk && ['disk', 'partition', 'multipath', 'raid'].includes(device.kind) && {
      value: [device, ...above].flatMap(({ mountPoints }) => mountPoints.filter(isSystemMount)).join(', ') || 'on the system disk',
      reason: 'the host runs from this disk',
      fix: 'Use another disk; for room beside the system, use a logical volume of its own',
    },
  }),
  deviceRule({
    code: 'inventory/mounted',
    severity: 'error',
    title: 'A mounted device is not given to Ceph.',
    why: 'Whoever mounted it loses its data.',
    find: ({ device, above }) => [device, ...above].some(({ mountPoints }) => mountPoints.some(point => point !== '[SWAP]')) && {
      value: [device, ...above].flatMap(({ mountPoints }) => mountPoints.filter(point => point !== '[SWAP]')).join(', '),
      reason: 'it is mounted, or something on it is',
      fix: 'Unmount it and remove it from /etc/fstab, if nothing on it is needed',
    },
  }),
  deviceRule({
    code: 'inventory/swap',
    severity: 'error',
    title: 'A device that the host swaps to is not given to Ceph.',
    why: 'Memory of running processes is on it.',
    find: ({ device, above }) => [device, ...above].some(({ mountPoints, signature }) => mountPoints.includes('[SWAP]') || signature === 'swap') && {
      value: 'swap', reason: 'it is swap space, or something on it is', fix: "Run 'swapoff' for it and remove it from /etc/fstab, if it is to be given away",
    },
  }),
  deviceRule({
    code: 'inventory/reserved-partition',
    severity: 'error',
    title: 'A partition that firmware or a boot loader needs is not given to Ceph.',
    why: 'It may look blank, and the host does not boot without it.',
    find: ({ device: { partitionType = '' } }) => RESERVED[partitionType] !== undefined && { value: partitionType, reason: `it is ${RESERVED[partitionType]}`, fix: 'Use another device' },
  }),
  deviceRule({
    code: 'inventory/partitioned',
    severity: 'error',
    title: 'A disk with partitions is not given to Ceph as a whole.',
    why: 'What is in the partitions would be overwritten. ceph-volume refuses such a disk, and the OSD never appears.',
    find: ({ device, above }) => {
      const parts = above.filter(({ kind, parents }) => kind === 'partition' && parents.includes(device.path));
      if (parts.length > 0) return { value: named(parts), reason: 'it has partitions', fix: 'Use a blank partition of it, or remove the partitions yourself if nothing in them is needed' };
      return device.partitionTable !== undefined && {
        value: device.partitionTable, reason: 'it has a partition table', fix: "Remove the table ('wipefs --all' on the host), if nothing on the disk is needed",
      };
    },
  }),
  deviceRule({
    code: 'inventory/held',
    severity: 'error',
    title: 'A device that something else is made of is not given to Ceph.',
    why: 'An array, an encrypted device or a volume group reads and writes it.',
    find: ({ device, above }) => {
      const holders = above.filter(({ kind, parents }) => kind !== 'partition' && parents.includes(device.path));
      return holders.length > 0 && { value: named(holders), reason: 'other devices are made of it', fix: 'Use what is made of it, or take that apart yourself if nothing on it is needed' };
    },
  }),
  deviceRule({
    code: 'inventory/phantom-partition',
    severity: 'error',
    title: 'A partition of a disk that carries a signature itself is not given to Ceph.',
    why: "The kernel may read a partition table out of an OSD's own data. An OSD on such a partition destroys the one on the disk.",
    find: ({ device, below }) => {
      const signed = device.kind === 'partition' ? below.find(({ signature }) => signature !== undefined) : undefined;
      return signed !== undefined && { value: signed.signature!, reason: `the disk ${signed.path} carries a signature of its own, so its partitions are none`, fix: 'Use another device' };
    },
  }),
];
