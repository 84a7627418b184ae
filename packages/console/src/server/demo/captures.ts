/** A device of the demonstration, as much of it as is told. */
interface Disk {
  readonly name: string;
  readonly bytes: number;
  readonly model: string;
  readonly serial: string;
  readonly rotational: boolean;
  readonly transport?: string;
  /** Whether a name leads to it that stays. */
  readonly named?: boolean;
  readonly more?: object;
}

const TB = 1_000_000_000_000;

const HDD = 4_000_787_030_016, SSD = 960_197_124_096, SYSTEM = 256_060_514_304;

/** The bytes of each SSD once there is a cluster: somebody has made them larger meanwhile. */
export const LARGER = 2 * SSD;

/** The hosts: one has a disk with a filesystem on it, another one a disk without a name that stays. */
export const HOSTS = ['node-a', 'node-b', 'node-c', 'node-d'];

function disksOf(host: string, ssd: number): Disk[] {
  const letter = host.slice(-1), blank: Disk[] = [
    { name: 'sdb', bytes: HDD, model: 'D4000', serial: `D4${letter}01`, rotational: true },
    { name: 'sdc', bytes: HDD, model: 'D4000', serial: `D4${letter}02`, rotational: true },
    { name: 'sdd', bytes: ssd, model: 'S960', serial: `S9${letter}01`, rotational: false },
  ];
  switch (host) {
    case 'node-c': return [blank[0], { ...blank[1], more: { fstype: 'ext4', label: 'backup' } }, blank[2]];
    case 'node-d': return [blank[0], { ...blank[1], named: false }, blank[2], { name: 'sde', bytes: TB, model: 'U1000', serial: 'U01', rotational: true, transport: 'usb', more: { rm: true } }];
    default: return blank;
  }
}

/** What the command of the inventory would print on a host. */
export function captureOf(host: string, ssd = SSD): string {
  const disks = disksOf(host, ssd), wwn = ({ name }: Disk) => `0x5000c500a1b2${HOSTS.indexOf(host)}0${name.charCodeAt(2).toString(16)}`;
  const lsblk = {
    blockdevices: [
      {
        ...plain('sda', SYSTEM), model: 'B256', serial: `B-${host}`, tran: 'sata', rota: false, pttype: 'gpt', children: [{ ...plain('sda1', SYSTEM - TB / 1000), type: 'part', fstype: 'ext4', mountpoints: ['/'] }],
      },
      ...disks.map(disk => ({
        ...plain(disk.name, disk.bytes), model: disk.model, serial: disk.serial, ...disk.named === false ? {} : { wwn: wwn(disk) }, tran: disk.transport ?? 'sata', rota: disk.rotational, ...disk.more,
      })),
    ],
  };
  const links = [`/dev/disk/by-id/ata-B-${host} /dev/sda`, ...disks.filter(({ named = true }) => named).map(disk => `/dev/disk/by-id/wwn-${wwn(disk)} /dev/${disk.name}`)];
  const parts: readonly (readonly [string, string])[] = [
    ['host', host], ['lsblk', JSON.stringify(lsblk)], ['mounts', ''], ['links', links.join('\n')], ['kernel', '6.12.48'], ['modules', 'rbd loadable\nceph loadable\nnbd loadable\ndm_crypt loadable'],
    ['folders', 'folder /var/lib/rook'], ['osds', ''], ['clock', '1796000000.000000000\nyes'],
  ];
  return `${parts.map(([part, text]) => `=== cdk8s-ceph ${part}\n${text}\n`).join('')}=== cdk8s-ceph end\n`;
}

function plain(name: string, size: number): object {
  return { name, kname: name, path: `/dev/${name}`, type: 'disk', size, ro: false, rm: false, fstype: null, pttype: null, mountpoints: [null] };
}
