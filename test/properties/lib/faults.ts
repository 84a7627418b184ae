import { Blueprint, firstOf, HostPlans, NO_SERVICES, renamed, setsOf } from './blueprint';
import { DEVICE_FAULTS } from './device-faults';
import { Fault, anyHost, anyVolume, nameOf, placeOf, everyHost, named, disk } from './fault';
import { SERVICE_FAULTS } from './service-faults';
import { ReclaimPolicy } from '../../../src';

export type { Fault } from './fault';

const HOST_FAULTS: Fault[] = [
  {
    name: 'a host that no node can be',
    from: 'P C lso#344',
    code: 'host/name',
    break: (layout, random) => {
      const name = nameOf(layout, anyHost(layout, random));
      layout.hosts = renamed(layout.hosts, name, 'Node_A');
      for (const set of Object.values(layout.volumeSets)) set.hosts = renamed(set.hosts, name, 'Node_A');
    },
  },
  {
    name: 'a rack in two zones',
    from: 'N4',
    code: 'ceph-cluster/topology-conflict',
    topology: 'zones and racks',
    break: layout => {
      for (const host of everyHost(layout)) host.rack = 'the-one-rack';
    },
    also: ['pool/too-few-domains'],
  },
  { name: 'a zone that no label can hold', from: 'N4', code: 'host/topology-value', topology: 'none', break: layout => { for (const host of everyHost(layout)) host.zone = 'zone a'; } },
  {
    name: 'a host at two places',
    from: 'P D',
    code: 'ceph-cluster/host-contradiction',
    topology: 'racks',
    break: layout => {
      const [name, host] = firstOf(layout.hosts);
      layout.volumeSets.third = { hosts: { [name]: { ...host, rack: 'another', volumes: [], monitor: undefined } } };
    },
  },
  {
    name: 'more OSDs than memory',
    from: 'N75',
    code: 'ceph-cluster/memory-exceeds-host',
    break: (layout, random) => {
      const { name } = placeOf(layout, anyVolume(layout, random));
      for (const host of named(layout, name)) host.memory = '4GiB';
    },
  },
  {
    name: 'more OSDs than cores',
    from: 'P G rook#10164',
    code: 'ceph-cluster/cpus-exceed-host',
    break: (layout, random) => {
      const { name } = placeOf(layout, anyVolume(layout, random));
      for (const host of named(layout, name)) host.cpus = 0.5;
    },
  },
  {
    name: 'no cores at all',
    from: 'P G',
    code: 'host/resources',
    also: ['ceph-cluster/cpus-exceed-host'],
    break: (layout, random) => {
      for (const host of named(layout, nameOf(layout, anyHost(layout, random)))) host.cpus = 0;
    },
  },
];

const withMonitors = (layout: Blueprint, count: number) => {
  everyHost(layout).forEach(host => { host.monitor = undefined; });
  Object.values(layout.hosts).slice(0, count).forEach((host, i) => { host.monitor = disk(`/dev/disk/by-id/monitor-${i}`, 20480); });
  layout.cluster.monitors = { onLocalVolumes: true, count: 3 };
};

const CLUSTER_FAULTS: Fault[] = [
  { name: 'four monitors', from: 'N30', code: 'ceph-cluster/monitor-count', break: ({ cluster }) => { cluster.monitors = { count: 4 }; } },
  {
    name: 'more monitors than hosts',
    from: 'N31',
    code: 'ceph-cluster/monitors-exceed-hosts',
    break: ({ cluster }) => {
      cluster.network = undefined;
      cluster.monitors = { count: 9 };
    },
  },
  { name: 'one monitor in production', from: 'N32', code: 'ceph-cluster/single-monitor', break: ({ cluster }) => { cluster.monitors = { count: 1 }; } },
  { name: 'as many volumes for monitors as monitors', from: 'N33', code: 'ceph-cluster/no-spare-monitor-volume', break: layout => withMonitors(layout, 3) },
  { name: 'fewer volumes for monitors than monitors', from: 'N33', code: 'ceph-cluster/monitor-volumes', break: layout => withMonitors(layout, 2) },
  { name: 'one manager', from: 'N37', code: 'ceph-cluster/single-manager', break: ({ cluster }) => { cluster.managers = 1; } },
  { name: 'no manager', from: 'N37', code: 'ceph-cluster/manager-count', break: ({ cluster }) => { cluster.managers = 0; } },
  { name: 'fill levels that do not rise', from: 'N70', code: 'ceph-cluster/full-ratios', break: ({ cluster }) => { Object.assign(cluster, { nearFullRatio: 0.9, backfillFullRatio: 0.85, fullRatio: 0.95 }); } },
  { name: 'a fill level of three decimals', from: 'N71', code: 'ceph-cluster/full-ratios', break: ({ cluster }) => { cluster.nearFullRatio = 0.855; } },
  { name: 'a memory target beside the limit', from: 'N76', code: 'ceph-cluster/memory-target', break: ({ cluster }) => { cluster.cephConfig = { osd: { osd_memory_target: '8589934592' } }; } },
  { name: 'an OSD with 1 GiB', from: 'N74', code: 'ceph-cluster/memory-too-small', break: ({ cluster }) => { cluster.resources = { osd: { memory: '1GiB' } }; } },
  { name: 'an option without a value', from: 'N79', code: 'ceph-cluster/config-value', break: ({ cluster }) => { cluster.cephConfig = { osd: { osd_max_backfills: '' } }; } },
  {
    name: 'more monitors than hosts on their network',
    from: 'N96',
    code: 'ceph-cluster/host-network-monitors',
    also: ['ceph-cluster/monitors-exceed-hosts'],
    break: ({ cluster }) => {
      cluster.network = { host: { publicRanges: ['10.0.0.0/16'] } };
      cluster.monitors = { count: 9 };
    },
  },
  { name: 'the network of the hosts without ranges', from: 'N97', code: 'ceph-cluster/host-network-open', break: ({ cluster }) => { cluster.network = { host: {} }; } },
  { name: 'an address instead of a range', from: 'N97', code: 'ceph-cluster/address-range', break: ({ cluster }) => { cluster.network = { host: { publicRanges: ['10.0.0.1'] } }; } },
  { name: 'a release that corrupts data', from: 'N85', code: 'ceph-cluster/ceph-version', break: ({ cluster }) => { cluster.cephVersion = 'quay.io/ceph/ceph:v20.2.0'; } },
  { name: 'a directory that Rook ignores', from: 'R', code: 'ceph-cluster/data-dir', break: ({ cluster }) => { cluster.dataDirHostPath = '/var/log/ceph'; } },
  { name: 'log files of nothing', from: 'R', code: 'ceph-cluster/log-size', break: ({ cluster }) => { cluster.logMaxSize = '512KiB'; } },
  { name: 'a namespace that is too long for a cluster id', from: 'S', code: 'ceph-cluster/name', break: ({ cluster }) => { cluster.namespace = 'n'.repeat(37); } },
  {
    name: 'two clusters in one namespace',
    from: 'N62',
    code: 'ceph-cluster/shared-namespace',
    also: ['app/duplicate-object'],
    break: layout => {
      addSecond(layout, layout.cluster.namespace ?? 'rook-ceph', '/srv/second', otherHosts());
    },
  },
  {
    name: 'two clusters in one directory of one host',
    from: 'N62',
    code: 'ceph-cluster/shared-data-dir',
    break: layout => {
      const [name, first] = firstOf(layout.hosts);
      addSecond(layout, 'second', '/var/lib/rook', { [name]: { ...first, monitor: undefined, volumes: [disk('/dev/disk/by-id/of-second')] }, ...otherHosts() });
    },
  },
  {
    name: 'one set in two clusters',
    from: 'N62',
    code: 'ceph-cluster/shared-source',
    break: layout => {
      const namedSet = (id: string) => id === 'hosts' ? id : `volumeSets.${id}`;
      const shared = setsOf(layout).find(({ hosts }) => Object.values(hosts).some(({ volumes }) => volumes.length > 0))!;
      layout.cluster.volumes = [...setsOf(layout).map(({ id }) => namedSet(id)), ...Object.keys(layout.volumeClaims).map(id => `volumeClaims.${id}`)];
      layout.clusters = { second: { namespace: 'second', dataDirHostPath: '/srv/second', volumes: [namedSet(shared.id)] } };
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
      layout.volumeClaims.cloud = { storageClassName: 'cloud', size: '100GiB', count: 3, reclaimPolicy: ReclaimPolicy.DELETE };
    },
  },
  { name: 'claims of less than 5 GiB', from: 'N55', code: 'volume-claims/size', classes: 'none', topology: 'none', break: layout => { layout.volumeClaims.cloud = { storageClassName: 'cloud', size: '1GiB', count: 3, reclaimPolicy: ReclaimPolicy.RETAIN }; } },
  { name: 'no claims', from: 'S', code: 'volume-claims/count', classes: 'none', topology: 'none', break: layout => { layout.volumeClaims.cloud = { storageClassName: 'cloud', size: '100GiB', count: 0, reclaimPolicy: ReclaimPolicy.RETAIN }; } },
];

function otherHosts(): HostPlans {
  return Object.fromEntries(['x', 'y', 'z', 'w'].map(name => [`second-${name}`, { volumes: [disk(`/dev/disk/by-id/${name}`)] }]));
}

/** A second cluster beside the first, on hosts of its own. */
function addSecond(layout: Blueprint, namespace: string, dataDirHostPath: string, hosts: HostPlans): void {
  layout.volumeSets['second-disks'] = { hosts };
  layout.clusters = { second: { namespace, dataDirHostPath, volumes: ['volumeSets.second-disks'] } };
}

/** All volumes on two hosts: three copies of anything have no place, though there are hosts enough for monitors. */
const TOO_FEW_HOSTS: Fault = {
  name: 'volumes on two hosts only',
  from: 'N1',
  code: 'ceph-cluster/too-few-hosts',
  also: ['ceph-cluster/no-volumes'],
  classes: 'none',
  break: layout => {
    const keep = Object.keys(layout.hosts).slice(0, 2).flatMap(name => named(layout, name));
    for (const host of everyHost(layout)) if (!keep.includes(host)) host.volumes = [];
    Object.assign(layout, NO_SERVICES);
    firstOf(layout.hosts)[1].volumes.push(disk('/dev/disk/by-id/the-last'));
  },
};

export const FAULTS: readonly Fault[] = [...DEVICE_FAULTS, ...HOST_FAULTS, ...CLUSTER_FAULTS, TOO_FEW_HOSTS, ...SERVICE_FAULTS];
