import { BlockPool, CephClient, CephFilesystem, ClientAccess, RadosNamespace, Redundancy, StorageClass, SubVolumeGroup } from '../../src';
import type { RadosNamespaceProps } from '../../src';
import { hosts } from '../support/fake-cluster';
import { codes, object, stage } from '../support/services';

function part(props: Partial<RadosNamespaceProps> = {}, id = 'team-a') {
  const { chart, cluster } = stage(hosts(7));
  const pool = new BlockPool(chart, 'vms', { cluster });
  return { chart, cluster, pool, part: new RadosNamespace(chart, id, { pool, ...props }) };
}

describe('a part of a block pool', () => {
  it('is one object in the namespace of the cluster', () => {
    expect(object(part().chart, 'CephBlockPoolRadosNamespace').metadata).toMatchObject({ name: 'team-a', namespace: 'storage' });
  });

  it('says its id itself, so that classes can', () => {
    expect(object(part().chart, 'CephBlockPoolRadosNamespace').spec).toEqual({ name: 'team-a', blockPoolName: 'vms', clusterID: 'storage--block--vms--team-a' });
  });

  it('takes another name inside the pool', () => {
    expect(object(part({ radosNamespaceName: 'a' }).chart, 'CephBlockPoolRadosNamespace').spec.name).toBe('a');
  });

  it('takes another id', () => expect(part({ clusterId: 'tenant-7' }).part.clusterId).toBe('tenant-7'));

  it('has a short id, however long the names', () => {
    expect(part({}, 'a'.repeat(60)).part.clusterId.length).toBeLessThanOrEqual(36);
  });

  it('is left alone by tools that prune', () => {
    expect(object(part().chart, 'CephBlockPoolRadosNamespace').metadata.annotations).toHaveProperty(['argocd.argoproj.io/sync-options']);
  });

  it('is a part of the pool of metadata where the data is erasure coded', () => {
    const { chart, cluster } = stage(hosts(7));
    const pool = new BlockPool(chart, 'coded', { cluster, redundancy: Redundancy.erasureCoded(4, 2) });
    new RadosNamespace(chart, 'team-a', { pool });
    expect(object(chart, 'CephBlockPoolRadosNamespace').spec.blockPoolName).toBe('coded-metadata');
  });

  it('serves claims and snapshots by its id', () => {
    const { chart, part: backend } = part();
    new StorageClass(chart, 'team-a-block', { backend }).addSnapshotClass();
    expect(object(chart, 'StorageClass').parameters).toMatchObject({ 'clusterID': 'storage--block--vms--team-a', 'pool': 'vms', 'csi.storage.k8s.io/node-stage-secret-namespace': 'storage' });
    expect(object(chart, 'VolumeSnapshotClass').parameters.clusterID).toBe('storage--block--vms--team-a');
  });

  it('confines a client to itself', () => {
    const { chart, cluster, part: backend } = part();
    new CephClient(chart, 'backup', { cluster, access: [ClientAccess.readOnly(backend)] });
    expect(object(chart, 'CephClient').spec.caps.osd).toBe('profile rbd-read-only pool=vms namespace=team-a');
  });
});

describe('rados-namespace/name', () => {
  it('refuses a name of the object that is no label', () => expect(codes(part({ name: 'Team' }).chart)).toContain('rados-namespace/name'));
  it('refuses a name of the part that is no label', () => expect(codes(part({ radosNamespaceName: 'a/b' }).chart)).toEqual(['rados-namespace/name']));
  it('accepts labels', () => expect(codes(part().chart)).toEqual([]));
});

describe('rados-namespace/cluster-id', () => {
  it.each(['Team', 'a_b', 'a'.repeat(37), 'storage'])('refuses %p', clusterId => expect(codes(part({ clusterId }).chart)).toEqual(['rados-namespace/cluster-id']));

  it('refuses an id that another part has', () => {
    const { chart, pool } = part({ clusterId: 'same' });
    new RadosNamespace(chart, 'team-b', { pool, clusterId: 'same' });
    expect(codes(chart)).toEqual(['rados-namespace/cluster-id', 'rados-namespace/cluster-id']);
  });

  it('refuses an id that a group of a filesystem has', () => {
    const { chart, cluster } = part({ clusterId: 'same' });
    new SubVolumeGroup(chart, 'group', { filesystem: new CephFilesystem(chart, 'files', { cluster }), clusterId: 'same' });
    expect(codes(chart)).toEqual(expect.arrayContaining(['rados-namespace/cluster-id', 'sub-volume-group/cluster-id']));
  });

  it('accepts parts with ids of their own', () => {
    const { chart, pool } = part();
    new RadosNamespace(chart, 'team-b', { pool });
    expect(codes(chart)).toEqual([]);
  });

  it('gives parts and groups of the same names different ids', () => {
    const { chart, cluster } = part();
    new SubVolumeGroup(chart, 'a', { filesystem: new CephFilesystem(chart, 'files', { cluster, name: 'vms' }), groupName: 'team-a' });
    expect(codes(chart)).toEqual([]);
  });
});

describe('rados-namespace/duplicate', () => {
  it('leaves two objects of one name to the rule on objects', () => {
    const { chart, cluster } = part();
    new RadosNamespace(chart, 'again', { pool: new BlockPool(chart, 'fast', { cluster }), name: 'team-a' });
    expect(codes(chart.node.root)).toEqual(['app/duplicate-object']);
  });

  it('refuses one part twice', () => {
    const { chart, pool } = part();
    new RadosNamespace(chart, 'again', { pool, radosNamespaceName: 'team-a', clusterId: 'again' });
    expect(codes(chart)).toEqual(['rados-namespace/duplicate', 'rados-namespace/duplicate']);
  });

  it('accepts a tenant in two pools', () => {
    const { chart, cluster } = part();
    new RadosNamespace(chart, 'team-a-fast', { pool: new BlockPool(chart, 'fast', { cluster }), radosNamespaceName: 'team-a' });
    expect(codes(chart)).toEqual([]);
  });
});
