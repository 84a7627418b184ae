/** Where the links to the loop devices of files are: in memory, since after a boot the same number is another device until the link is made again. */
export const FILE_LINKS = '/run/cdk8s-ceph/devices/';

/** The stable link through which a file's loop device is reached on its host. */
export function fileLink(name: string): string {
  return `${FILE_LINKS}${name}`;
}
