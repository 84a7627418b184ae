import { canonicalPath, diskOf, isPartitionName, pathFault } from '../../../src/model/layout/device-path';

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
    ['/dev/mapper/mpatha-part1', '/dev/mapper/mpatha-part1'], ['/dev/mapper/luks-1111', '/dev/mapper/luks-1111'], ['/dev/mapper/36001405aaaabbbbccccddddeeeeffff0-part1', '/dev/mapper/36001405aaaabbbbccccddddeeeeffff0-part1'],
  ])('%s is %s', (path, canonical) => expect(canonicalPath(path)).toBe(canonical));
});

describe('A path that names nothing', () => {
  test.each(['disk0', '', '/a b', '/a\tb', '/a\nb', '/a*', '/$(reboot)', '/a`b', "/a'b", '/a\\b', '/a\u0000', '/a\u202eb'])('%j', path => expect(pathFault(path)).toBeDefined());
  test.each(['/dev/disk/by-id/x-1.2:3=4@5+6#7_8', '/dev/disk/by-partlabel/my\\x20disk', '/dev/disk/by-partlabel/größe', '/srv/a,b~c%'])('is not %j', path => expect(pathFault(path)).toBeUndefined());
});
