import { canonicalPath, pathFault } from './device-path';
import { FILE_LINKS } from './file-links';

/**
 * What a name says of its device.
 * - `malformed`: it names no device.
 * - `kernel`: given in the order of discovery. `wandering`: given by another count that begins anew with each boot.
 * - `content`: written on the device, and gone when Ceph takes it. `reserved`: no device for data, or one that the system keeps.
 * - `temporary`: a device whose content is lost when the machine is stopped. `unsure`: it stays as long as a condition holds.
 * - `identity`: burnt into the device or written beside its content. `position`: the place it is attached to.
 * - `group-volume`: a volume of a group (LVM, ZFS). `own`: a link that this library makes. `unknown`: nothing is known against it.
 */
export type DeviceNameKind = 'malformed' | 'kernel' | 'wandering' | 'content' | 'reserved' | 'temporary' | 'unsure' | 'identity' | 'position' | 'group-volume' | 'own' | 'unknown';

/** A name of a device, understood. */
export interface DeviceName {
  readonly path: string;
  readonly kind: DeviceNameKind;
  /** What speaks against it, lower case; absent where nothing does. */
  readonly reason?: string;
  readonly fix?: string;
}

interface Row {
  readonly kind: DeviceNameKind;
  readonly pattern: RegExp;
  readonly reason?: string;
  readonly fix?: string;
}

const LINK = 'Use a link of /dev/disk/by-id, by-path or by-partuuid (`ls -l /dev/disk/by-id` on the host)';
const KERNEL = '(sd[a-z]+|hd[a-z]+|vd[a-z]+|xvd[a-z]+|ubd[a-z]+|nvme\\d+(c\\d+)?n\\d+|mmcblk\\d+(boot\\d+)?|dm-\\d+|loop\\d+|md(_d)?\\d+|nbd\\d+|rbd\\d+|sr\\d+|fd\\d+|ram\\d+|zram\\d+'
  + '|pmem\\d+(\\.\\d+)?s?|dasd[a-z]+|scm[a-z]+|bcache\\d+|zd\\d+|ublkb\\d+|rssd[a-z]+|fio[a-z]+|mtdblock\\d+)(p?\\d+)?';
const MOVES = 'the kernel may give this name to another device at the next boot';
const STOPPED = 'it is a temporary disk of the cloud: its data is gone when the machine is stopped or moved to other hardware';

/** The first row that fits counts. One more kind of name is one more row. */
const NAMES: readonly Row[] = [
  { kind: 'own', pattern: new RegExp(`^${FILE_LINKS}.`) },

  // Names that mean another device after a boot.
  { kind: 'kernel', pattern: new RegExp(`^/dev/${KERNEL}$`), reason: MOVES, fix: LINK },
  { kind: 'kernel', pattern: /^\/dev\/(cciss|ida|rd)\/c\d+d\d+(p\d+)?$/, reason: MOVES, fix: LINK },
  {
    kind: 'kernel',
    pattern: new RegExp(`^/(?!dev/).*/${KERNEL}$`),
    reason: 'the link is named after the name that the kernel gave when the link was made, and may point to another device after a boot',
    fix: 'Select the device by a link of /dev/disk/by-id, and use that',
  },
  { kind: 'wandering', pattern: /^\/dev\/disk\/by-diskseq\//, reason: 'it counts the devices of this boot, and another device has this number after the next', fix: LINK },
  { kind: 'wandering', pattern: /^\/dev\/block\//, reason: 'the kernel may give these numbers to another device at the next boot', fix: LINK },
  { kind: 'wandering', pattern: /^\/dev\/disk\/by-loop-(ref|inode)\//, reason: 'it is a loop device that nothing attaches after a boot', fix: 'Use LocalVolume.file, which attaches it again' },

  // What is no device for data, or not ours.
  { kind: 'malformed', pattern: /^\/dev(\/disk(\/(by-[a-z-]+|azure(\/(data|local|temp|scsi\d+)(\/by-[a-z]+)?)?|cloud))?|\/mapper|\/md|\/zvol)?$/, reason: 'it is a directory', fix: 'Add the name of the link of one device' },
  { kind: 'reserved', pattern: /^\/dev\/(sg\d+|bsg\/.*|char\/.*|nvme\d+|ng\d+n\d+|tty.*|null|zero|full|u?random|console|mem|kmsg|fuse|loop-control|mapper\/control)$/, reason: 'it is no block device', fix: LINK },
  { kind: 'reserved', pattern: /^\/dev\/(shm|pts|fd|mqueue|hugepages|input|net|bus|cpu|dri|snd|vfio)(\/|$)|^\/dev\/std(in|out|err)$/, reason: 'it is no block device', fix: LINK },
  { kind: 'reserved', pattern: /^\/dev\/(cdrom|dvd|floppy)/, reason: 'it is a drive for media that are taken out', fix: LINK },
  { kind: 'reserved', pattern: /^\/dev\/disk\/(azure\/(os|root)|cloud\/azure_root)(-part\d+)?$/, reason: 'it is the disk of the operating system', fix: 'Use a data disk' },
  { kind: 'reserved', pattern: /^\/dev\/disk\/(azure\/resource|cloud\/azure_resource)(-part\d+)?$/, reason: 'it is the temporary disk of the machine: the agent of the cloud formats and mounts it anew', fix: 'Use a data disk' },

  // Names from what is written on the device.
  { kind: 'content', pattern: /^\/dev\/disk\/by-(uuid|label)\//, reason: 'it names a filesystem, which a device for Ceph must not carry', fix: LINK },
  { kind: 'content', pattern: /^\/dev\/disk\/by-id\/lvm-pv-uuid-/, reason: "it names LVM's label, which is gone once the device is blank", fix: LINK },

  // Devices that live as long as a virtual machine runs.
  { kind: 'temporary', pattern: /^\/dev\/disk\/by-id\/nvme-Amazon_EC2_NVMe_Instance_Storage_/, reason: STOPPED, fix: 'Use EBS volumes, or approve that a stopped host loses its copies' },
  { kind: 'temporary', pattern: /^\/dev\/disk\/(azure\/(local|temp)\/|by-id\/nvme-(Microsoft|MSFT)_NVMe_Direct_Disk)/, reason: STOPPED, fix: 'Use data disks, or approve that a stopped host loses its copies' },
  {
    kind: 'temporary',
    pattern: /^\/dev\/disk\/by-id\/(google-local-(nvme-)?ssd|scsi-\dGoogle_EphemeralDisk_|nvme-nvme_card\d*_)/,
    reason: STOPPED,
    fix: 'Use persistent disks, or approve that a stopped host loses its copies',
  },

  // Names that stay on a condition.
  { kind: 'unsure', pattern: /^\/dev\/disk\/by-id\/(wwn-0x|wwn-eui\.|nvme-eui\.|scsi-[23])(0{16,}|f{16,})(-part\d+)?$/i, reason: 'the identity is empty, and every such device has it', fix: 'Use the link of model and serial, or one of /dev/disk/by-path' },
  { kind: 'unsure', pattern: /^\/dev\/disk\/by-partlabel\//, reason: 'a label is given by hand, and of two partitions with this label either may be meant', fix: 'Use the link of /dev/disk/by-partuuid, or approve that the label stands once on the host' },
  { kind: 'unsure', pattern: /^\/dev\/(disk\/by-id\/md-name-|md\/)/, reason: "mdadm makes it from the name of the array and of the host, and adds '_0' where it takes the array for a foreign one", fix: 'Use the link /dev/disk/by-id/md-uuid-…' },
  { kind: 'unsure', pattern: /^\/dev\/(mapper\/|disk\/by-id\/dm-name-)mpath[a-z]+/, reason: 'multipath counts these names on each host, and may give this one to another LUN', fix: 'Use the link /dev/disk/by-id/dm-uuid-mpath-…' },
  { kind: 'unsure', pattern: /^\/dev\/(mapper\/|disk\/by-id\/dm-name-)(luks-|crypt-|[^/-]*_crypt$)|^\/dev\/disk\/by-id\/dm-uuid-CRYPT-/, reason: 'it is there only when the host has opened the encrypted device after a boot', fix: "Use the device below and 'encryption' of the cluster, or approve that the host opens it" },
  { kind: 'unsure', pattern: /^\/dev\/disk\/by-id\/usb-/, reason: 'the serial is that of the bridge, and other enclosures may have the same', fix: 'Use the link of /dev/disk/by-path and keep the enclosure in its port, or approve that the serial stands once' },
  { kind: 'unsure', pattern: /^\/dev\/disk\/by-path\/.*-usb(v\d+)?-/, reason: 'it names a USB port: whatever is plugged into it has this name', fix: 'Use a disk that is not on USB, or approve that it stays in its port' },

  // Names that stay.
  { kind: 'position', pattern: /^\/dev\/disk\/(by-path|by-dname|by-vdev|by-slot|by-bay|by-enclosure|azure)\/|^\/dev\/oracleoci\/|^\/dev\/etherd\/|^\/dev\/disk\/by-id\/(virtio|google)-/ },
  { kind: 'group-volume', pattern: /^\/dev\/zvol\/|^\/dev\/disk\/by-id\/dm-name-(?:[^-]|--)+-(?:[^-]|--)+$/ },
  { kind: 'identity', pattern: /^\/dev\/disk\/by-(id|partuuid|nguid)\/|^\/dev\/mapper\/([23][0-9a-f]{16,32}|eui\.|uuid\.)/ },
  { kind: 'group-volume', pattern: /^\/dev\/(?!(disk|mapper|md|zvol|block|char|rbd|drbd|bcache|cciss|input|bus)\/)[^/]+\/[^/]+$/ },
];

/** What a name of a device says of it. */
export function deviceName(path: string): DeviceName {
  const fault = pathFault(path);
  const canonical = canonicalPath(path);
  if (fault !== undefined) return { path: canonical, kind: 'malformed', ...fault };
  if (path.startsWith('/dev/') && !/^\/dev(\/|$)/.test(canonical)) {
    return { path: canonical, kind: 'malformed', reason: `it leaves /dev: it is ${canonical}`, fix: 'Use the full path of the device, without ..' };
  }
  const row = NAMES.find(({ pattern }) => pattern.test(canonical));
  return { path: canonical, kind: row?.kind ?? 'unknown', reason: row?.reason, fix: row?.fix };
}
