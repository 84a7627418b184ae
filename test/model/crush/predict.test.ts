import { allIn, mapperOf, NONE, placePool, placeWithout, predictMap, Prediction, ruleSegments, without } from '../../../src/model/crush';
import type { ClusterLayout, HostSpec, OsdSpec } from '../../../src/model/layout/layout';
import type { PlacedPool } from '../../../src/model/layout/pool';

const TIB = 2 ** 40;
const host = (name: string, topology = {}): HostSpec => ({ name, taints: [], topology, volumes: [] });
const osd = (name: string, on: string | undefined, deviceClass = 'hdd', more: Partial<OsdSpec> = {}): OsdSpec => ({
  name, count: 1, portable: on === undefined, host: on, deviceClass, bytes: 2 * TIB, claims: [], onFile: false, ...more,
});
const layout = (hosts: HostSpec[], osds: OsdSpec[]): ClusterLayout => ({ name: 'c', trial: false, hosts, osds });
const copies: PlacedPool = { name: 'vms', redundancy: { kind: 'replicated', copies: 3, copiesPerDomain: 1 }, failureDomain: 'host', deviceClass: 'hdd' };

const three = ['a', 'b', 'c'];
const plain = layout(three.map(name => host(name)), three.map(name => osd(`disk-${name}`, name)));

test('hosts stand under the root, with weights in TiB', () => {
  const { map } = predictMap(plain, [copies]);
  expect(map.buckets.find(({ name }) => name === 'default')!.items.map(({ weight }) => weight)).toEqual([131072, 131072, 131072]);
});

test('the order of declaration changes nothing', () => {
  expect(predictMap({ ...plain, hosts: [...plain.hosts].reverse(), osds: [...plain.osds].reverse() }, [copies])).toEqual(predictMap(plain, [copies]));
});

test('levels of topology stand between, the largest at the top', () => {
  const { map } = predictMap(layout([host('a', { zone: 'z1', rack: 'r1' }), host('b', { rack: 'r2', zone: 'z1' })], [osd('x', 'a'), osd('y', 'b')]), []);
  const bucket = (name: string) => map.buckets.find(each => each.name === name)!;
  expect(bucket('default').items.map(({ id }) => id)).toEqual([bucket('z1').id]);
  expect(bucket('z1').items.map(({ id }) => id)).toEqual([bucket('r1').id, bucket('r2').id]);
});

test('claims that move between nodes are hosts of their own', () => {
  const { osds } = predictMap(layout([], [osd('claims', undefined, 'hdd', { count: 3 })]), [copies]);
  expect(osds.map(each => each.host)).toEqual(['claims#0', 'claims#1', 'claims#2']);
});

test('hosts have no dots, as Rook writes them', () => {
  expect(predictMap(layout([host('a.example')], [osd('x', 'a.example')]), []).osds[0].host).toBe('a-example');
});

test('what was there before keeps its ids', () => {
  const before = predictMap(plain, [copies]);
  const hosts = ['0', ...three].map(name => host(name));
  const after = predictMap(layout(hosts, [osd('disk-0', '0'), ...plain.osds]), [{ ...copies, name: 'first' }, copies], before);
  for (const each of before.osds) expect(after.osds).toContainEqual(each);
  const ids = new Map(after.map.buckets.map(({ name, id }) => [name, id]));
  for (const { name, id } of before.map.buckets) expect(ids.get(name)).toBe(id);
  expect(after.rules.get('vms')).toBe(before.rules.get('vms'));
});

test('a class that no volume has leaves a pool without OSDs', () => {
  const { map } = predictMap(plain, [{ ...copies, deviceClass: 'ssd' }]);
  expect(map.rules[0].steps).toEqual([{ op: 'emit' }]);
});

/** Two places with two hosts each, two OSDs a host, and the host of the arbiter, which has none. */
const places = layout(
  [...['a1', 'a2', 'b1', 'b2'].map(name => host(name, { zone: name[0] })), host('arbiter', { zone: 'c' })],
  ['a1', 'a2', 'b1', 'b2'].flatMap(name => [osd(`${name}-0`, name), osd(`${name}-1`, name)]),
);
const pairs: PlacedPool = { ...copies, redundancy: { kind: 'replicated', copies: 4, copiesPerDomain: 2 }, failureDomain: 'zone' };
const PGS = 128;

/** The hosts of every group of a pool of four copies. */
function hostsOfGroups({ map, osds, rules }: Prediction, pool: string, gone: readonly number[] = []): string[][] {
  const states = allIn(osds.length);
  const mapper = mapperOf(map);
  const all = placePool(mapper, { id: 1, name: pool, pgNum: PGS, size: 4, rule: rules.get(pool)!, erasureCoded: false }, states);
  const left = placeWithout(mapper, all, without(states, gone, 'out'), gone);
  return Array.from({ length: PGS }, (_, pg) => [...left.osds.subarray(pg * 4, pg * 4 + 4)].filter(id => id !== NONE).map(id => osds[id].host));
}

describe('a pool with two copies in each failure domain', () => {
  const prediction = predictMap(places, [pairs]);

  test('takes the class it asks for', () => {
    const [{ root, limits }] = ruleSegments(prediction.map, prediction.rules.get('vms')!, 4);
    expect(prediction.map.buckets.find(({ id }) => id === root)!.name).toBe('default~hdd');
    expect(limits.map(({ type, most }) => [type, most])).toEqual([['zone', 2], ['host', 1]]);
  });

  test('has them on different hosts', () => {
    for (const hosts of hostsOfGroups(prediction, 'vms')) expect([...hosts].sort()).toEqual(['a1', 'a2', 'b1', 'b2']);
  });
});

describe('a stretched cluster', () => {
  const stretched = { ...places, stretch: 'zone' };
  const meta: PlacedPool = { ...pairs, name: 'meta', deviceClass: undefined };

  test('has one rule for all pools, which asks for no class', () => {
    const { map, rules } = predictMap(stretched, [pairs, meta]);
    expect(map.rules.map(({ name }) => name)).toEqual(['default_stretch_cluster_rule']);
    expect([...rules]).toEqual([['vms', map.rules[0].id], ['meta', map.rules[0].id]]);
    expect(map.rules[0].steps).toEqual([
      { op: 'take', item: map.buckets.find(({ name }) => name === 'default')!.id },
      { op: 'choose_firstn', num: 0, type: 'zone' },
      { op: 'chooseleaf_firstn', num: 2, type: 'host' },
      { op: 'emit' },
    ]);
  });

  test('places by it also what a pool says otherwise', () => {
    const prediction = predictMap(stretched, [{ ...copies, redundancy: { ...pairs.redundancy } }]);
    for (const hosts of hostsOfGroups(prediction, 'vms')) expect([...hosts].sort()).toEqual(['a1', 'a2', 'b1', 'b2']);
  });

  test('keeps two copies, and no more, when a place is lost', () => {
    const prediction = predictMap(stretched, [pairs]);
    const gone = prediction.osds.filter(each => each.host.startsWith('a')).map(({ id }) => id);
    expect(gone).toHaveLength(4);
    for (const hosts of hostsOfGroups(prediction, 'vms', gone)) expect([...hosts].sort()).toEqual(['b1', 'b2']);
  });

  test('keeps its rule when pools come and go', () => {
    const before = predictMap(stretched, [pairs]);
    const after = predictMap(stretched, [meta], before);
    expect(after.map.rules).toEqual(before.map.rules);
    expect(after.rules.get('meta')).toBe(before.rules.get('vms'));
  });

  test('has no OSDs at the arbiter', () => {
    expect(predictMap(stretched, [pairs]).map.buckets.map(({ name }) => name)).not.toContain('c');
  });
});
