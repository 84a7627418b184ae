import { deviceRule } from './about';
import { deviceName } from '../../layout';
import type { Rule } from '../../rules';
import type { DeviceCase } from '../case';

/** How a device is known again. */
export const DEVICE_NAME_RULES: readonly Rule<DeviceCase>[] = [
  deviceRule({
    code: 'inventory/no-stable-name',
    severity: 'error',
    title: 'A device has a name that means it after a boot, too.',
    why: 'Names such as /dev/sdb mean another disk after a boot, which is then overwritten.',
    find: ({ use, passedOver: [best] }) => use === undefined && {
      value: best?.name ?? 'no link leads to it',
      reason: best?.reason ?? 'the host gives it no name that stays',
      fix: 'Give the disk a serial (for a virtual machine: in the hypervisor), or partition it and use the partition',
    },
  }),
  deviceRule({
    code: 'inventory/duplicate',
    severity: 'error',
    title: 'A device is there once.',
    why: 'Two devices with one identity are two ways to one disk, which both would overwrite, or copies with a false name.',
    find: ({ twins }) => twins.length > 0 && {
      value: twins.join(', '), reason: 'another device shows the same identity', fix: 'If it is one LUN, turn on multipath, or show it to one host only; otherwise use another disk',
    },
  }),
  deviceRule({
    code: 'inventory/reserved-name',
    severity: 'error',
    title: 'A disk that the machine keeps for itself is not given to Ceph.',
    why: 'The agent of the cloud formats and mounts it anew.',
    find: ({ device: { links } }) => {
      const reserved = links.map(deviceName).find(({ kind }) => kind === 'reserved');
      return reserved !== undefined && { value: reserved.path, reason: reserved.reason!, fix: 'Use a data disk' };
    },
  }),
  deviceRule({
    code: 'inventory/temporary',
    severity: 'warning',
    title: 'A device outlives a stop of its machine.',
    why: 'A stopped host comes back with blank disks, and all its copies are recreated.',
    find: ({ device: { links } }) => {
      const temporary = links.map(deviceName).find(({ kind }) => kind === 'temporary');
      return temporary !== undefined && { value: temporary.path, reason: temporary.reason!, fix: temporary.fix! };
    },
  }),
  deviceRule({
    code: 'inventory/name-of-place',
    severity: 'warning',
    title: 'A device is known by an identity of its own, not by its place.',
    why: 'Whatever is put into that place has this name: after a swap it is another disk.',
    find: ({ use = '', passedOver: [best] }) => use.startsWith('/dev/disk/by-path/') && {
      value: use,
      reason: best === undefined ? 'the host gives it no name but that of its place' : `it has a name of its own, but ${best.reason}`,
      fix: 'Keep the disk where it is, or give it a serial (for a virtual machine: in the hypervisor; on vSphere: disk.EnableUUID)',
    },
  }),
  deviceRule({
    code: 'inventory/usb',
    severity: 'warning',
    title: 'A disk is not attached by USB.',
    why: 'The disks of one enclosure vanish together with its cable.',
    find: ({ device, below }) => [device, ...below].some(({ transport }) => transport === 'usb') && {
      value: 'usb', reason: 'all disks of its enclosure are lost together', fix: 'Use disks that are built in, or count the enclosure as one device',
    },
  }),
  deviceRule({
    code: 'inventory/network-lun',
    severity: 'warning',
    title: 'A LUN of an array is for one host only.',
    why: 'Other hosts may see it as well, and an OSD started on two of them destroys it.',
    find: ({ device, below }) => (
      [device, ...below].some(({ transport = '' }) => /^(fc|fcoe|iscsi)$/.test(transport)) && { value: 'a LUN', reason: 'the array may show it to other hosts', fix: 'See in the array that it is mapped to this host alone' }),
  }),
  deviceRule({
    code: 'inventory/beside-system',
    severity: 'warning',
    title: 'A device is not on the disk of the running system.',
    why: 'The loss of that disk takes the host and the OSD; both write to it meanwhile.',
    find: ({ device, onSystemDisk }) => onSystemDisk && device.kind === 'logicalVolume' && {
      value: device.path, reason: 'it is on the disk that the host runs from', fix: 'Use another disk where there is one',
    },
  }),
];
