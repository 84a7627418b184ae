import type { VolumePlan } from './blueprint';
import { Fault, anyHost, anyVolume, hostOf, placeOf, everyHost, become, disk, path } from './fault';

export const DEVICE_FAULTS: Fault[] = [
  path('a disk by its kernel name', 'P A rook#13564', 'local-volume/moving-path', 'disk', '/dev/sdq'),
  path('an NVMe disk by its kernel name', 'P A rook#17224', 'local-volume/moving-path', 'disk', '/dev/nvme7n1'),
  path('a partition by its kernel name', 'P A rook#15227', 'local-volume/moving-path', 'partition', '/dev/sdq3'),
  path('a mapped device by its number', 'P A rook#7918', 'local-volume/moving-path', 'disk', '/dev/dm-9'),
  path('a loop device by its number', 'N59', 'local-volume/moving-path', 'disk', '/dev/loop9'),
  path('a name that a filesystem gave', 'P A lso#423', 'local-volume/content-path', 'disk', '/dev/disk/by-uuid/0fc63daf'),
  path('a device outside of /dev', 'P C rook#10947', 'local-volume/path', 'disk', '/srv/disk'),
  path('a partition called a disk', 'P B rook#5538', 'local-volume/kind', 'disk', '/dev/disk/by-id/wwn-0x77-part2'),
  path('a logical volume that LVM cannot name', 'P B rook#5751', 'local-volume/logical-volume-name', 'logicalVolume', 'vg/-dash'),
  {
    name: 'one device in two volumes',
    from: 'N40',
    code: 'local-volume/claimed-twice',
    break: (layout, random) => {
      const volume = anyVolume(layout, random);
      hostOf(layout, volume).volumes.push({ ...volume, metadata: undefined, wal: undefined, name: 'the-twin' });
    },
  },
  {
    name: 'a logical volume by both of its paths',
    from: 'N41',
    code: 'local-volume/claimed-twice',
    break: (layout, random) => {
      const host = anyHost(layout, random);
      const { deviceClass } = anyVolume(layout, random);
      host.volumes.push({ logicalVolume: 'my-vg/twice', size: '100GiB', deviceClass }, { ...disk('/dev/mapper/my--vg-twice'), name: 'by-mapper', deviceClass });
    },
  },
  {
    name: 'a disk and a partition of it',
    from: 'N41',
    code: 'local-volume/claimed-twice',
    break: (layout, random) => {
      const { deviceClass } = anyVolume(layout, random);
      anyHost(layout, random).volumes.push(
        { ...disk('/dev/disk/by-id/whole'), deviceClass }, { partition: '/dev/disk/by-id/whole-part1', size: '100GiB', deviceClass },
      );
    },
  },
  {
    name: 'the metadata of one is the data of another',
    from: 'N40',
    code: 'local-volume/claimed-twice',
    break: (layout, random) => {
      const { deviceClass } = anyVolume(layout, random);
      anyHost(layout, random).volumes.push(
        { ...disk('/dev/disk/by-id/used'), deviceClass }, { ...disk('/dev/disk/by-id/user'), deviceClass, metadata: { ...disk('/dev/disk/by-id/used'), name: 'meta-used' } },
      );
    },
  },
  {
    name: 'one device in two sets',
    from: 'N40',
    code: 'local-volume/claimed-twice',
    break: (layout, random) => {
      const volume = anyVolume(layout, random);
      const { name, host } = placeOf(layout, volume);
      const again = { ...volume, metadata: undefined, wal: undefined, name: 'elsewhere' };
      layout.volumeSets.third = { hosts: { [name]: { ...host, monitor: undefined, volumes: [again] } } };
    },
  },
  {
    name: 'two volumes of one name',
    from: 'P A rook#7918',
    code: 'local-volume/duplicate-name',
    also: ['ceph-cluster/duplicate-volume', 'app/duplicate-object'],
    break: (layout, random) => {
      const volume = anyVolume(layout, random);
      volume.name = 'same';
      hostOf(layout, volume).volumes.push({ ...disk('/dev/disk/by-id/other'), name: 'same', deviceClass: volume.deviceClass });
    },
  },
  { name: 'less than 5 GiB', from: 'N55', code: 'local-volume/too-small', break: (layout, random) => { anyVolume(layout, random).size = '4GiB'; } },
  { name: 'less than 10 GiB', from: 'N55', code: 'local-volume/small', break: (layout, random) => { anyVolume(layout, random).size = '9GiB'; } },
  {
    name: 'metadata of less than 1 GiB',
    from: 'N57',
    code: 'local-volume/too-small',
    break: (layout, random) => {
      anyVolume(layout, random).metadata = disk('/dev/disk/by-id/tiny', 1000);
    },
  },
  {
    name: 'metadata of less than 1 %',
    from: 'N57',
    code: 'local-volume/metadata-ratio',
    break: (layout, random) => {
      const volume = anyVolume(layout, random);
      volume.size = '4TiB';
      volume.metadata = disk('/dev/disk/by-id/small', 20480);
    },
  },
  {
    name: 'metadata with metadata',
    from: 'N48',
    code: 'local-volume/nested-part',
    break: (layout, random) => {
      anyVolume(layout, random).metadata = { ...disk('/dev/disk/by-id/m0'), metadata: disk('/dev/disk/by-id/m1') };
    },
  },
  {
    name: 'two OSDs with metadata on one volume group',
    from: 'N58',
    code: 'local-volume/shared-device',
    break: (layout, random) => {
      const { deviceClass } = anyVolume(layout, random);
      anyHost(layout, random).volumes.push(...['a', 'b'].map((key): VolumePlan => ({
        ...disk(`/dev/disk/by-id/new-${key}`), deviceClass, metadata: { logicalVolume: `one-fast-disk/${key}`, size: '20GiB' },
      })));
    },
  },
  {
    name: 'a device class that Ceph cannot have',
    from: 'N3',
    code: 'local-volume/device-class',
    classes: 'none',
    topology: 'none',
    break: layout => {
      for (const { volumes } of everyHost(layout)) for (const volume of volumes) volume.deviceClass = 'very fast';
      for (const service of [layout.block, layout.file, layout.object].flatMap(each => Object.values(each))) service.deviceClass = undefined;
    },
    also: ['pool/device-class-name'],
  },
  { name: 'a file in production', from: 'N59', code: 'ceph-cluster/file-volume', also: ['ceph-cluster/loop-devices-off'], break: (layout, random) => become(anyVolume(layout, random), 'file', '/srv/new.img') },
  { name: 'a class on all volumes but one', from: 'N16', code: 'ceph-cluster/device-class-open', classes: 'one', break: (layout, random) => { anyVolume(layout, random).deviceClass = undefined; } },
];
