import { changesBetween, stateOf } from '../../../src/model/manifests';
import { exampleNames, readGolden } from '../../../tools/lib/examples';
import { objectsOf } from '../../../tools/lib/summary/objects';
import { find, HOSTS, stack } from '../change/lib/stack';

const state = stateOf(stack());
const [cluster] = state.clusters;

describe('A state', () => {
  test('knows its clusters', () => expect(state.clusters.map(({ key }) => key)).toEqual(['rook-ceph/ceph']));
  test('knows the hosts and where they stand', () => {
    expect(cluster.layout.hosts.map(({ name, topology }) => [name, topology])).toEqual(HOSTS.map((name, i) => [name, { rack: `rack-${i % 3}` }]));
  });
  test('knows every OSD with its volumes', () => {
    expect(cluster.layout.osds).toHaveLength(19);
    expect(cluster.layout.osds.find(({ name }) => name === 'node-a--bay0')).toMatchObject({
      count: 1, portable: false, host: 'node-a', deviceClass: 'hdd', bytes: 8 * 2 ** 40, claims: [{ role: 'data', volumeName: 'disks--node-a--bay0' }, { role: 'metadata' }, { role: 'wal' }],
    });
    expect(cluster.layout.osds.find(({ name }) => name === 'cloud')).toMatchObject({ count: 3, portable: true, bytes: 2 ** 40 });
  });
  test('knows every pool by the name that Ceph has for it', () => {
    const pools = new Map(cluster.pools.map(pool => [pool.name, pool]));
    expect(pools.get('vms')).toMatchObject({ redundancy: { kind: 'replicated', copies: 3 }, failureDomain: 'rack', deviceClass: 'hdd', enableCrushUpdates: true, holds: 'data' });
    expect(pools.get('images-k2m2')).toMatchObject({ redundancy: { kind: 'erasureCoded', dataChunks: 2, codingChunks: 2 } });
    expect([...pools.keys()]).toEqual(expect.arrayContaining(['.mgr', '.nfs', '.rgw.root', 'shared-metadata', 'shared-default', 'shared-bulk', 'objects.rgw.buckets.data', 'berlin.rgw.meta']));
  });
  test('does not depend on the order of objects', () => expect(JSON.stringify(stateOf(stack().reverse()).clusters[0])).toBe(JSON.stringify({ ...cluster })));
  test.each(exampleNames())('is read from what is committed: %s', name => {
    const [read] = stateOf([...readGolden(name)].filter(([file]) => file.endsWith('.yaml')).flatMap(([, text]) => objectsOf(text))).clusters;
    expect(read.layout.osds.length).toBeGreaterThan(0);
    expect(read.layout.osds.filter(({ portable, host }) => !portable && host === undefined)).toEqual([]);
    expect(read.pools.map(pool => pool.name)).toContain('.mgr');
  });
});

describe('Changes', () => {
  test('are none between equal objects in another order', () => {
    expect(changesBetween(state, stateOf(stack().reverse()))).toEqual({ added: [], changed: [], removed: [] });
  });
  test('name what comes and goes', () => {
    const { added, removed } = changesBetween(state, stateOf(stack({ without: ['node-a/bay1'], hosts: [...HOSTS, 'node-g'] })));
    expect(removed.map(({ id }) => id)).toEqual(['PersistentVolume/core/disks--node-a--bay1']);
    expect(added.map(({ name }) => name)).toContain('disks--node-g--bay0');
  });
  test('name the fields, and items of lists by their names', () => {
    const next = stack();
    const { spec } = find(next, 'CephCluster');
    spec.mon.count = 5;
    spec.storage.storageClassDeviceSets.find(({ name }: any) => name === 'node-b--bay0').count = 2;
    spec.storage.storageClassDeviceSets.pop();
    const [changed] = changesBetween(state, stateOf(next)).changed;
    expect(changed).toMatchObject({ kind: 'CephCluster', namespace: 'rook-ceph', name: 'ceph' });
    expect(changed.fields.map(({ path }) => path)).toEqual([
      'spec.mon.count', 'spec.storage.storageClassDeviceSets[node-b--bay0].count', 'spec.storage.storageClassDeviceSets[node-f--ssd]',
    ]);
    expect(changed.fields[0]).toMatchObject({ former: 3, next: 5 });
  });
  test('tell an order that differs', () => {
    const next = stack();
    find(next, 'CephFilesystem').spec.dataPools.reverse();
    expect(changesBetween(state, stateOf(next)).changed.map(({ fields }) => fields)).toEqual([[{ path: 'spec.dataPools (order)', former: ['default', 'bulk'], next: ['bulk', 'default'] }]]);
  });
});
