import { deviceRule } from './about';
import { human } from '../../layout';
import type { Rule } from '../../rules';
import type { DeviceCase } from '../case';

/** ceph-volume takes no smaller device. */
export const SMALLEST_OSD = 5 * 2 ** 30;

/** Below this, the parts of an OSD that are not data weigh. */
const SMALL_OSD = 32 * 2 ** 30;

const NO_MEDIUM = /^\/dev\/(loop|zram|ram|sr|scd|fd|nbd|rbd|drbd|zd|mtdblock|pmem|bcache|nullb|ublkb)\d|^\/dev\/mmcblk\d+(boot|rpmb)/;

/** What a device is. */
export const KIND_RULES: readonly Rule<DeviceCase>[] = [
  deviceRule({
    code: 'inventory/virtual',
    severity: 'error',
    title: 'An OSD stands on a disk, a partition, a logical volume or a multipath device.',
    why: 'Loop devices, memory, drives for media and disks that come over a network from another store are gone after a boot, or carry nothing.',
    find: ({ device }) => (device.kind === 'other' || NO_MEDIUM.test(device.path)) && { value: device.type, reason: 'it is no device that keeps data for Ceph', fix: 'Use another device' },
  }),
  deviceRule({
    code: 'inventory/layered',
    severity: 'error',
    title: 'An OSD is not made on an array or on an opened encrypted device.',
    why: 'Rook makes none on an array. An encrypted device is there only when the host has opened it after a boot.',
    find: ({ device }) => (device.kind === 'raid' || device.kind === 'encrypted') && {
      value: device.type,
      reason: device.kind === 'raid' ? 'it is an array, and Ceph keeps copies itself' : 'it is there only when the host has opened it',
      fix: device.kind === 'raid' ? 'Take the array apart and use its disks' : "Use the device below, with 'encryption' of the cluster",
    },
  }),
  deviceRule({
    code: 'inventory/read-only',
    severity: 'error',
    title: 'A device that cannot be written is not given to Ceph.',
    why: 'No OSD can be made on it.',
    find: ({ device }) => device.readOnly && { value: 'read-only', reason: 'the host cannot write it', fix: 'Make it writable, or use another device' },
  }),
  deviceRule({
    code: 'inventory/removable',
    severity: 'error',
    title: 'A device that is made to be taken out is not given to Ceph.',
    why: 'The tool that makes OSDs refuses it, and whoever takes it out takes copies away.',
    find: ({ device }) => device.removable && {
      value: 'removable', reason: 'it can be taken out', fix: 'Use a disk that is built in',
    },
  }),
  deviceRule({
    code: 'inventory/too-small',
    severity: 'error',
    title: 'A device for an OSD has at least 5 GiB.',
    why: 'The tool that makes OSDs takes none that is smaller.',
    find: ({ device }) => device.bytes < SMALLEST_OSD && {
      value: human(device.bytes), reason: 'an OSD needs 5 GiB', fix: device.rounded ? "Use a larger device; if it is larger, run 'lsblk' with --bytes" : 'Use a larger device',
    },
  }),
  deviceRule({
    code: 'inventory/small',
    severity: 'warning',
    title: 'A device for an OSD has at least 32 GiB.',
    why: 'Metadata and log take gigabytes of each OSD, whatever its size.',
    find: ({ device }) => device.bytes >= SMALLEST_OSD && device.bytes < SMALL_OSD && {
      value: human(device.bytes), reason: 'much of it is not left for data', fix: 'Use a larger device, or take it for a trial',
    },
  }),
  deviceRule({
    code: 'inventory/rounded-size',
    severity: 'warning',
    title: 'The size of a device is known to the byte.',
    why: 'A volume that is declared larger than its device is never bound. A size that was rounded is taken down.',
    find: ({ device }) => device.rounded === true && device.kind !== 'other' && {
      value: human(device.bytes), reason: 'the size in the capture is rounded', fix: "Run 'lsblk' with --bytes",
    },
  }),
];
