import { manifests } from 'cdk8s-ceph/model';
import { ApiServer } from './api-server';
import { Objects } from '../../src/kubernetes/objects';
import { recordsOf } from '../../src/kubernetes/records';
import { Rest } from '../../src/kubernetes/rest';
import { deliveredProblems } from '../../src/run/delivered';
import { driftOf } from '../../src/run/drift';
import { Conflict, record } from '../../src/run/records';

let server: ApiServer, objects: Objects;
beforeEach(async () => {
  server = new ApiServer();
  objects = new Objects(new Rest(await server.start()));
});
afterEach(() => server.stop());

const cluster = (spec: object = { mon: { count: 3 } }, metadata: object = {}) => ({ apiVersion: 'ceph.rook.io/v1', kind: 'CephCluster', metadata: { name: 'ceph', namespace: 'rook-ceph', ...metadata }, spec });
const PATH = '/apis/ceph.rook.io/v1/namespaces/rook-ceph/cephclusters/ceph';

test('objects are applied on the server, by a manager of our own, and unknown fields are refused', async () => {
  await objects.apply(cluster());
  expect(server.asked.at(-1)).toBe(`PATCH ${PATH}?fieldManager=cdk8s-ceph&fieldValidation=Strict`);
  expect(server.objects.get(PATH).spec).toEqual({ mon: { count: 3 } });
});

test('a dry run changes nothing', async () => {
  await objects.apply(cluster(), true);
  expect(server.objects.size).toBe(0);
});

test.each([['kubectl', true], ['before-first-apply', true], ['helm', false]])('fields of %s are taken over: %s', async (owner, taken) => {
  server.owners.set(PATH, owner);
  const applied = objects.apply(cluster());
  if (taken) await expect(applied).resolves.toBeDefined();
  else await expect(applied).rejects.toMatchObject({ status: 409, message: expect.stringContaining('conflict') });
  expect(server.asked.some(each => each.includes('force=true'))).toBe(taken);
});

test('a list tells the kind of its items; of a kind that nobody knows there is none; where nobody answers it is no list', async () => {
  await objects.apply(cluster());
  expect(await objects.list({ resource: 'cephclusters.ceph.rook.io', namespace: 'rook-ceph', name: 'ceph' })).toMatchObject({ code: 0, json: { items: [{ kind: 'CephCluster', metadata: { name: 'ceph' } }] } });
  expect(await objects.list({ resource: 'cephcluster.ceph.rook.io', namespace: 'rook-ceph', name: 'other' })).toMatchObject({ code: 0, json: { items: [] } });
  expect(await objects.list({ resource: 'applications.argoproj.io' })).toMatchObject({ code: 0, json: { items: [] } });
  server.stop();
  expect((await objects.list({ resource: 'pods' })).code).not.toBe(0);
});

test('scaling, patching and deleting go to the one object that is meant; what is gone is deleted already', async () => {
  await objects.apply({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'rook-ceph-operator', namespace: 'rook-ceph' }, spec: { replicas: 1 } });
  const operator = { resource: 'deployments.apps', namespace: 'rook-ceph', name: 'rook-ceph-operator' };
  await objects.scale(operator, 0);
  expect(server.objects.get('/apis/apps/v1/namespaces/rook-ceph/deployments/rook-ceph-operator').spec.replicas).toBe(0);
  await objects.remove(operator);
  // What belongs to it goes along: a Job leaves its pods behind otherwise, and these hold their claims.
  expect(server.asked.at(-1)).toBe('DELETE /apis/apps/v1/namespaces/rook-ceph/deployments/rook-ceph-operator?propagationPolicy=Background');
  await objects.remove(operator);
  await expect(objects.scale(operator, 1)).rejects.toMatchObject({ status: 404 });
});

test('a record is made once, and replaced only by whoever saw it last', async () => {
  const records = recordsOf(objects, 'rook-ceph'), first = await records.write(record('Lease', 'rook-ceph', 'x', { spec: { holderIdentity: 'a' } }));
  await expect(records.write(record('Lease', 'rook-ceph', 'x', { spec: { holderIdentity: 'b' } }))).rejects.toBeInstanceOf(Conflict);
  await records.write(record('Lease', 'rook-ceph', 'x', { spec: { holderIdentity: 'c' } }, first.metadata.resourceVersion));
  await expect(records.write(record('Lease', 'rook-ceph', 'x', { spec: {} }, first.metadata.resourceVersion))).rejects.toBeInstanceOf(Conflict);
  expect((await records.read('Lease', 'x')).spec.holderIdentity).toBe('c');
  await records.remove('Lease', 'x');
  expect(await records.read('Lease', 'x')).toBeUndefined();
});

test('what somebody else has changed since it was applied is told, and nothing else', async () => {
  await objects.apply(cluster());
  const applied = manifests.stateOf([cluster()]);
  expect(await driftOf(objects, applied)).toEqual([]);
  server.objects.set(PATH, { ...server.objects.get(PATH), spec: { mon: { count: 5 } } });
  expect(await driftOf(objects, applied)).toMatchObject([{ code: 'run/drift', place: { field: 'CephCluster/ceph.rook.io/rook-ceph/ceph' } }]);
  server.objects.delete(PATH);
  expect(await driftOf(objects, applied)).toMatchObject([{ code: 'run/drift', reason: 'it is not there any more' }]);
});

test('what a GitOps controller delivers is not changed while it works', async () => {
  await objects.apply(cluster(undefined, { labels: { 'kustomize.toolkit.fluxcd.io/name': 'storage', 'kustomize.toolkit.fluxcd.io/namespace': 'flux-system' } }));
  expect(await deliveredProblems(objects, manifests.stateOf([cluster()]))).toMatchObject([{ code: 'run/delivered-by', value: 'Kustomization flux-system/storage', fix: expect.stringContaining('flux suspend kustomization storage') }]);
});
