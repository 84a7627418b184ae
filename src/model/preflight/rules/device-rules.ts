import type { InventoryDevice } from '../../inventory';
import { deviceIdentity, human, known, unknown } from '../../layout';
import type { Breach, Rule } from '../../rules';
import { DeviceCase, rule, someOf } from '../cases';

/** What a device is told to be used by, or for. */
const IN_USE = ['system-disk', 'mounted', 'swap', 'reserved-partition', 'held', 'multipath-path', 'raid-member', 'phantom-partition'];
const FILLED = ['partitioned', 'signed', 'physical-volume', 'encrypted', 'zfs', 'hidden-volume'];
const UNFIT = ['read-only', 'removable', 'too-small', 'virtual', 'layered', 'reserved-name'];

/** Sizes that differ by less are the same: labels of disks are rounded. */
const SAME = 0.01;

type Told = Pick<Breach, 'value' | 'reason' | 'fix'>;

/** A rule of a device that is there. */
const ofDevice = (record: Omit<Rule<DeviceCase>, 'see' | 'check'> & { readonly find: (device: InventoryDevice, subject: DeviceCase) => Told | undefined | false }): Rule<DeviceCase> => {
  const { find, ...rest } = record;
  return rule({
    ...rest,
    check: subject => {
      const device = known(subject.device), told = device !== undefined && find(device, subject);
      return told ? [{ property: subject.volume.path, value: told.value, reason: told.reason, fix: told.fix }] : [];
    },
  });
};

/** The first thing that the inventory says of a device, of some. */
const foundOf = ({ findings }: InventoryDevice, codes: readonly string[]) => findings.find(({ code }) => codes.some(each => code === `inventory/${each}`));

/** What is on a device that does not carry the OSD that the stack has there; who carries it, is judged only where something is found. */
function strange(device: InventoryDevice, { own }: DeviceCase, codes: readonly string[], instead: readonly string[] = []): Breach | undefined {
  if (foundOf(device, instead) !== undefined) return undefined;
  const found = foundOf(device, codes);
  return found === undefined || known(own) ? undefined : found;
}

/** Whether signatures were seen; without them, nothing is known to be empty. */
function seen({ signaturesSeen }: DeviceCase): void {
  if (!signaturesSeen) known(unknown('the capture of a host shows no signature of any device, so that a full device looks empty'));
}

/** What hosts show of the devices that the stack names. */
export const DEVICE_RULES: readonly Rule<DeviceCase>[] = [
  rule({
    code: 'preflight/device-missing',
    severity: 'error',
    title: 'Every device of the stack is there, under the name that the stack has for it.',
    why: 'The pod that makes the OSD waits for the device and is never started, and Rook reports no error.',
    check: ({ volume: { path, prepared }, device, alike }) => known(device) !== undefined || prepared ? [] : [{
      property: path,
      value: alike === undefined ? 'not there' : `not there, but ${alike.path} is`,
      reason: alike === undefined ? 'no device of the host has this name' : 'the device with this identity has another name',
      fix: alike?.use === undefined ? "Read 'ls -l /dev/disk/by-id' on the host, and correct the name or attach the device" : `Name it '${alike.use}'`,
    }],
  }),
  ofDevice({
    code: 'preflight/device-identity',
    severity: 'error',
    title: 'The device that a name leads to has the identity that is in the name.',
    why: 'A link that is left from another disk leads to a disk that was never meant, and Ceph overwrites it.',
    find: ({ path, wwn }, { volume }) => {
      const named = deviceIdentity(volume.path), real = wwn === undefined ? undefined : deviceIdentity(`/dev/disk/by-id/wwn-${wwn}`);
      const kind = (device: string) => /^(naa|eui|uuid|wwn):/.exec(device)?.[1];
      return real !== undefined && kind(named.device) !== undefined && kind(named.device) === kind(real.device) && named.device !== real.device && {
        value: `${path} with the WWN ${wwn}`, reason: 'the name says another WWN', fix: "Run 'udevadm trigger' on the host, and see that the link leads to the right disk",
      };
    },
  }),
  ofDevice({
    code: 'preflight/device-former-osd',
    severity: 'error',
    title: 'A device carries no former OSD, unless it is the one that this cluster has there.',
    why: 'Rook takes such an OSD back as it is, without the device class that the stack gives it, or skips the device: the OSD of another cluster holds data of that cluster.',
    find: (device, subject) => {
      const found = strange(device, subject, ['ceph']);
      if (found === undefined) {
        if (foundOf(device, [...IN_USE, ...FILLED]) === undefined) seen(subject);
        return undefined;
      }
      return {
        value: device.cephFsid === undefined ? found.value : `an OSD of the cluster ${device.cephFsid}`,
        reason: 'an OSD is on it that is not the one that this stack has there',
        fix: `If no cluster needs it, run 'ceph-volume lvm zap --destroy ${device.path}' in a container of Ceph on the host; else use another device`,
      };
    },
  }),
  ofDevice({
    code: 'preflight/device-in-use',
    severity: 'error',
    title: 'A device of the stack is used by nothing else.',
    why: 'Rook skips such a device, or Ceph overwrites what is in use.',
    find: (device, subject) => strange(device, subject, IN_USE, ['ceph']),
  }),
  ofDevice({
    code: 'preflight/device-not-empty',
    severity: 'error',
    title: 'A device of the stack is empty: it has no filesystem, no partition table and no label.',
    why: 'Rook makes no OSD on it and reports no error, and what is on it may be needed.',
    find: (device, subject) => {
      const found = strange(device, subject, FILLED, ['ceph', ...IN_USE]);
      if (found === undefined && foundOf(device, ['ceph', ...IN_USE]) === undefined) seen(subject);
      return found;
    },
  }),
  ofDevice({
    code: 'preflight/device-unfit',
    severity: 'error',
    title: 'A device of the stack can carry an OSD.',
    why: 'The tool that makes OSDs refuses it, or the OSD does not outlive a boot of its host.',
    find: device => foundOf(device, UNFIT),
  }),
  ofDevice({
    code: 'preflight/device-on-other-hosts',
    severity: 'error',
    title: 'A device of the stack is shown by one host only, and once.',
    why: 'Two OSDs on one disk destroy each other.',
    find: device => foundOf(device, ['duplicate']),
  }),
  ofDevice({
    code: 'preflight/device-twice',
    severity: 'error',
    title: 'Two volumes of the stack do not stand on one device under two names.',
    why: 'Two OSDs are made on one disk, and each overwrites the other.',
    find: ({ path }, { twins }) => twins.length > 0 && {
      value: path, reason: `it is also, or holds, or is a part of, the device of ${someOf(twins)}`, fix: 'Remove one of the volumes, or name another device',
    },
  }),
  ofDevice({
    code: 'preflight/device-smaller',
    severity: 'error',
    title: 'A device has the size that the stack declares.',
    why: 'Ceph weighs the OSD by the declared size and gives it more data than it holds: it is full before the others, and the cluster stops taking writes.',
    find: ({ bytes }, subject) => {
      const declared = sizeOf(subject);
      return bytes < declared * (1 - SAME) && { value: human(bytes), reason: `the stack declares ${human(declared)}`, fix: `Set 'size' to ${bytes}, the bytes of the device` };
    },
  }),
  ofDevice({
    code: 'preflight/device-larger',
    severity: 'warning',
    title: 'A device is not larger than the stack declares.',
    why: 'Ceph weighs the OSD by the declared size, so that the rest of the device stays unused.',
    find: ({ bytes }, subject) => {
      const declared = sizeOf(subject);
      return bytes > declared * (1 + SAME) && { value: human(bytes), reason: `the stack declares ${human(declared)}`, fix: `Set 'size' to ${bytes}, the bytes of the device` };
    },
  }),
  rule({
    code: 'preflight/group-room',
    severity: 'error',
    title: 'A volume group has room for the logical volumes that are to be created in it.',
    why: 'The volume is never created, and its OSD never starts.',
    check: ({ volume: { path, prepared }, device, room }) => {
      if (!prepared || known(device) !== undefined || room === undefined) return [];
      const { needed, free } = known(room);
      return free >= needed ? [] : [{
        property: path, value: `${human(needed)} to be created`, reason: `the group has ${human(free)} left`, fix: "Set 'size' to less, or add a physical volume to the group",
      }];
    },
  }),
];

function sizeOf({ volume, device }: DeviceCase): number {
  return known(known(device)?.rounded === true ? unknown('the size of a device in a capture is rounded') : volume.bytes);
}
