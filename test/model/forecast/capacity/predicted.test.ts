import { predictCluster } from '../../../../src/model/forecast/capacity';
import type { ClusterLayout } from '../../../../src/model/layout/layout';
import type { DemandedPool } from '../../../../src/model/layout/pool';

const TIB = 2 ** 40;
const layout = (hosts: number, perHost: number): ClusterLayout => ({
  name: 'rook-ceph',
  trial: false,
  hosts: Array.from({ length: hosts }, (_, h) => ({ name: `node-${h}`, taints: [], topology: {}, volumes: [] })),
  osds: Array.from({ length: hosts * perHost }, (_, i) => ({
    name: `node-${Math.floor(i / perHost)}-${i % perHost}`, count: 1, portable: false, host: `node-${Math.floor(i / perHost)}`, deviceClass: 'hdd', bytes: 4 * TIB, claims: [], onFile: false,
  })),
});
const pool = (name: string, more: Partial<DemandedPool> = {}): DemandedPool => ({
  name, service: 'block', holds: 'data', redundancy: { kind: 'replicated', copies: 3, copiesPerDomain: 1 }, failureDomain: 'host', deviceClass: 'hdd', ...more,
});
const groupsOf = (cluster: ReturnType<typeof predictCluster>) => Object.fromEntries(cluster.pools.map(({ name, pgNum }) => [name, pgNum]));

test('a pool that will hold everything gets the groups of a full cluster', () => {
  expect(groupsOf(predictCluster(layout(4, 3), [pool('vms'), pool('.mgr', { holds: 'metadata' })]))).toEqual({ '.mgr': 1, 'vms': 256 });
});

test('what is stored decides, where it is known', () => {
  expect(groupsOf(predictCluster(layout(4, 3), [pool('vms')], { stored: new Map([['vms', TIB]]) }))).toEqual({ vms: 32 });
});

test('chunks need one more than the data chunks to be written, copies more than half', () => {
  const { pools } = predictCluster(layout(6, 2), [
    pool('chunks', { redundancy: { kind: 'erasureCoded', dataChunks: 4, codingChunks: 2 } }), pool('three'), pool('two', { redundancy: { kind: 'replicated', copies: 2, copiesPerDomain: 1 } }),
  ]);
  expect(pools.map(({ name, size, minSize }) => [name, size, minSize])).toEqual([['chunks', 6, 5], ['three', 3, 2], ['two', 2, 1]]);
});

test('what was there keeps its ids and groups when a host is added', () => {
  const former = predictCluster(layout(4, 3), [pool('vms')]);
  const next = predictCluster(layout(5, 3), [pool('a-new-one'), pool('vms')], { former });
  const ids = (cluster: typeof former) => new Map(cluster.prediction.osds.map(({ name, id }) => [name, id]));
  for (const [name, id] of ids(former)) expect(ids(next).get(name)).toBe(id);
  expect(next.pools.map(({ name, id }) => [name, id])).toEqual([['a-new-one', 2], ['vms', 1]]);
  expect(groupsOf(next).vms).toBe(256);
});

test('a pool whose class no OSD has keeps the groups that it begins with', () => {
  expect(groupsOf(predictCluster(layout(3, 1), [pool('fast', { deviceClass: 'nvme' })]))).toEqual({ fast: 32 });
});
