import { canonicalPath, diskOf, isContentName, isMovingName, isPartitionName } from '../../../src/model/layout/device-path';

describe('Names that move', () => {
  test.each([
    '/dev/sda', '/dev/sdaa', '/dev/sda1', '/dev/sdz15', '/dev/hda', '/dev/vda', '/dev/vdb3', '/dev/xvda', '/dev/nvme0n1', '/dev/nvme10n2p3', '/dev/nvme0c1n1',
    '/dev/mmcblk0', '/dev/mmcblk0p2', '/dev/dm-0', '/dev/dm-12', '/dev/loop0', '/dev/loop7p1', '/dev/md0', '/dev/md127', '/dev/nbd0', '/dev/rbd0', '/dev/sr0',
    '/dev/ram0', '/dev/zram0', '/dev/pmem0', '/dev/dasda1', '/dev/disk/by-diskseq/9', '/dev//sda', '/dev/./sda', '/dev/disk/../sda',
  ])('%s may be another device after a boot', path => expect(isMovingName(path)).toBe(true));

  test.each([
    '/dev/disk/by-id/wwn-0x5000c500a1b2c3d4', '/dev/disk/by-id/nvme-eui.0025385b', '/dev/disk/by-path/pci-0000:00:17.0-ata-1', '/dev/disk/by-partuuid/0fc6',
    '/dev/disk/by-partlabel/ceph', '/dev/vg0/data', '/dev/mapper/vg0-data', '/dev/sdx-vg/data', '/dev/disk/by-id/wwn-0x5-part1', '/dev/md/array',
  ])('%s stays', path => expect(isMovingName(path)).toBe(false));
});

describe('Names from content', () => {
  test.each(['/dev/disk/by-uuid/1', '/dev/disk/by-label/data', '/dev/disk//by-label/data'])('%s comes from a filesystem', path => expect(isContentName(path)).toBe(true));
  test.each(['/dev/disk/by-partuuid/1', '/dev/disk/by-partlabel/data', '/dev/disk/by-id/x'])('%s does not', path => expect(isContentName(path)).toBe(false));
});

describe('Names of partitions', () => {
  test.each(['/dev/disk/by-partuuid/1', '/dev/disk/by-partlabel/a', '/dev/disk/by-id/wwn-1-part3'])('%s is a partition', path => expect(isPartitionName(path)).toBe(true));
  test.each(['/dev/disk/by-id/wwn-1', '/dev/disk/by-id/part1'])('%s is not', path => expect(isPartitionName(path)).toBe(false));
  test('tell the disk they are on', () => expect(diskOf('/dev/disk/by-id/wwn-1-part3')).toBe('/dev/disk/by-id/wwn-1'));
  test('do not tell the disk where they are named by UUID', () => expect(diskOf('/dev/disk/by-partuuid/1')).toBe('/dev/disk/by-partuuid/1'));
});

describe('One name for a device', () => {
  test.each([
    ['/dev//disk/by-id/x', '/dev/disk/by-id/x'], ['/dev/disk/by-id/x/', '/dev/disk/by-id/x'], ['/dev/./vg0/lv', '/dev/vg0/lv'], ['/dev/vg0/../vg1/lv', '/dev/vg1/lv'],
    ['/dev/mapper/vg0-data', '/dev/vg0/data'], ['/dev/mapper/my--vg-my--lv', '/dev/my-vg/my-lv'], ['/dev/mapper/control', '/dev/mapper/control'],
  ])('%s is %s', (path, canonical) => expect(canonicalPath(path)).toBe(canonical));
});
