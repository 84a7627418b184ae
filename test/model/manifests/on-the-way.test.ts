import { heldDown, replicasOf } from '../../../src/model/manifests/on-the-way';

const deployment = (name: string, replicas?: number) => ({ kind: 'Deployment', metadata: { name, namespace: 'rook-ceph' }, spec: { replicas } });
const OPERATOR = { name: 'rook-ceph-operator', namespace: 'rook-ceph' };

test('one Deployment is held at no replicas, and others are left alone', () => {
  const objects = [deployment('rook-ceph-operator', 2), deployment('other', 3)];
  expect(heldDown(objects, OPERATOR)).toEqual([deployment('rook-ceph-operator', 0), deployment('other', 3)]);
});

test.each([
  ['what is declared', [deployment('rook-ceph-operator', 2)], 2],
  ['one where nothing is said', [deployment('rook-ceph-operator')], 1],
  ['one where it is not among the objects', [deployment('other', 3)], 1],
])('a Deployment comes back with %s', (_, objects, replicas) => expect(replicasOf(objects, OPERATOR)).toBe(replicas));
