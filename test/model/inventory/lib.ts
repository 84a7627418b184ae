import * as fc from 'fast-check';

/** What a device of a generated host is, and so whether it may be offered. */
export type Fate = 'empty' | 'system' | 'mounted' | 'signed' | 'held' | 'partitioned' | 'twin' | 'removable' | 'readOnly' | 'nameless' | 'small';

/** A device as it is drawn, before it is printed. */
export interface Drawn {
  readonly fate: Fate;
  readonly bytes: number;
  readonly transport: 'sata' | 'sas' | 'nvme' | null;
  readonly signature: string;
  readonly holder: 'crypt' | 'raid1' | 'lvm' | 'bcache';
}

/** How an age of util-linux prints. */
export type Vintage = '2.32' | '2.34' | '2.37' | '2.39';
export const VINTAGES: readonly Vintage[] = ['2.32', '2.34', '2.37', '2.39'];

const FATES: readonly Fate[] = ['empty', 'mounted', 'signed', 'held', 'partitioned', 'twin', 'removable', 'readOnly', 'nameless', 'small'];
const SIGNATURES = ['ext4', 'xfs', 'btrfs', 'ceph_bluestore', 'LVM2_member', 'linux_raid_member', 'crypto_LUKS', 'zfs_member', 'swap', 'ntfs', 'drbd', 'bcache', 'isw_raid_member', 'vmfs', 'strange_member'];

export const drawnHost: fc.Arbitrary<readonly Drawn[]> = fc.array(fc.record({
  fate: fc.constantFrom(...FATES),
  bytes: fc.integer({ min: 11, max: 40_000 }).map(megabytes => megabytes * 2 ** 29),
  transport: fc.constantFrom('sata' as const, 'sas' as const, 'nvme' as const, null),
  signature: fc.constantFrom(...SIGNATURES),
  holder: fc.constantFrom('crypt' as const, 'raid1' as const, 'lvm' as const, 'bcache' as const),
}), { minLength: 1, maxLength: 8 });

/** A printed host: what lsblk shows, its links, and what became of every device by its path. */
export interface Printed {
  readonly lsblk: { readonly blockdevices: readonly object[] };
  readonly links: Record<string, string[]>;
  readonly fates: ReadonlyMap<string, Fate>;
}

/** Print a host as lsblk of some age does. Blind: signatures cannot be seen, as in a container. */
export function printed(name: string, devices: readonly Drawn[], vintage: Vintage, blind = false): Printed {
  const links: Record<string, string[]> = {}, fates = new Map<string, Fate>();
  const node = (fields: Record<string, any>, children: readonly object[] = []) => {
    const { mountpoint = null, size, rota = true, ro = false, rm = false, fstype = null, pttype = null, parttype = null, ...rest } = fields;
    const old = vintage === '2.32';
    const plain = {
      ...rest,
      ...old ? { path: undefined } : {},
      fstype: blind ? null : fstype,
      ...old ? {} : { pttype: blind ? null : pttype },
      parttype: blind ? null : parttype,
      size: old ? String(size) : size,
      rota: old ? (rota ? '1' : '0') : rota,
      ro: old ? (ro ? '1' : '0') : ro,
      rm: old ? (rm ? '1' : '0') : rm,
      ...vintage === '2.37' || vintage === '2.39' ? { mountpoints: [mountpoint] } : { mountpoint },
      ...vintage === '2.39' ? { 'id-link': null, 'mq': ' 1' } : {},
    };
    return { ...plain, ...children.length > 0 ? { children } : {} };
  };
  const part = (disk: string, fields: Record<string, any>) => node({ name: `${disk}1`, kname: `${disk}1`, path: `/dev/${disk}1`, type: 'part', size: 2 ** 33, pttype: 'gpt', parttype: '0fc63daf-8483-4772-8e79-3d69d8477de4', ...fields });
  const system = node({ name: 'sda', kname: 'sda', path: '/dev/sda', type: 'disk', size: 2 ** 38, pttype: 'gpt', tran: 'sata', serial: `SYS${name}`, wwn: null }, [
    part('sda', { fstype: 'ext4', mountpoint: '/' }),
  ]);
  fates.set('/dev/sda', 'system').set('/dev/sda1', 'system');
  let twin: string | undefined;
  const others = devices.map((drawn, i) => {
    const { fate, bytes, transport, signature, holder } = drawn;
    const disk = `sd${String.fromCharCode(98 + i)}`, path = `/dev/${disk}`;
    const wwn = fate === 'twin' ? (twin ??= `0x5000c500${name.length}${name.charCodeAt(name.length - 1)}${i}`) : `0x5000c5009${name.charCodeAt(name.length - 1)}${1000 + i}`;
    fates.set(path, fate);
    if (fate !== 'nameless') links[path] = [`/dev/disk/by-id/wwn-${wwn}`, `/dev/disk/by-path/pci-0000:00:1f.2-ata-${i}`];
    const fields = {
      name: disk,
      kname: disk,
      path,
      type: 'disk',
      size: fate === 'small' ? 2 ** 30 : bytes,
      tran: transport,
      serial: `${name}-${i}`,
      wwn: fate === 'nameless' ? null : wwn,
      model: 'MODEL',
      rota: transport !== 'nvme',
      rm: fate === 'removable',
      ro: fate === 'readOnly',
      fstype: fate === 'signed' ? signature : null,
      mountpoint: fate === 'mounted' ? '/mnt/data' : null,
    };
    if (fate === 'partitioned') {
      fates.set(`${path}1`, 'signed');
      return node({ ...fields, pttype: 'gpt' }, [part(disk, { fstype: signature })]);
    }
    if (fate === 'held') {
      fates.set(`/dev/mapper/held-${i}`, 'held');
      return node(fields, [node({ name: `held-${i}`, kname: `dm-${i}`, path: `/dev/mapper/held-${i}`, type: holder, size: bytes, fstype: 'ext4', mountpoint: '/srv' })]);
    }
    return node(fields);
  });
  return { lsblk: { blockdevices: [system, ...others] }, links, fates };
}
