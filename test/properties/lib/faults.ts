import type { Blueprint, HostPlan, VolumePlan } from './blueprint';
import { Random } from './random';
import { SERVICE_FAULTS } from './service-faults';

/** One single fault: what it is, where it is known from, how to put it into a valid layout, and the code that must be told. */
export interface Fault {
  readonly name: string;
  /** The row of facts it was drawn from: N… of what nobody checks, P… of what users complain about. */
  readonly from: string;
  readonly code: string;
  /** What is told beside the code meant for it, because it follows from the same fault. */
  readonly also?: readonly string[];
  /** How volumes must declare classes for the fault to be possible. */
  readonly classes?: 'none' | 'one' | 'several';
  readonly topology?: 'none' | 'racks' | 'zones and racks';
  readonly break: (layout: Blueprint, random: Random) => void;
}

const anyHost = ({ sets }: Blueprint, random: Random): HostPlan =>
  random.pick(sets.flatMap(({ hosts }) => hosts));
const anyVolume = ({ sets }: Blueprint, random: Random): VolumePlan =>
  random.pick(sets.flatMap(({ hosts }) => hosts.flatMap(({ volumes }) => volumes)));
const hostOf = ({ sets }: Blueprint, volume: VolumePlan): HostPlan =>
  sets.flatMap(({ hosts }) => hosts).find(({ volumes }) => volumes.includes(volume))!;
const everyHost = ({ sets }: Blueprint): HostPlan[] => sets.flatMap(({ hosts }) => hosts);
const named = ({ sets }: Blueprint, name: string): HostPlan[] => sets.flatMap(({ hosts }) => hosts).filter(host => host.name === name);

const become = (volume: VolumePlan, change: Partial<VolumePlan>) => { Object.assign(volume, { create: undefined, ...change }); };
const disk = (path: string, mib = 102400): VolumePlan => ({ kind: 'disk', path, mib });

const path = (name: string, from: string, code: string, kind: VolumePlan['kind'], where: string): Fault => ({
  name, from, code, break: (layout, random) => become(anyVolume(layout, random), { kind, path: where }),
});

const DEVICE_FAULTS: Fault[] = [
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
      host.volumes.push({ kind: 'logicalVolume', path: 'my-vg/twice', mib: 102400, deviceClass }, { ...disk('/dev/mapper/my--vg-twice'), name: 'by-mapper', deviceClass });
    },
  },
  {
    name: 'a disk and a partition of it',
    from: 'N41',
    code: 'local-volume/claimed-twice',
    break: (layout, random) => {
      const { deviceClass } = anyVolume(layout, random);
      anyHost(layout, random).volumes.push(
        { ...disk('/dev/disk/by-id/whole'), deviceClass }, { kind: 'partition', path: '/dev/disk/by-id/whole-part1', mib: 102400, deviceClass },
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
    code: 'local-volume-set/claimed-twice',
    break: (layout, random) => {
      const volume = anyVolume(layout, random);
      const host = hostOf(layout, volume);
      layout.sets.push({ id: 'third', hosts: [{ ...host, monitor: undefined, volumes: [{ ...volume, metadata: undefined, wal: undefined, name: 'elsewhere' }] }] });
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
  { name: 'less than 5 GiB', from: 'N55', code: 'local-volume/too-small', break: (layout, random) => { anyVolume(layout, random).mib = 4096; } },
  { name: 'less than 10 GiB', from: 'N55', code: 'local-volume/small', break: (layout, random) => { anyVolume(layout, random).mib = 9216; } },
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
      volume.mib = 4 * 1024 * 1024;
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
        ...disk(`/dev/disk/by-id/new-${key}`), deviceClass, metadata: { kind: 'logicalVolume', path: `one-fast-disk/${key}`, mib: 20480 },
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
      for (const service of [...layout.pools, ...layout.filesystems, ...layout.stores]) service.deviceClass = undefined;
    },
    also: ['pool/device-class-name'],
  },
  { name: 'a file in production', from: 'N59', code: 'ceph-cluster/file-volume', also: ['ceph-cluster/loop-devices-off'], break: (layout, random) => become(anyVolume(layout, random), { kind: 'file', path: '/srv/new.img' }) },
  { name: 'a class on all volumes but one', from: 'N16', code: 'ceph-cluster/device-class-open', classes: 'one', break: (layout, random) => { anyVolume(layout, random).deviceClass = undefined; } },
];

const HOST_FAULTS: Fault[] = [
  {
    name: 'a host that no node can be',
    from: 'P C lso#344',
    code: 'host/name',
    break: (layout, random) => {
      const { name } = anyHost(layout, random);
      for (const host of named(layout, name)) host.name = 'Node_A';
    },
  },
  { name: 'a host twice in a set', from: 'N40', code: 'host/duplicate', break: layout => { layout.sets[0].hosts.push({ ...layout.sets[0].hosts[0], volumes: [], monitor: undefined }); } },
  {
    name: 'a rack in two zones',
    from: 'N4',
    code: 'ceph-cluster/topology-conflict',
    topology: 'zones and racks',
    break: layout => {
      for (const { topology } of everyHost(layout)) topology.rack = 'the-one-rack';
    },
    also: ['pool/too-few-domains'],
  },
  { name: 'a zone that no label can hold', from: 'N4', code: 'host/topology-value', topology: 'none', break: layout => { for (const { topology } of everyHost(layout)) topology.zone = 'zone a'; } },
  {
    name: 'a host at two places',
    from: 'P D',
    code: 'ceph-cluster/host-contradiction',
    topology: 'racks',
    break: layout => {
      layout.sets.push({ id: 'third', hosts: [{ ...layout.sets[0].hosts[0], topology: { rack: 'another' }, volumes: [], monitor: undefined }] });
    },
  },
  {
    name: 'more OSDs than memory',
    from: 'N75',
    code: 'ceph-cluster/memory-exceeds-host',
    break: (layout, random) => {
      const { name } = hostOf(layout, anyVolume(layout, random));
      for (const host of named(layout, name)) host.memoryGib = 4;
    },
  },
  {
    name: 'more OSDs than cores',
    from: 'P G rook#10164',
    code: 'ceph-cluster/cpus-exceed-host',
    break: (layout, random) => {
      const { name } = hostOf(layout, anyVolume(layout, random));
      for (const host of named(layout, name)) host.cpus = 0.5;
    },
  },
  {
    name: 'no cores at all',
    from: 'P G',
    code: 'host/resources',
    also: ['ceph-cluster/cpus-exceed-host'],
    break: (layout, random) => {
      for (const host of named(layout, anyHost(layout, random).name)) host.cpus = 0;
    },
  },
];

const withMonitors = (layout: Blueprint, count: number) => {
  everyHost(layout).forEach(host => { host.monitor = undefined; });
  layout.sets[0].hosts.slice(0, count).forEach((host, i) => { host.monitor = { kind: 'disk', path: `/dev/disk/by-id/monitor-${i}`, mib: 20480 }; });
  layout.cluster.monitors = { kind: 'localVolumes', count: 3 };
};

const CLUSTER_FAULTS: Fault[] = [
  { name: 'four monitors', from: 'N30', code: 'ceph-cluster/monitor-count', break: ({ cluster }) => { cluster.monitors = { kind: 'hostPath', count: 4 }; } },
  {
    name: 'more monitors than hosts',
    from: 'N31',
    code: 'ceph-cluster/monitors-exceed-hosts',
    break: ({ cluster }) => {
      cluster.network = undefined;
      cluster.monitors = { kind: 'hostPath', count: 9 };
    },
  },
  { name: 'one monitor in production', from: 'N32', code: 'ceph-cluster/single-monitor', break: ({ cluster }) => { cluster.monitors = { kind: 'hostPath', count: 1 }; } },
  { name: 'as many volumes for monitors as monitors', from: 'N33', code: 'ceph-cluster/no-spare-monitor-volume', break: layout => withMonitors(layout, 3) },
  { name: 'fewer volumes for monitors than monitors', from: 'N33', code: 'ceph-cluster/monitor-volumes', break: layout => withMonitors(layout, 2) },
  { name: 'one manager', from: 'N37', code: 'ceph-cluster/single-manager', break: ({ cluster }) => { cluster.managers = 1; } },
  { name: 'no manager', from: 'N37', code: 'ceph-cluster/manager-count', break: ({ cluster }) => { cluster.managers = 0; } },
  { name: 'fill levels that do not rise', from: 'N70', code: 'ceph-cluster/full-ratios', break: ({ cluster }) => { cluster.ratios = { near: 0.9, backfill: 0.85, full: 0.95 }; } },
  { name: 'a fill level of three decimals', from: 'N71', code: 'ceph-cluster/full-ratios', break: ({ cluster }) => { cluster.ratios = { near: 0.855 }; } },
  { name: 'a memory target beside the limit', from: 'N76', code: 'ceph-cluster/memory-target', break: ({ cluster }) => { cluster.cephConfig = { osd: { osd_memory_target: '8589934592' } }; } },
  { name: 'an OSD with 1 GiB', from: 'N74', code: 'ceph-cluster/memory-too-small', break: ({ cluster }) => { cluster.osdGib = 1; } },
  { name: 'an option without a value', from: 'N79', code: 'ceph-cluster/config-value', break: ({ cluster }) => { cluster.cephConfig = { osd: { osd_max_backfills: '' } }; } },
  {
    name: 'more monitors than hosts on their network',
    from: 'N96',
    code: 'ceph-cluster/host-network-monitors',
    also: ['ceph-cluster/monitors-exceed-hosts'],
    break: ({ cluster }) => {
      cluster.network = { host: true, publicRanges: ['10.0.0.0/16'] };
      cluster.monitors = { kind: 'hostPath', count: 9 };
    },
  },
  { name: 'the network of the hosts without ranges', from: 'N97', code: 'ceph-cluster/host-network-open', break: ({ cluster }) => { cluster.network = { host: true }; } },
  { name: 'an address instead of a range', from: 'N97', code: 'ceph-cluster/address-range', break: ({ cluster }) => { cluster.network = { host: true, publicRanges: ['10.0.0.1'] }; } },
  { name: 'a release that corrupts data', from: 'N85', code: 'ceph-cluster/ceph-version', break: ({ cluster }) => { cluster.cephVersion = 'quay.io/ceph/ceph:v20.2.0'; } },
  { name: 'a directory that Rook ignores', from: 'R', code: 'ceph-cluster/data-dir', break: ({ cluster }) => { cluster.dataDir = '/var/log/ceph'; } },
  { name: 'log files of nothing', from: 'R', code: 'ceph-cluster/log-size', break: ({ cluster }) => { cluster.logMib = 0.5; } },
  { name: 'a namespace that is too long for a cluster id', from: 'S', code: 'ceph-cluster/name', break: ({ cluster }) => { cluster.namespace = 'n'.repeat(37); } },
  {
    name: 'two clusters in one namespace',
    from: 'N62',
    code: 'ceph-cluster/shared-namespace',
    also: ['app/duplicate-object'],
    break: layout => {
      layout.second = { namespace: layout.cluster.namespace ?? 'rook-ceph', dataDir: '/srv/second', hosts: otherHosts() };
    },
  },
  {
    name: 'two clusters in one directory of one host',
    from: 'N62',
    code: 'ceph-cluster/shared-data-dir',
    break: layout => {
      const [first] = layout.sets[0].hosts;
      layout.second = { namespace: 'second', dataDir: '/var/lib/rook', hosts: [{ ...first, monitor: undefined, volumes: [disk('/dev/disk/by-id/of-second')] }, ...otherHosts()] };
    },
  },
  {
    name: 'one set in two clusters',
    from: 'N62',
    code: 'ceph-cluster/shared-source',
    break: layout => {
      layout.second = { namespace: 'second', dataDir: '/srv/second', source: layout.sets[0].id, hosts: [] };
    },
    also: ['ceph-cluster/monitors-exceed-hosts', 'ceph-cluster/too-few-hosts', 'ceph-cluster/device-class-open'],
  },
  {
    name: 'claims whose class deletes volumes',
    from: 'N90',
    code: 'volume-claims/reclaim-policy',
    classes: 'none',
    topology: 'none',
    break: layout => {
      layout.claims.push({ id: 'cloud', mib: 102400, count: 3, reclaim: 'Delete' });
    },
  },
  { name: 'claims of less than 5 GiB', from: 'N55', code: 'volume-claims/size', classes: 'none', topology: 'none', break: layout => { layout.claims.push({ id: 'cloud', mib: 1024, count: 3, reclaim: 'Retain' }); } },
  { name: 'no claims', from: 'S', code: 'volume-claims/count', classes: 'none', topology: 'none', break: layout => { layout.claims.push({ id: 'cloud', mib: 102400, count: 0, reclaim: 'Retain' }); } },
];

function otherHosts(): HostPlan[] {
  return ['x', 'y', 'z', 'w'].map(name => ({ name: `second-${name}`, topology: {}, taints: [], volumes: [disk(`/dev/disk/by-id/${name}`)] }));
}

/** All volumes on two hosts: three copies of anything have no place, though there are hosts enough for monitors. */
const TOO_FEW_HOSTS: Fault = {
  name: 'volumes on two hosts only',
  from: 'N1',
  code: 'ceph-cluster/too-few-hosts',
  also: ['ceph-cluster/no-volumes'],
  classes: 'none',
  break: layout => {
    const keep = new Set(layout.sets[0].hosts.slice(0, 2).map(({ name }) => name));
    for (const host of everyHost(layout)) if (!keep.has(host.name)) host.volumes = [];
    Object.assign(layout, { pools: [], filesystems: [], stores: [], classes: [] });
    layout.sets[0].hosts[0].volumes.push(disk('/dev/disk/by-id/the-last'));
  },
};

export const FAULTS: readonly Fault[] = [...DEVICE_FAULTS, ...HOST_FAULTS, ...CLUSTER_FAULTS, TOO_FEW_HOSTS, ...SERVICE_FAULTS];
