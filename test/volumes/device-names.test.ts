import { Size } from 'cdk8s';
import { Findings, Host, LocalVolume, Severity } from '../../src';
import { setOf } from '../support/layouts';

type Answer = 'accepted' | `refused ${string}` | `warned ${string}`;

/** What a user is told about names that people gave to devices: each alone on a host. */
const ANSWERS: [path: string, answer: Answer][] = [
  ['/dev/disk/by-diskseq/12', 'refused moving-path'],
  ['/dev/disk/by-id/lvm-pv-uuid-AAAA11-bbbb-cccc-dddd-eeee-ffff-gggg22', 'refused content-path'],
  ['/dev/disk/by-partlabel/ceph-data', 'warned unsure-path'],
  ['/dev/disk/by-uuid/0fc63daf-8483-4772-8e79-3d69d8477de4', 'refused content-path'],
  ['/dev/disk/by-loop-ref/disk0.img', 'refused moving-path'],
  ['/dev/md127', 'refused moving-path'],
  ['/dev/md/data', 'warned unsure-path'],
  ['/dev/disk/by-id/md-uuid-11111111:22222222:33333333:44444444', 'accepted'],
  ['/dev/disk/by-id/md-name-host1:0', 'warned unsure-path'],
  ['/dev/bcache0', 'refused moving-path'],
  ['/dev/zvol/tank/ceph', 'accepted'],
  ['/dev/rbd0', 'refused moving-path'],
  ['/dev/nbd0', 'refused moving-path'],
  ['/dev/xvdb', 'refused moving-path'],
  ['/dev/dasdb', 'refused moving-path'],
  ['/dev/pmem0', 'refused moving-path'],
  ['/dev/mmcblk0', 'refused moving-path'],
  ['/dev/nvme0n1', 'refused moving-path'],
  ['/dev/nvme0c0n1', 'refused moving-path'],
  ['/dev/sdaa', 'refused moving-path'],
  ['/dev/vdb', 'refused moving-path'],
  ['/dev/sg3', 'refused reserved-device'],
  ['/dev/block/8:16', 'refused moving-path'],
  ['/dev/mapper/mpatha', 'warned unsure-path'],
  ['/dev/mapper/36001405aaaabbbbccccddddeeeeffff0', 'accepted'],
  ['/dev/disk/by-id/dm-uuid-mpath-36001405aaaabbbbccccddddeeeeffff0', 'accepted'],
  ['/dev/disk/by-id/dm-name-mpatha', 'warned unsure-path'],
  ['/dev/disk/by-id/dm-name-vg0-ceph', 'accepted'],
  ['/dev/mapper/vg0-ceph', 'accepted'],
  ['/dev/mapper/luks-1111', 'warned unsure-path'],
  ['/dev/disk/azure/data/by-lun/0', 'accepted'],
  ['/dev/disk/azure/scsi1/lun0', 'accepted'],
  ['/dev/disk/cloud/azure_resource', 'refused reserved-device'],
  ['/dev/disk/by-dname/sdb', 'accepted'],
  ['/dev/disk/by-vdev/A1', 'accepted'],
  ['/dev/disk/by-id/nvme-Amazon_EC2_NVMe_Instance_Storage_AWS0123456789ABCDEF', 'warned temporary-device'],
  ['/dev/disk/by-id/nvme-Microsoft_NVMe_Direct_Disk_v2_0123', 'warned temporary-device'],
  ['/dev/disk/by-id/google-local-nvme-ssd-0', 'warned temporary-device'],
  ['/dev/disk/by-id/nvme-MODEL_SERIAL', 'accepted'],
  ['/dev/disk/by-id/usb-JMicron_Generic_DISK00_0123456789ABCDEF-0:0', 'warned unsure-path'],
  ['/dev/disk/by-id/virtio-data', 'accepted'],
  ['/dev/disk/by-path/virtio-pci-0000:00:0b.0', 'accepted'],
  ['/dev/disk/by-path/pci-0000:00:14.0-usb-0:3:1.0-scsi-0:0:0:1', 'warned unsure-path'],
  ['/dev/disk/by-path/ip-10.0.0.9:3260-iscsi-iqn.2020-01.example:t1-lun-0', 'accepted'],
  ['/dev/disk/by-path/acpi-VMBUS:00-pci-15c4:00:00.0-nvme-2', 'accepted'],
  ['/mnt/local-storage/localblock/sdb', 'refused path'],
  ['/dev/disk/by-id/../../sdb', 'refused moving-path'],
  ['/dev/./sdb', 'refused moving-path'],
  ['/dev//sdb', 'refused moving-path'],
  ['/dev/disk/by-id/wwn-0x0000000000000000', 'warned unsure-path'],
  ['/dev/disk/by-id/nvme-nvme.1b36-30303030-51454d55-00000001', 'accepted'],
  ['/dev/disk/by-id/', 'refused path'],
  ['/dev/disk/by-id/wwn-*', 'refused path'],
  ['/dev/disk/by-id/$(reboot)', 'refused path'],
  ['/dev/disk/by-id/a\u0007b', 'refused path'],
  ['/dev/../etc/shadow', 'refused path'],
  ['', 'refused path'],
];

test.each(ANSWERS)('%j is %s', (path, answer) => {
  const declare = path.includes('by-part') ? LocalVolume.partition : LocalVolume.disk;
  const found = Findings.of(setOf([Host.named('a', { volumes: [declare(path, { size: Size.tebibytes(1), name: 'd0' })] })]));
  const words = found.map(({ code, severity }) => `${severity === Severity.ERROR ? 'refused' : 'warned'} ${code.replace('local-volume/', '')}`);
  expect(words).toEqual(answer === 'accepted' ? [] : [answer]);
});
