import type { DevicesCase, DeviceUse } from './named-device';
import { about, apartFrom } from './uses';
import { canonicalPath, DeviceName, deviceName, DeviceNameKind, pathFault } from '../../layout';
import { Rule, see, Violation } from '../rule';

/** Whether a name means the same device tomorrow, and one that can carry data. */
export const NAME_RULES: Rule<DevicesCase>[] = [
  {
    code: 'local-volume/moving-path',
    severity: 'error',
    title: 'A device is named by a path that stays, never by the name the kernel gave it at this boot.',
    why: 'Names such as /dev/sdb are given in the order of discovery: after a boot or a plug they may mean another disk, which is then overwritten.',
    see: see('local-volume/moving-path'),
    check: ({ uses }) => named(uses, 'kernel', 'wandering'),
  },
  {
    code: 'local-volume/content-path',
    severity: 'error',
    title: 'A device is not named by what is written on it.',
    why: "Links of /dev/disk/by-uuid and by-label name a filesystem, and lvm-pv-uuid names LVM's label; a blank device has none, and Ceph removes them.",
    see: see('local-volume/content-path'),
    check: ({ uses }) => named(uses.filter(({ formatted }) => !formatted), 'content'),
  },
  {
    code: 'local-volume/reserved-device',
    severity: 'error',
    title: 'A volume stands on a block device that is free for data.',
    why: 'An OSD is never made on a character device, and on the disk of the system or of the agent of a cloud it destroys, or is destroyed.',
    see: see('local-volume/reserved-device'),
    check: ({ uses }) => named(uses, 'reserved'),
  },
  {
    code: 'local-volume/temporary-device',
    severity: 'warning',
    title: 'A volume stands on a disk that outlives a stop of its machine.',
    why: 'Temporary disks of a cloud are blank when the machine was stopped: its OSDs are lost, and if several machines stop at once, so is data.',
    see: see('local-volume/temporary-device'),
    check: ({ uses }) => named(uses, 'temporary'),
  },
  {
    code: 'local-volume/unsure-path',
    severity: 'warning',
    title: 'The name of a device stays without a condition.',
    why: 'Where the condition ends, the volume is missing after a boot, or another device has its name and is overwritten.',
    see: see('local-volume/unsure-path'),
    check: ({ uses }) => [...named(uses, 'unsure'), ...copiedNames(uses), ...openNamespaces(uses)],
  },
  {
    code: 'local-volume/path',
    severity: 'error',
    title: 'A device is a path below /dev; a file is an absolute path outside of /dev, /proc, /sys and /tmp.',
    why: 'The PersistentVolume would point at nothing, or at something that vanishes at the next boot.',
    see: see('local-volume/path'),
    check: ({ uses }) => uses.flatMap(use => {
      const fault = use.file ? fileFault(use.path) : deviceFault(use);
      return fault ? [about(use, fault.reason, fault.fix)] : [];
    }),
  },
];

/** Names that were understood: every rule asks for each of them, and each asks some thirty patterns. */
const understood = new WeakMap<DeviceUse, DeviceName>();

function nameOf(use: DeviceUse): DeviceName {
  const known = understood.get(use) ?? deviceName(use.path);
  understood.set(use, known);
  return known;
}

/** The devices whose names are of these kinds, each with what speaks against it. */
function named(uses: readonly DeviceUse[], ...kinds: DeviceNameKind[]): Violation[] {
  return uses.filter(({ file }) => !file).flatMap(use => {
    const { kind, path, reason, fix } = nameOf(use);
    return kinds.includes(kind) && (use.elsewhere || path.startsWith('/dev')) ? [about(use, reason!, fix!)] : [];
  });
}

function deviceFault(use: DeviceUse): { reason: string; fix: string } | undefined {
  const { kind, path, reason, fix } = nameOf(use);
  if (kind === 'malformed') return { reason: reason!, fix: fix! };
  return use.elsewhere || path.startsWith('/dev/') ? undefined : { reason: 'a device is found below /dev', fix: 'Use its full path' };
}

function fileFault(path: string): { reason: string; fix: string } | undefined {
  return pathFault(path) ?? (/^\/(dev|proc|sys|tmp|run)(\/|$)/.test(canonicalPath(path)) || canonicalPath(path) === '/'
    ? { reason: 'a file for a volume must lie at an absolute path that lasts', fix: 'Choose a path such as /var/lib/storage/disk0.img' } : undefined);
}

/** UUIDs written on the disk: several hosts have them where an image was copied, or where they see one LUN. */
function copiedNames(uses: readonly DeviceUse[]): Violation[] {
  return apartFrom(uses, 'copied').map(([use]) => about(use, 'several hosts have it: the disk is a copy of another, or they all see one LUN', 'Name the disk by its own identity, or approve that they are copies'));
}

/** Names of a drive alone, while another volume is a further namespace of it: udev gives such a link to any of them. */
function openNamespaces(uses: readonly DeviceUse[]): Violation[] {
  return uses.filter(({ open }) => open).map(use => about(use, 'the drive has several namespaces, and this name may point to any of them after a boot', 'Use the link that ends with the number of the namespace'));
}
