import type { Blueprint, HostPlan } from './blueprint';
import { DEVICE_FAULTS } from './device-faults';
import { Fault, anyHost, anyVolume, hostOf, everyHost, named, disk } from './fault';
import { SERVICE_FAULTS } from './service-faults';

export type { Fault } from './fault';

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
