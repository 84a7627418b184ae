import { captureOf, INVENTORY_RULES, inventoryOf } from '../../../src/model/inventory';

const GIB = 2 ** 30;

/** The disk that the host runs from; it proves that signatures can be seen. */
const SYSTEM = {
  path: '/dev/sda',
  type: 'disk',
  size: 500 * GIB,
  tran: 'sata',
  pttype: 'gpt',
  children: [
    { path: '/dev/sda1', type: 'part', size: 499 * GIB, fstype: 'ext4', mountpoints: ['/'] },
  ],
};
const BY_ID = '/dev/disk/by-id/wwn-0x5000c500a1b2c301';

interface Case {
  /** Fields of the device, beside those of a blank disk. */
  readonly device?: Record<string, unknown>;
  readonly links?: readonly string[];
  /** All devices, where one more is not enough. */
  readonly devices?: readonly object[];
  /** Which device it is told of. */
  readonly path?: string;
}

/** The smallest host for each rule. */
const CASES: Record<string, Case> = {
  'inventory/system-disk': { path: '/dev/sda' },
  'inventory/mounted': { device: { fstype: 'xfs', mountpoints: ['/mnt'] } },
  'inventory/swap': { device: { fstype: 'swap', mountpoint: '[SWAP]' } },
  'inventory/reserved-partition': { devices: [SYSTEM, { path: '/dev/sdb', type: 'disk', size: 500 * GIB, children: [{ path: '/dev/sdb1', type: 'part', size: 100 * GIB, parttype: 'c12a7328-f81f-11d2-ba4b-00a0c93ec93b' }] }], path: '/dev/sdb1' },
  'inventory/partitioned': { device: { pttype: 'gpt' } },
  'inventory/held': { device: { children: [{ path: '/dev/md0', type: 'raid1', size: 100 * GIB }] } },
  'inventory/phantom-partition': { device: { fstype: 'ceph_bluestore', children: [{ path: '/dev/sdb1', type: 'part', size: 50 * GIB }] }, path: '/dev/sdb1' },
  'inventory/ceph': { device: { fstype: 'ceph_bluestore' } },
  'inventory/physical-volume': { device: { fstype: 'LVM2_member' } },
  'inventory/raid-member': { device: { fstype: 'linux_raid_member' } },
  'inventory/multipath-path': { device: { fstype: 'mpath_member' } },
  'inventory/encrypted': { device: { fstype: 'crypto_LUKS' } },
  'inventory/zfs': { device: { fstype: 'zfs_member' } },
  'inventory/signed': { device: { fstype: 'btrfs' } },
  'inventory/hidden-volume': { device: { fstype: 'LVM2_member', children: [{ path: '/dev/mapper/vg-lv_rimage_0', type: 'lvm', size: 50 * GIB }] }, path: '/dev/mapper/vg-lv_rimage_0' },
  'inventory/not-seen': { devices: [{ path: '/dev/sdb', type: 'disk', size: 100 * GIB }] },
  'inventory/virtual': { devices: [SYSTEM, { path: '/dev/nbd0', type: 'disk', size: 100 * GIB }], path: '/dev/nbd0' },
  'inventory/layered': { device: { children: [{ path: '/dev/md0', type: 'raid1', size: 100 * GIB }] }, path: '/dev/md0' },
  'inventory/read-only': { device: { ro: true } },
  'inventory/removable': { device: { rm: '1' } },
  'inventory/too-small': { device: { size: 5 * GIB - 1 } },
  'inventory/small': { device: { size: 10 * GIB } },
  'inventory/rounded-size': { device: { size: '500G' } },
  'inventory/no-stable-name': { links: [] },
  'inventory/duplicate': { device: { wwn: '0x5000c500a1b2c301' }, devices: [SYSTEM, ...['b', 'c'].map(letter => ({ path: `/dev/sd${letter}`, type: 'disk', size: 100 * GIB, wwn: '0x5000c500a1b2c301' }))] },
  'inventory/reserved-name': { links: ['/dev/disk/azure/resource', BY_ID] },
  'inventory/temporary': { links: ['/dev/disk/by-id/nvme-Amazon_EC2_NVMe_Instance_Storage_AWS1'] },
  'inventory/name-of-place': { links: ['/dev/disk/by-path/pci-0000:00:1f.2-ata-1'] },
  'inventory/usb': { device: { tran: 'usb' } },
  'inventory/network-lun': { device: { tran: 'iscsi' } },
  'inventory/beside-system': {
    devices: [{ ...SYSTEM, children: [...SYSTEM.children, { path: '/dev/sda2', type: 'part', size: 100 * GIB, fstype: 'LVM2_member', children: [{ path: '/dev/mapper/vg0-ceph', type: 'lvm', size: 90 * GIB }] }] }],
    path: '/dev/mapper/vg0-ceph',
  },
};

const told = ({ device = {}, links = [BY_ID], devices, path = '/dev/sdb' }: Case) => {
  const blockdevices = devices ?? [SYSTEM, { path: '/dev/sdb', type: 'disk', size: 4000 * GIB, tran: 'sas', rota: true, ...device }];
  return inventoryOf([captureOf('node-a', { blockdevices }, { '/dev/sdb': links, '/dev/sda': ['/dev/disk/by-id/ata-SYSTEM_1'] })]).devices.find(each => each.path === path)!;
};

test('every rule has its case', () => expect(Object.keys(CASES)).toEqual(INVENTORY_RULES.map(({ code }) => code)));

test('a blank disk with a name of its own is offered, and nothing is told of it', () => {
  expect(told({})).toMatchObject({ state: 'offered', use: BY_ID, deviceClass: 'hdd', findings: [] });
});

test.each(Object.entries(CASES))('%s', (code, each) => {
  const { findings, state } = told(each);
  expect(findings.map(finding => finding.code)).toContain(code);
  const { severity } = INVENTORY_RULES.find(rule => rule.code === code)!;
  expect(state === 'offered').toBe(severity === 'warning');
});

test('a device in use tells all reasons, not the first one only', () => {
  expect(told({ device: { fstype: 'LVM2_member', ro: true, rm: true }, links: [] }).findings.map(({ code }) => code))
    .toEqual(['inventory/physical-volume', 'inventory/read-only', 'inventory/removable', 'inventory/no-stable-name']);
});
