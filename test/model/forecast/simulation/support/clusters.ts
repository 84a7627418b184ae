import { predictCluster, PredictedCluster } from '../../../../../src/model/forecast/capacity';
import type { ClusterLayout, HostSpec, OsdSpec } from '../../../../../src/model/layout/layout';
import type { DemandedPool } from '../../../../../src/model/layout/pool';
import type { Random } from '../../../crush/support/random-map';

export const TIB = 2 ** 40;

/** An OSD on a disk of its own, its metadata on a partition of another where one is named. */
export function osd(on: string, disk: string, more: { readonly tib?: number; readonly deviceClass?: string; readonly metadata?: string } = {}): OsdSpec {
  const claim = (role: 'data' | 'metadata', volume: string, source: string) => ({ role, storageClassName: `disks-${role}`, bytes: TIB, volumeName: `disks--${on}--${volume}`, source });
  return {
    name: `${on}--${disk}`,
    count: 1,
    portable: false,
    host: on,
    deviceClass: more.deviceClass ?? 'hdd',
    bytes: (more.tib ?? 4) * TIB,
    onFile: false,
    claims: [
      claim('data', disk, `/dev/disk/by-id/${disk}`),
      ...more.metadata === undefined ? [] : [claim('metadata', `${disk}-db`, `/dev/disk/by-id/${more.metadata}-part${disk.replace(/\D/g, '')}`)],
    ],
  };
}

export function host(name: string, topology: Readonly<Record<string, string>> = {}): HostSpec {
  return { name, taints: [], topology, volumes: [] };
}

export function layoutOf(hosts: readonly HostSpec[], osds: readonly OsdSpec[]): ClusterLayout {
  return { name: 'rook-ceph', trial: false, hosts, osds };
}

/** Hosts `node-0`, `node-1` … with so many disks each, and so many hosts in a rack. */
export function gridOf(hosts: number, disks: number, perRack = 0): ClusterLayout {
  const names = Array.from({ length: hosts }, (_, i) => `node-${i}`);
  return layoutOf(
    names.map((name, i) => host(name, perRack ? { rack: `rack-${Math.floor(i / perRack)}` } : {})),
    names.flatMap(name => Array.from({ length: disks }, (_, i) => osd(name, `disk-${i}`))),
  );
}

export function copies(name: string, count = 3, more: Partial<DemandedPool> = {}): DemandedPool {
  return { name, service: 'block', holds: 'data', redundancy: { kind: 'replicated', copies: count, copiesPerDomain: 1 }, failureDomain: 'host', ...more };
}

export function chunks(name: string, dataChunks: number, codingChunks: number, more: Partial<DemandedPool> = {}): DemandedPool {
  return { ...copies(name), redundancy: { kind: 'erasureCoded', dataChunks, codingChunks }, ...more };
}

/** A cluster with fewer groups than the autoscaler would choose, to be counted by hand. */
export function clusterOf(layout: ClusterLayout, pools: readonly DemandedPool[], pgNum?: number): PredictedCluster {
  const cluster = predictCluster(layout, pools);
  return pgNum === undefined ? cluster : { ...cluster, pools: cluster.pools.map(pool => ({ ...pool, pgNum })) };
}

/** A small cluster of one of many shapes, with what its pools hold; `shared` where OSDs share a device for metadata. */
export function randomCluster(random: Random): { readonly cluster: PredictedCluster; readonly stored: ReadonlyMap<string, number>; readonly shared: boolean } {
  const racks = random.pick(0, 0, 2, 3);
  const classes = random.pick(['hdd'], ['hdd', 'ssd']);
  const metadata = random.chance(0.2) ? 'nvme' : undefined;
  const even = random.chance(0.4);
  const names = Array.from({ length: random.int(2, 7) }, (_, i) => `node-${i}`);
  const hosts = names.map((name, i) => host(name, racks ? { rack: `rack-${i % racks}` } : {}));
  const osds = names.flatMap(name => Array.from({ length: random.int(1, 3) }, (_, i) => osd(name, `disk-${i}`, {
    tib: even ? 4 : random.int(1, 8), deviceClass: random.pick(...classes), metadata,
  })));
  const deviceClass = () => random.pick(undefined, osds[0].deviceClass);
  const failureDomain = () => random.pick('host', 'host', 'osd', ...racks ? ['rack'] : []);
  const shape = (): Partial<DemandedPool> => ({ failureDomain: failureDomain(), deviceClass: deviceClass() });
  const pools = [
    copies('two', 2, shape()),
    copies('three', 3, shape()),
    random.pick(chunks('coded', 2, 1, shape()), chunks('coded', 2, 2, shape()), chunks('coded', 4, 2, shape()), chunks('coded', 3, 1, shape())),
    ...racks ? [copies('pairs', 4, { failureDomain: 'rack', redundancy: { kind: 'replicated', copies: 4, copiesPerDomain: 2 } })] : [],
  ];
  const raw = osds.reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    cluster: clusterOf(layoutOf(hosts, osds), pools.filter((_, i) => i === 1 || random.chance(0.6)), random.pick(8, 16, 24)),
    shared: metadata !== undefined,
    stored: new Map(pools.map(({ name }) => [name, raw * random.int(1, 15) / 100])),
  };
}
