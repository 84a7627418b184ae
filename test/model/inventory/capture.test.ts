import { spawnSync } from 'node:child_process';
import { CAPTURE_COMMAND, captureOf, inventoryOf, readCapture, UnreadableCapture } from '../../../src/model/inventory';

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
