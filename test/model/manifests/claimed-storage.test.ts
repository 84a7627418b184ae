import { GIB } from '../../../src/model/layout/quantity';
import { claimsOf } from '../../../src/model/manifests/claimed-storage';

const rook = (kind: string, name: string, spec: object) => ({ kind, metadata: { name, namespace: 'rook-ceph' }, spec });
const storageClass = (name: string, parameters: object) => ({ kind: 'StorageClass', metadata: { name }, parameters });
const claim = (name: string, storageClassName: string) => ({ kind: 'PersistentVolumeClaim', metadata: { name }, spec: { storageClassName, resources: { requests: { storage: '10Gi' } } } });
const FILES = rook('CephFilesystem', 'shared', { metadataPool: { replicated: { size: 3 } }, dataPools: [{ name: 'default', replicated: { size: 3 } }] });

describe('what is claimed', () => {
  test('from a block pool and the pool beside it', () => {
    expect(claimsOf([storageClass('cold', { clusterID: 'rook-ceph', pool: 'names', dataPool: 'cold' }), claim('orders', 'cold')], 'rook-ceph'))
      .toEqual([{ name: 'default/orders', pools: ['cold', 'names'], bytes: 10 * GIB }]);
  });

  test('from a filesystem and its metadata', () => {
    expect(claimsOf([FILES, storageClass('files', { clusterID: 'rook-ceph', fsName: 'shared', pool: 'shared-default' }), claim('home', 'files')], 'rook-ceph')[0].pools)
      .toEqual(['shared-default', 'shared-metadata']);
  });

  test('by way of a tenant, and the tenant itself', () => {
    const claims = claimsOf([
      FILES,
      rook('CephBlockPoolRadosNamespace', 'blue', { blockPoolName: 'vms', clusterID: 'blue-images' }),
      rook('CephFilesystemSubVolumeGroup', 'red', { filesystemName: 'shared', clusterID: 'red-files', quota: '512Gi' }),
      storageClass('blue', { clusterID: 'blue-images', pool: 'vms' }), claim('orders', 'blue'),
    ], 'rook-ceph');
    expect(claims.map(({ name, pools, bytes, tenant }) => [name, pools, bytes, tenant])).toEqual([
      ['CephBlockPoolRadosNamespace rook-ceph/blue', ['vms'], undefined, true],
      ['CephFilesystemSubVolumeGroup rook-ceph/red', ['shared-default', 'shared-metadata'], 512 * GIB, true],
      ['default/orders', ['vms'], 10 * GIB, undefined],
    ]);
  });

  test('of other clusters is left out', () => {
    expect(claimsOf([storageClass('other', { clusterID: 'elsewhere', pool: 'vms' }), claim('orders', 'other')], 'rook-ceph')).toEqual([]);
  });

  test('by every replica of a StatefulSet', () => {
    const set = { kind: 'StatefulSet', metadata: { name: 'db', namespace: 'shop' }, spec: { replicas: 2, volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { storageClassName: 'fast', resources: { requests: { storage: '1Gi' } } } }] } };
    expect(claimsOf([storageClass('fast', { clusterID: 'rook-ceph', pool: 'vms' }), set], 'rook-ceph').map(({ name, bytes }) => [name, bytes])).toEqual([['shop/data-db-0', GIB], ['shop/data-db-1', GIB]]);
  });
});
