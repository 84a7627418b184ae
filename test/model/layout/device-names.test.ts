import { deviceIdentity, overlaps } from '../../../src/model/layout/device-identity';
import { deviceName, DeviceNameKind } from '../../../src/model/layout/device-names';

/** What is said of names that people use: one row a kind that was met in the field. */
const NAMES: [path: string, kind: DeviceNameKind][] = [
  ...[
    '/dev/sda', '/dev/sdaa', '/dev/sda1', '/dev/sdz15', '/dev/hda', '/dev/vda', '/dev/vdb3', '/dev/xvda', '/dev/nvme0n1', '/dev/nvme10n2p3', '/dev/nvme0c1n1', '/dev/nvme0c0n1',
    '/dev/mmcblk0', '/dev/mmcblk0p2', '/dev/dm-0', '/dev/dm-12', '/dev/loop0', '/dev/loop7p1', '/dev/md0', '/dev/md127', '/dev/md127p1', '/dev/nbd0', '/dev/rbd0', '/dev/sr0', '/dev/ram0',
    '/dev/zram0', '/dev/pmem0', '/dev/pmem0s', '/dev/dasda1', '/dev/dasdb', '/dev/bcache0', '/dev/zd16', '/dev/ublkb0', '/dev/cciss/c0d0p1',
    '/dev//sda', '/dev/./sda', '/dev/disk/../sda', '/dev/disk/by-id/../../sdb', '/mnt/local-storage/localblock/sdb', '/mnt/disks/nvme1n1',
  ].map((path): [string, DeviceNameKind] => [path, 'kernel']),
  ['/dev/disk/by-diskseq/12', 'wandering'],
  ['/dev/block/8:16', 'wandering'],
  ['/dev/disk/by-loop-ref/disk0.img', 'wandering'],
  ['/dev/disk/by-loop-inode/8:1-1234', 'wandering'],
  ['/dev/disk/by-uuid/0fc63daf-8483-4772-8e79-3d69d8477de4', 'content'],
  ['/dev/disk//by-label/data', 'content'],
  ['/dev/disk/by-id/lvm-pv-uuid-AAAA11-bbbb-cccc-dddd-eeee-ffff-gggg22', 'content'],
  ['/dev/sg3', 'reserved'],
  ['/dev/nvme0', 'reserved'],
  ['/dev/null', 'reserved'],
  ['/dev/mapper/control', 'reserved'],
  ['/dev/char/8:0', 'reserved'],
  ['/dev/shm/disk.img', 'reserved'],
  ['/dev/cdrom', 'reserved'],
  ['/dev/disk/azure/os', 'reserved'],
  ['/dev/disk/azure/resource', 'reserved'],
  ['/dev/disk/cloud/azure_resource', 'reserved'],
  ['/dev/disk/cloud/azure_resource-part1', 'reserved'],
  ['/dev/disk/by-id/nvme-Amazon_EC2_NVMe_Instance_Storage_AWS0123456789ABCDEF', 'temporary'],
  ['/dev/disk/by-id/nvme-Microsoft_NVMe_Direct_Disk_v2_0123', 'temporary'],
  ['/dev/disk/azure/local/by-serial/0123', 'temporary'],
  ['/dev/disk/by-id/google-local-nvme-ssd-0', 'temporary'],
  ['/dev/disk/by-id/google-local-ssd-0', 'temporary'],
  ['/dev/disk/by-id/scsi-0Google_EphemeralDisk_local-ssd-0', 'temporary'],
  ['/dev/disk/by-id/wwn-0x0000000000000000', 'unsure'],
  ['/dev/disk/by-id/nvme-eui.0000000000000000', 'unsure'],
  ['/dev/disk/by-partlabel/ceph-data', 'unsure'],
  ['/dev/md/data', 'unsure'],
  ['/dev/disk/by-id/md-name-host1:0', 'unsure'],
  ['/dev/mapper/mpatha', 'unsure'],
  ['/dev/mapper/mpatha-part1', 'unsure'],
  ['/dev/disk/by-id/dm-name-mpatha', 'unsure'],
  ['/dev/mapper/luks-1111', 'unsure'],
  ['/dev/mapper/sda3_crypt', 'unsure'],
  ['/dev/disk/by-id/dm-uuid-CRYPT-LUKS2-1111-data', 'unsure'],
  ['/dev/disk/by-id/usb-JMicron_Generic_DISK00_0123456789ABCDEF-0:0', 'unsure'],
  ['/dev/disk/by-path/pci-0000:00:14.0-usb-0:3:1.0-scsi-0:0:0:1', 'unsure'],
  ['/dev/disk/by-id/wwn-0x5000c500a1b2c3d4', 'identity'],
  ['/dev/disk/by-id/nvme-eui.0025385b71401351', 'identity'],
  ['/dev/disk/by-id/nvme-MODEL_SERIAL', 'identity'],
  ['/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_vol0123', 'identity'],
  ['/dev/disk/by-id/nvme-nvme.1b36-30303030-51454d55-00000001', 'identity'],
  ['/dev/disk/by-id/md-uuid-11111111:22222222:33333333:44444444', 'identity'],
  ['/dev/disk/by-id/dm-uuid-mpath-36001405aaaabbbbccccddddeeeeffff0', 'identity'],
  ['/dev/mapper/36001405aaaabbbbccccddddeeeeffff0', 'identity'],
  ['/dev/disk/by-partuuid/0fc63daf-8483-4772-8e79-3d69d8477de4', 'identity'],
  ['/dev/disk/by-path/pci-0000:00:17.0-ata-1', 'position'],
  ['/dev/disk/by-path/virtio-pci-0000:00:0b.0', 'position'],
  ['/dev/disk/by-path/acpi-VMBUS:00-pci-15c4:00:00.0-nvme-2', 'position'],
  ['/dev/disk/by-path/ip-10.0.0.9:3260-iscsi-iqn.2020-01.example:t1-lun-0', 'position'],
  ['/dev/disk/by-id/virtio-data', 'position'],
  ['/dev/disk/azure/data/by-lun/0', 'position'],
  ['/dev/disk/azure/scsi1/lun0', 'position'],
  ['/dev/disk/by-dname/sdb', 'position'],
  ['/dev/disk/by-vdev/A1', 'position'],
  ['/dev/disk/by-id/dm-name-vg0-ceph', 'group-volume'],
  ['/dev/mapper/vg0-ceph', 'group-volume'],
  ['/dev/vg0/data', 'group-volume'],
  ['/dev/sdx-vg/data', 'group-volume'],
  ['/dev/zvol/tank/ceph', 'group-volume'],
  ['/run/cdk8s-ceph/devices/disks--a--sdb', 'own'],
  ['/dev/ceph-disk', 'unknown'],
  ...[
    '', '/dev', '/dev/', '/dev/disk', '/dev/disk/by-id', '/dev/disk/by-id/', '/dev/mapper', '/dev/disk/azure/data/by-lun', 'sdb', '/dev/../etc/shadow', '/dev/disk/../../sda',
    '/dev/disk/by-id/wwn-*', '/dev/disk/by-id/wwn-[0-9]', '/dev/disk/by-id/$(reboot)', '/dev/disk/by-id/`reboot`', '/dev/disk/by-id/${wwn}', '/dev/disk/by-id/a;b',
    '/dev/disk/by-id/a b', '/dev/disk/by-id/a\nb', '/dev/disk/by-id/a\u0000b', '/dev/disk/by-id/a\u001b[31m', '/dev/disk/by-id/a\u200bb', "/dev/disk/by-id/it's", '/dev/disk/by-id/a\\b',
  ].map((path): [string, DeviceNameKind] => [path, 'malformed']),
];

describe('A name of a device', () => {
  test.each(NAMES)('%j is %s', (path, kind) => expect(deviceName(path).kind).toBe(kind));

  test('has a reason and a fix where anything speaks against it, and none else', () => {
    const silent: DeviceNameKind[] = ['identity', 'position', 'group-volume', 'own', 'unknown'];
    for (const [path, kind] of NAMES) {
      const { reason, fix } = deviceName(path);
      expect([path, reason !== undefined, fix !== undefined]).toEqual([path, !silent.includes(kind), !silent.includes(kind)]);
    }
  });

  test('may hold what udev writes for a space', () => expect(deviceName('/dev/disk/by-partlabel/my\\x20disk').kind).toBe('unsure'));
});

const id = (name: string) => deviceIdentity(`/dev/disk/by-id/${name}`);

describe('Names of one device', () => {
  test.each([
    ['/dev/disk/by-id/wwn-0x5000c500a1b2c3d4', '/dev/disk/by-id/scsi-35000c500a1b2c3d4'],
    ['/dev/disk/by-id/wwn-0x5000C500A1B2C3D4', '/dev/disk//by-id/wwn-0x5000c500a1b2c3d4'],
    ['/dev/disk/by-id/wwn-0x60014050000000000000000000000010', '/dev/disk/by-id/dm-uuid-mpath-360014050000000000000000000000010'],
    ['/dev/mapper/360014050000000000000000000000010', '/dev/disk/by-id/scsi-360014050000000000000000000000010'],
    ['/dev/disk/by-id/dm-name-360014050000000000000000000000010', '/dev/mapper/360014050000000000000000000000010'],
    ['/dev/disk/by-id/nvme-eui.0025385b71401351', '/dev/disk/by-id/wwn-eui.0025385b71401351'],
    ['/dev/disk/by-id/scsi-20025385b71401351', '/dev/disk/by-id/nvme-eui.0025385b71401351'],
    ['/dev/disk/by-id/nvme-MODEL_A_SERIAL1', '/dev/disk/by-id/nvme-MODEL_A_SERIAL1_1'],
    ['/dev/disk/by-id/nvme-nvme.1b36-53313233-4d4f44454c-00000001', '/dev/disk/by-id/nvme-MODEL_S123'],
    ['/dev/disk/by-id/nvme-nvme.1b36-53313233-4d4f44454c-00000002', '/dev/disk/by-id/nvme-MODEL_S123_2'],
    ['/dev/disk/by-id/ata-MODEL_SERIAL', '/dev/disk/by-id/scsi-1ATA_MODEL_SERIAL'],
    ['/dev/disk/by-id/ata-MODEL_SERIAL', '/dev/disk/by-id/scsi-SATA_MODEL_SERIAL'],
    ['/dev/disk/by-id/dm-name-vg0-ceph', '/dev/vg0/ceph'],
    ['/dev/mapper/my--vg-my--lv', '/dev/my-vg/my-lv'],
    ['/dev/disk/by-path/virtio-pci-0000:07:00.0', '/dev/disk/by-path/pci-0000:07:00.0'],
    ['/dev/disk/by-path/pci-0000:00:17.0-ata-1.0', '/dev/disk/by-path/pci-0000:00:17.0-ata-1'],
    ['/dev/disk/by-path/pci-0000:00:14.0-usbv3-0:3:1.0-scsi-0:0:0:1', '/dev/disk/by-path/pci-0000:00:14.0-usb-0:3:1.0-scsi-0:0:0:1'],
    ['/dev/disk/azure/scsi1/lun3', '/dev/disk/azure/data/by-lun/3'],
    ['/dev/disk/by-partuuid/0FC6', '/dev/disk/by-partuuid/0fc6'],
  ])('%s and %s', (one, other) => expect(deviceIdentity(one).device).toBe(deviceIdentity(other).device));

  test.each([
    ['wwn-0x5000c500a1b2c3d4', 'wwn-0x5000c500a1b2c3d5'],
    ['nvme-MODEL_SERIAL', 'nvme-MODEL_SERIAL_2'],
    ['nvme-MODEL_SERIAL_1', 'nvme-MODEL_SERIAL_2'],
    ['nvme-MODEL_1', 'nvme-MODEL_2'],
    ['ata-MODEL_SERIAL', 'nvme-MODEL_SERIAL'],
    ['wwn-0x0000000000000000', 'scsi-30000000000000000'],
  ])('are not %s and %s', (one, other) => expect(id(one).device).not.toBe(id(other).device));

  test('tell the partition, whichever name is taken', () => {
    expect(overlaps(id('wwn-0x5000c500a1b2c3d4-part1'), id('scsi-35000c500a1b2c3d4'))).toBe(true);
    expect(overlaps(id('wwn-0x5000c500a1b2c3d4-part1'), id('scsi-35000c500a1b2c3d4-part1'))).toBe(true);
    expect(overlaps(id('wwn-0x5000c500a1b2c3d4-part1'), id('scsi-35000c500a1b2c3d4-part2'))).toBe(false);
    expect(id('dm-uuid-part2-mpath-360014050000000000000000000000010').part).toBe('2');
    expect(deviceIdentity('/dev/mapper/360014050000000000000000000000010p3').part).toBe('3');
  });

  test('tell when a name of a drive may be any of its namespaces', () => {
    expect(id('nvme-MODEL_SERIAL').anyNamespaceOf).toBe('nvme:MODEL_SERIAL');
    expect(id('nvme-MODEL_SERIAL_1').anyNamespaceOf).toBeUndefined();
  });
});

describe('An identity stands for one device', () => {
  test.each([
    'wwn-0x5000c500a1b2c3d4', 'scsi-35000c500a1b2c3d4', 'nvme-eui.0025385b71401351', 'nvme-MODEL_SERIAL', 'nvme-MODEL_SERIAL_2', 'ata-MODEL_SERIAL', 'scsi-SVENDOR_MODEL_SERIAL',
    'dm-uuid-mpath-360014050000000000000000000000010', 'nvme-Amazon_Elastic_Block_Store_vol0123', 'wwn-0x5000c500a1b2c3d4-part2',
  ])('in the world: %s', name => expect(id(name).scope).toBe('world'));

  test.each([
    '/dev/disk/by-partuuid/0fc6', '/dev/disk/by-id/md-uuid-1:2:3:4', '/dev/disk/by-id/dm-uuid-LVM-abc', '/dev/disk/by-path/ip-10.0.0.9:3260-iscsi-iqn.2020-01.example:t1-lun-0',
  ])('or for its copies: %s', path => expect(deviceIdentity(path).scope).toBe('copied'));

  test.each([
    '/dev/disk/by-path/pci-0000:00:17.0-ata-1', '/dev/disk/by-path/pci-0000:3b:00.0-fc-0x5006016000000001-lun-1', '/dev/disk/by-id/virtio-data', '/dev/disk/by-id/ata-QEMU_HARDDISK_QM00005',
    '/dev/disk/by-id/scsi-0QEMU_QEMU_HARDDISK_drive-scsi1', '/dev/disk/by-id/google-data', '/dev/disk/by-id/scsi-0Google_PersistentDisk_data', '/dev/disk/by-id/wwn-0x0000000000000000',
    '/dev/disk/by-id/usb-Bridge_0123456789ABCDEF-0:0', '/dev/vg0/data', '/dev/disk/azure/data/by-lun/0', '/dev/disk/by-id/nvme-QEMU_NVMe_Ctrl_data', '/dev/disk/by-partlabel/data',
  ])('on its host: %s', path => expect(deviceIdentity(path).scope).toBe('host'));
});
