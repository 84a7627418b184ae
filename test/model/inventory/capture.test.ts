import { spawnSync } from 'node:child_process';
import { CAPTURE_COMMAND, captureOf, inventoryOf, readCapture, readCaptures, UnreadableCapture } from '../../../src/model/inventory';

const LSBLK = { blockdevices: [{ path: '/dev/sda', kname: 'sda', type: 'disk', size: 1000, fstype: 'ext4', mountpoint: '/' }, { path: '/dev/mapper/vg0-ceph', kname: 'dm-0', type: 'lvm', size: 1000 }] };
const TEXT = ['=== cdk8s-ceph host', 'node-a', '=== cdk8s-ceph lsblk', JSON.stringify(LSBLK), '=== cdk8s-ceph links', '/dev/disk/by-id/ata-X /dev/sda', '/dev/vg0/ceph /dev/dm-0', '=== cdk8s-ceph end', ''].join('\n');

test('links lead to devices, also by the name that the kernel has for a logical volume', () => {
  const { name, devices, signaturesSeen } = readCapture(TEXT);
  expect([name, signaturesSeen, devices.map(({ path, links }) => [path, links])]).toEqual(['node-a', true, [['/dev/sda', ['/dev/disk/by-id/ata-X']], ['/dev/mapper/vg0-ceph', ['/dev/vg0/ceph']]]]);
});

test('Windows line ends are read', () => expect(readCapture(TEXT.replace(/\n/g, '\r\n'))).toEqual(readCapture(TEXT)));

test.each(['host', 'lsblk', 'links', 'end'])('a capture without the part %s is refused: half of one would hide what is in use', part => {
  expect(() => readCapture(TEXT.replace(`=== cdk8s-ceph ${part}\n`, ''))).toThrow(UnreadableCapture);
});

describe('From a pod', () => {
  const lsblk = {
    blockdevices: [
      { 'path': '/dev/sda', 'type': 'disk', 'maj:min': '8:0', 'size': 1000, 'pttype': 'gpt', 'mountpoints': [null], 'children': [{ 'path': '/dev/sda1', 'type': 'part', 'maj:min': '8:1', 'size': 900, 'fstype': 'ext4', 'mountpoints': [null] }] },
      { 'path': '/dev/sdb', 'type': 'disk', 'maj:min': '8:16', 'size': 1000, 'mountpoints': [null] },
      { 'path': '/dev/sdc', 'type': 'disk', 'maj:min': '8:32', 'size': 1000, 'mountpoints': [null] },
    ],
  };
  const mounts = ['22 1 8:1 / / rw - ext4 /dev/root rw', '40 22 0:38 /@home /home/a\\040b rw - btrfs /dev/sdb rw', '23 22 0:21 / /proc rw - proc proc rw'];
  const text = (host: string) => ['=== cdk8s-ceph host', host, '=== cdk8s-ceph lsblk', JSON.stringify(lsblk), '=== cdk8s-ceph mounts', ...mounts, '=== cdk8s-ceph links', '=== cdk8s-ceph end', ''].join('\n');

  test('mounts of the node are known that lsblk does not see, by number and by path', () => {
    const { devices } = readCapture(text('node-a'));
    expect(devices.map(({ path, mountPoints }) => [path, mountPoints])).toEqual([['/dev/sda', []], ['/dev/sda1', ['/']], ['/dev/sdb', ['/home/a b']], ['/dev/sdc', []]]);
    const codes = (path: string) => inventoryOf([readCapture(text('node-a'))]).devices.find(each => each.path === path)!.findings.map(({ code }) => code);
    expect(codes('/dev/sda')).toEqual(expect.arrayContaining(['inventory/system-disk', 'inventory/mounted']));
    expect(codes('/dev/sdb')).toContain('inventory/mounted');
    expect(codes('/dev/sdc')).not.toContain('inventory/mounted');
  });

  test('one file may hold the captures of several hosts', () => {
    expect(readCaptures(`${text('node-a')}${text('node-b')}`).map(({ name }) => name)).toEqual(['node-a', 'node-b']);
    expect(() => readCaptures(`${text('node-a')}${text('node-b').slice(0, 80)}`)).toThrow(UnreadableCapture);
  });
});

test('what lsblk did not print is refused', () => {
  expect(() => captureOf('node-a', { devices: [] })).toThrow(UnreadableCapture);
  expect(() => captureOf('node-a', null)).toThrow(UnreadableCapture);
  expect(() => captureOf('node-a', { blockdevices: [{ type: 'disk' }] })).toThrow(UnreadableCapture);
});

test('the command runs on this host, and what it prints is read', () => {
  const { stdout, status } = spawnSync('sh', ['-c', CAPTURE_COMMAND], { encoding: 'utf8' });
  expect(status).toBe(0);
  const capture = readCapture(stdout);
  expect(capture.devices.length).toBeGreaterThan(0);
  // A container shows no signature of any device: then nothing may be offered.
  if (!capture.signaturesSeen) expect(inventoryOf([capture]).devices.filter(({ state }) => state === 'offered')).toEqual([]);
});

test('room in a volume group is told, and no more than there is', () => {
  const gib = 2 ** 30;
  const { groups } = inventoryOf([captureOf('node-a', {
    blockdevices: [
      { path: '/dev/sdb', type: 'disk', size: 100 * gib, fstype: 'LVM2_member', children: [{ path: '/dev/mapper/my--vg-one', type: 'lvm', size: 40 * gib }] },
    ],
  })]);
  expect(groups).toEqual([{ host: 'node-a', group: 'my-vg', devices: ['/dev/sdb'], freeBytes: 60 * gib - 4 * 2 ** 20 }]);
});

describe('Forcing', () => {
  const unseen = (extra: object) => captureOf('node-a', { blockdevices: [{ path: '/dev/sdb', type: 'disk', size: 4e12, mountpoints: [null], tran: 'sata', rota: true, ...extra }] }, { '/dev/sdb': ['/dev/disk/by-id/wwn-0x5000c500a1b2c301'] });
  const state = (extra: object, ...forced: string[]) => inventoryOf([unseen(extra)], forced).devices[0].state;

  test('takes a device of which signatures could not be seen, by its full name only', () => {
    expect(state({})).toBe('unknown');
    expect(state({}, '/dev/sdb')).toBe('unknown');
    expect(state({}, 'wwn-0x5000c500a1b2c301')).toBe('unknown');
    expect(state({}, '/dev/disk/by-id/wwn-0x5000c500a1b2c301')).toBe('offered');
  });

  test.each([['mounted', { mountpoints: ['/data'] }], ['signed', { fstype: 'xfs' }], ['the system', { mountpoints: ['/'] }], ['swap', { mountpoints: ['[SWAP]'] }], ['read-only', { ro: true }], ['LVM', { fstype: 'LVM2_member' }]])(
    'never takes one that is %s', (_, extra) => expect(state(extra, '/dev/disk/by-id/wwn-0x5000c500a1b2c301')).toBe('refused'));
});
