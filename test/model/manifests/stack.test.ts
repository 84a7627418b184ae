import { isUnknown } from '../../../src/model/layout/known';
import { stackOf } from '../../../src/model/manifests/stack';
import { exampleNames, phasesOf, readGolden } from '../../../tools/lib/examples';
import { stackIn } from '../../../tools/lib/summary/objects';
import { HOSTS, stack } from '../change/lib/stack';

const read = stackOf(stack().map((object: any, i: number) => ({ object, path: `stack.yaml[${i}]`, file: 'stack.yaml' })));
const [cluster] = read.clusters;

describe('A stack', () => {
  test('has its clusters with hosts, OSDs, monitors and pools', () => {
    expect(read.clusters.map(({ name, namespace }) => `${namespace}/${name}`)).toEqual(['rook-ceph/ceph']);
    expect(cluster.layout.hosts.map(({ name }) => name)).toEqual(HOSTS);
    expect(cluster.layout.osds).toHaveLength(19);
    expect(cluster.monitors.count).toBe(cluster.described.spec.monitors.count);
    expect(cluster.pools.map(({ name }) => name)).toEqual(expect.arrayContaining(['.mgr', 'vms', 'shared-metadata']));
  });

  test('has its local volumes with host, device, use and size', () => {
    expect(read.volumes.find(({ name }) => name === 'disks--node-a--bay0')).toMatchObject({ host: 'node-a', role: 'data', bytes: 8 * 2 ** 40, deviceClass: 'hdd' });
    expect(read.volumes.filter(({ role }) => role !== 'data').map(({ deviceClass }) => deviceClass).filter(Boolean)).toEqual([]);
  });

  test('says of each thing where it is told', () => {
    const things = [...read.pools, ...read.filesystems, ...read.objectStores, ...read.storageClasses, ...read.claims, ...read.tenants, ...read.nfsServers];
    expect(things.length).toBeGreaterThan(20);
    expect(things.filter(({ at }) => !/^stack\.yaml\[\d+\]$/.test(at))).toEqual([]);
    expect(read.objects).toHaveLength(stack().length);
  });

  test('has pools by the name of the object that they are made of', () => {
    expect(new Set(read.pools.filter(({ spec }) => spec.pool.service === 'file').map(({ owner }) => owner))).toEqual(new Set(['shared']));
  });

  test('does not know what no object tells', () => {
    const lone = stackOf([
      { object: { kind: 'PersistentVolume', metadata: { name: 'one' }, spec: { local: { path: '/dev/sdb' } } }, path: '[0]' },
      { object: { kind: 'CephCluster', metadata: { name: 'ceph', namespace: 'rook-ceph' }, spec: {} }, path: '[1]' },
      { object: null, path: '[2]' },
    ]);
    const [volume] = lone.volumes, [bare] = lone.clusters;
    for (const fact of [volume.host, volume.role, volume.bytes, bare.described.spec.cephImage, bare.described.spec.managers, lone.rookVersion]) expect(isUnknown(fact)).toBe(true);
    expect(bare.layout.osds).toEqual([]);
  });

  test.each(exampleNames())('is read whole from what is committed: %s', name => {
    const example = stackIn(phasesOf(readGolden(name)));
    expect(example.clusters.length).toBeGreaterThan(0);
    expect(example.volumes.filter(({ host, role, bytes }) => [host, role, bytes].some(isUnknown))).toEqual([]);
    expect(example.pools.length).toBeGreaterThan(0);
  });
});
