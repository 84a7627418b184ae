import { LayoutPool, predictMap } from '../../src/crush';
import type { ClusterLayout, HostSpec, OsdSpec } from '../../src/layout/private/layout';

const TIB = 2 ** 40;
const host = (name: string, topology = {}): HostSpec => ({ name, taints: [], topology, volumes: [] });
const osd = (name: string, on: string | undefined, deviceClass = 'hdd', more: Partial<OsdSpec> = {}): OsdSpec => ({
  name, count: 1, portable: on === undefined, host: on, deviceClass, bytes: 2 * TIB, claims: [], onFile: false, ...more,
});
const layout = (hosts: HostSpec[], osds: OsdSpec[]): ClusterLayout => ({ name: 'c', trial: false, hosts, osds });
const copies: LayoutPool = { name: 'vms', redundancy: { kind: 'replicated', copies: 3, copiesPerDomain: 1 }, failureDomain: 'host', deviceClass: 'hdd' };

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
