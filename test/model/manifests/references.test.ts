import { references } from '../../../src/model/manifests/references';

const claim = (spec: object) => references({ path: 'file', object: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'orders', namespace: 'shop' }, spec } } as any).map(({ to }) => to);

test('a claim needs its namespace, its class and its volume; the empty class, which asks for none, is none that could be missing', () => {
  expect(claim({ storageClassName: 'block', volumeName: 'orders-7' })).toEqual(['Namespace/shop', 'StorageClass/block', 'PersistentVolume/orders-7']);
  expect(claim({ storageClassName: '', volumeName: 'orders-7' })).toEqual(['Namespace/shop', 'PersistentVolume/orders-7']);
  expect(claim({})).toEqual(['Namespace/shop']);
});
