/** Four hosts, each with a disk that it runs from and two that are blank. */
export const HOSTS = ['node-a', 'node-b', 'node-c', 'node-d'];

const BYTES = 4000787030016;

/** What the command of the inventory prints on one of them. */
export function captureText(host: string): string {
  const index = HOSTS.indexOf(host);
  const wwn = (disk: number) => `0x5000c500a1b2c3${index}${disk}`;
  const blank = (name: string, disk: number) => ({ name, kname: name, path: `/dev/${name}`, type: 'disk', size: BYTES, model: 'ST4000NM0035', serial: `ZC1${index}${disk}`, wwn: wwn(disk), tran: 'sata', rota: true, ro: false, rm: false, fstype: null, pttype: null, mountpoints: [null] });
  const lsblk = {
    blockdevices: [
      {
        name: 'sda',
        kname: 'sda',
        path: '/dev/sda',
        type: 'disk',
        size: 500107862016,
        model: 'BOOT',
        serial: `B${index}`,
        tran: 'sata',
        rota: false,
        ro: false,
        rm: false,
        pttype: 'gpt',
        mountpoints: [null],
        children: [
          { name: 'sda1', kname: 'sda1', path: '/dev/sda1', type: 'part', size: 500000000000, fstype: 'ext4', mountpoints: ['/'], ro: false, rm: false },
        ],
      },
      blank('sdb', 1), blank('sdc', 2),
    ],
  };
  const links = [`/dev/disk/by-id/ata-BOOT_B${index} /dev/sda`, ...[['sdb', 1], ['sdc', 2]].map(([name, disk]) => `/dev/disk/by-id/wwn-${wwn(disk as number)} /dev/${name}`)];
  return ['=== cdk8s-ceph host', host, '=== cdk8s-ceph lsblk', JSON.stringify(lsblk, undefined, 1), '=== cdk8s-ceph links', ...links, '=== cdk8s-ceph end', ''].join('\n');
}
