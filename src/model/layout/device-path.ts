// Kernel names are given out in the order in which devices are found, so any of them may point to another disk after a boot.
const KERNEL_NAME = /^\/dev\/(sd[a-z]+|hd[a-z]+|vd[a-z]+|xvd[a-z]+|nvme\d+(c\d+)?n\d+|mmcblk\d+|dm-\d+|loop\d+|md\d+|nbd\d+|rbd\d+|sr\d+|ram\d+|zram\d+|pmem\d+|dasd[a-z]+|disk\/by-diskseq\/[^/]+)(p?\d+)?$/;

// Links named after what a filesystem wrote: a blank device has none, and they vanish when Ceph takes it.
const CONTENT_NAME = /^\/dev\/disk\/by-(uuid|label)\//;

const PARTITION_NAME = /^\/dev\/disk\/by-(partuuid|partlabel)\/|-part\d+$/;

/** Paths that have anything to fold. */
const UNUSUAL = /\/\/|\/\.|.\/$|^[^/]|^\/dev\/mapper\//;

/** A path with its doubled and trailing slashes and its dots folded, and LVM's mapper names as `/dev/<group>/<volume>`. */
export function canonicalPath(path: string): string {
  if (path !== '' && !UNUSUAL.test(path)) return path;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop(); else parts.push(part);
  }
  const plain = `/${parts.join('/')}`;
  const mapped = /^\/dev\/mapper\/((?:[^-]|--)+)-((?:[^-]|--)+)$/.exec(plain);
  return mapped ? `/dev/${mapped[1].replace(/--/g, '-')}/${mapped[2].replace(/--/g, '-')}` : plain;
}

/** True for names that may point to another device after a boot. */
export function isMovingName(path: string): boolean {
  return KERNEL_NAME.test(canonicalPath(path));
}

/** True for names that come from the content of the device. */
export function isContentName(path: string): boolean {
  return CONTENT_NAME.test(canonicalPath(path));
}

/** True for names of partitions. */
export function isPartitionName(path: string): boolean {
  return PARTITION_NAME.test(canonicalPath(path));
}

/** The disk a partition is on, as far as its name tells. */
export function diskOf(path: string): string {
  return canonicalPath(path).replace(/-part\d+$/, '');
}
