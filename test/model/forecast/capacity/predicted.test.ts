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

describe('the copies or chunks that writes need', () => {
  /** As a monitor sets them: size - size / 2, and k + min(1, m - 1). */
  test.each([[1, 1], [2, 1], [3, 2], [4, 2], [5, 3], [6, 3]])('%i copies: %i', (size, least) => {
    expect(predictCluster(layout(6, 2), [pool('vms', { redundancy: { kind: 'replicated', copies: size, copiesPerDomain: 1 } })]).pools[0]).toMatchObject({ size, minSize: least });
  });

  test.each([[2, 1, 2], [4, 1, 4], [2, 2, 3], [4, 2, 5], [3, 3, 4], [8, 4, 9]])('%i + %i chunks: %i', (dataChunks, codingChunks, least) => {
    expect(predictCluster(layout(6, 2), [pool('cold', { redundancy: { kind: 'erasureCoded', dataChunks, codingChunks } })]).pools[0]).toMatchObject({ minSize: least });
  });

  test('what the pool says counts', () => expect(predictCluster(layout(6, 2), [pool('vms', { minSize: 3 })]).pools[0].minSize).toBe(3));
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
