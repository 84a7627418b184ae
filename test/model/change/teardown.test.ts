import { find, stack } from './lib/stack';
import { ActionKind, planTeardown, planText, StepKind } from '../../../src/model/change';
import { stateOf, UseAnswers, useOf } from '../../../src/model/manifests';

const FSID = '11111111-2222-3333-4444-555555555555';
const OBJECTS = stack(), STATE = stateOf(OBJECTS), KEY = STATE.clusters[0].key;
const meta = (name: string, namespace = 'shop', more: object = {}) => ({ name, namespace, ...more });
const CLUSTER = { ...find(OBJECTS, 'CephCluster'), status: { ceph: { fsid: FSID } } };
const volume = (name: string, clusterID: string, more: object = {}) => ({
  kind: 'PersistentVolume', apiVersion: 'v1', metadata: { name }, spec: { csi: { driver: 'rook-ceph.rbd.csi.ceph.com', volumeHandle: `0001-0009-${clusterID}-7`, volumeAttributes: { clusterID } }, ...more },
});
const claim = (name: string, volumeName: string) => ({ kind: 'PersistentVolumeClaim', apiVersion: 'v1', metadata: meta(name), spec: { volumeName } });
const pod = (name: string, volumes: object[], phase = 'Running') => ({ kind: 'Pod', metadata: meta(name), spec: { volumes }, status: { phase } });
const node = (name: string, ready = 'True') => ({ metadata: { name, labels: { 'kubernetes.io/hostname': name } }, status: { conditions: [{ type: 'Ready', status: ready }] } });

const ANSWERS: UseAnswers = {
  pods: [], claims: [claim('orders', 'pv-1')], volumes: [volume('pv-1', 'rook-ceph')], bucketClaims: [], snapshots: [], nodes: STATE.clusters[0].layout.hosts.map(({ name }) => node(name)), rook: [CLUSTER], drivers: [],
};
const use = (more: Partial<UseAnswers> = {}) => useOf(STATE, { ...ANSWERS, ...more });
const plan = (more: Partial<UseAnswers> = {}, options: object = {}) => planTeardown(STATE, { use: use(more), ...options });

describe('Who uses a stack', () => {
  test.each<[string, Partial<UseAnswers>, object]>([
    ['a pod that mounts a claim', { pods: [pod('web', [{ persistentVolumeClaim: { claimName: 'orders' } }])] }, { kind: 'claim', object: 'shop/orders', by: ['shop/web'] }],
    ['a pod with a volume of its own', { claims: [claim('web-cache', 'pv-1')], pods: [pod('web', [{ name: 'cache', ephemeral: {} }])] }, { kind: 'claim', object: 'shop/web-cache', by: ['shop/web'] }],
    ['a bucket claim that nobody described', { bucketClaims: [{ kind: 'ObjectBucketClaim', apiVersion: 'objectbucket.io/v1alpha1', metadata: meta('photos'), spec: { storageClassName: 'buckets' } }] }, { kind: 'bucketClaim', object: 'shop/photos' }],
    ['a snapshot', { snapshots: [{ metadata: { name: 'content-1' }, spec: { driver: 'rook-ceph.rbd.csi.ceph.com', volumeSnapshotRef: meta('before') }, status: { snapshotHandle: '0001-0009-rook-ceph-9' } }] }, { kind: 'snapshot', object: 'shop/before' }],
    ['a snapshot that does not tell whose it is', { snapshots: [{ metadata: { name: 'content-1' }, spec: { driver: 'rook-ceph.rbd.csi.ceph.com', source: {}, volumeSnapshotRef: meta('before') } }] }, { kind: 'snapshot', object: 'shop/before' }],
    ['another cluster that mirrors', { rook: [CLUSTER, { kind: 'CephBlockPool', apiVersion: 'ceph.rook.io/v1', metadata: meta('vms', 'rook-ceph'), spec: { mirroring: { enabled: true, peers: { secretNames: ['berlin'] } } } }] }, { kind: 'mirror', by: ['berlin'] }],
  ])('is %s: then there are no steps', (_, more, user) => {
    const { users, steps } = plan(more);
    expect(users).toMatchObject([user]);
    expect(steps).toEqual([]);
  });

  test.each<[string, Partial<UseAnswers>]>([
    ['a pod that has ended', { pods: [pod('job', [{ persistentVolumeClaim: { claimName: 'orders' } }], 'Succeeded')] }],
    ['a claim of another cluster', { claims: [claim('other', 'pv-2')], volumes: [volume('pv-2', 'elsewhere')], pods: [pod('web', [{ persistentVolumeClaim: { claimName: 'other' } }])] }],
    ['a snapshot of another cluster', { snapshots: [{ metadata: { name: 'c' }, spec: { driver: 'elsewhere.rbd.csi.ceph.com', volumeSnapshotRef: meta('s') }, status: { snapshotHandle: '0001-0009-elsewhere-9' } }] }],
    ['a bucket claim of the stack itself', { bucketClaims: [{ ...find(OBJECTS, 'ObjectBucketClaim'), spec: { ...find(OBJECTS, 'ObjectBucketClaim').spec, objectBucketName: 'obc-1' } }] }],
  ])('is not %s', (_, more) => expect(plan(more).users).toEqual([]));
});

test('classes go first, then claims, the cluster, its devices and the volumes', () => {
  expect(plan().steps.map(({ id }) => id)).toEqual(['delete/classes', 'claims', `letGo/${KEY}`, `wipe/${KEY}`, 'delete/volumes']);
});

test('only from the claims on there is no way back', () => {
  expect(plan().steps.map(({ noReturn }) => noReturn ?? false)).toEqual([false, true, true, true, false]);
  expect(plan().steps[0].undo).toMatchObject([{ kind: ActionKind.APPLY }]);
});

test('what is typed names the cluster and its fsid; what is kept is called otherwise', () => {
  expect(plan().phrase).toBe(`destroy ${KEY} 11111111`);
  expect(plan({}, { keepData: true }).phrase).toBe(`take down ${KEY} 11111111`);
});

test('a cluster that does not tell who it is is not wiped', () => {
  const nameless = [find(OBJECTS, 'CephCluster')];
  expect(plan({ rook: nameless })).toMatchObject({ nameless: [KEY], steps: [] });
  expect(plan({ rook: nameless }, { keepData: true })).toMatchObject({ nameless: [], phrase: `take down ${KEY}` });
});

test('volumes are kept before their claims are deleted: no driver is asked to delete anything', () => {
  const { actions } = plan().steps.find(({ kind }) => kind === StepKind.CLAIMS)!;
  expect(actions.map(({ kind, target, patch }) => [kind, target?.name, patch])).toEqual([
    [ActionKind.PATCH, 'pv-1', '{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}'], [ActionKind.DELETE, 'orders', undefined], [ActionKind.WAIT, undefined, undefined],
    [ActionKind.PATCH, 'pv-1', '{"metadata":{"finalizers":null}}'], [ActionKind.DELETE, 'pv-1', undefined],
  ]);
});

test('the operator rests while finalizers are taken off, and is scaled up again whatever happens', () => {
  const { actions, finalActions } = plan({ rook: [CLUSTER, find(OBJECTS, 'CephFilesystem')] }).steps.find(({ kind }) => kind === StepKind.LET_GO)!;
  expect(actions[0]).toMatchObject({ kind: ActionKind.SCALE, replicas: 0, unless: expect.anything() });
  expect(actions.filter(({ target }) => target?.name === 'shared').map(({ kind }) => kind)).toEqual([ActionKind.PATCH, ActionKind.DELETE]);
  expect(finalActions).toMatchObject([{ kind: ActionKind.SCALE, replicas: 1 }]);
});

test('volumes of a class of somebody else, which go with their claims, stay where data is kept', () => {
  const more = { claims: [{ kind: 'PersistentVolumeClaim', apiVersion: 'v1', metadata: meta('cloud-0', 'rook-ceph', { labels: { 'ceph.rook.io/DeviceSet': 'cloud' } }), spec: { volumeName: 'disk-1' } }], volumes: [{ metadata: { name: 'disk-1' }, spec: { persistentVolumeReclaimPolicy: 'Delete' } }] };
  const patched = (options: object) => plan(more, options).steps.find(({ kind }) => kind === StepKind.LET_GO)!.actions.filter(({ target }) => target?.name === 'disk-1').length;
  expect([patched({}), patched({ keepData: true })]).toEqual([0, 1]);
});

test('a host that is away is not waited for; what is on it is told', () => {
  const { steps } = plan({ nodes: [...ANSWERS.nodes.slice(1), node('node-a', 'Unknown')] }), wiped = steps.find(({ kind }) => kind === StepKind.WIPE)!;
  expect(wiped.title).not.toContain('node-a');
  expect(wiped.leaves).toEqual([expect.stringMatching(/^node-a is not there or not ready: \/dev\/.*, \/var\/lib\/rook are left as they are\.$/)]);
  expect(plan({ nodes: [] }).steps.find(({ kind }) => kind === StepKind.WIPE)).toMatchObject({ actions: [], leaves: expect.arrayContaining([expect.stringContaining('node-b')]) });
});

test('hosts that only monitors run on are cleaned too', () => {
  const daemons = [{ kind: 'Pod', metadata: meta('mon-a', 'rook-ceph', { labels: { rook_cluster: 'rook-ceph' } }), spec: { nodeName: 'control-1' }, status: {} }];
  expect(plan({ pods: daemons, nodes: [...ANSWERS.nodes, node('control-1')] }).steps.find(({ kind }) => kind === StepKind.WIPE)!.title).toContain('control-1');
});

describe('The operator and the kinds', () => {
  const definition = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'cephclusters.ceph.rook.io' }, spec: { group: 'ceph.rook.io', names: { plural: 'cephclusters', kind: 'CephCluster' } } };
  const operator = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'rook-ceph-operator', namespace: 'rook-ceph' }, spec: { replicas: 2 } };
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'rook-ceph' } };
  const full = stateOf([namespace, definition, operator, ...OBJECTS]);
  const ids = (more: Partial<UseAnswers>, definitions?: boolean) => planTeardown(full, { use: useOf(full, { ...ANSWERS, ...more }), definitions }).steps.map(({ id }) => id);
  const other = { ...find(OBJECTS, 'CephCluster'), metadata: { name: 'other', namespace: 'elsewhere' } };

  test('go last, the kinds only where that is asked', () => {
    expect(ids({}).slice(-2)).toEqual(['delete/operator', 'delete/namespaces']);
    expect(ids({}, true).slice(-3)).toEqual(['delete/operator', 'delete/definitions', 'delete/namespaces']);
  });

  test('go last of all; what the drivers are told goes before them, a profile while the connection is there that it names', () => {
    const told = ['CephConnection', 'ClientProfile'].map(kind => ({ apiVersion: 'csi.ceph.io/v1', kind, metadata: meta('rook-ceph', 'rook-ceph') }));
    const { actions } = planTeardown(full, { use: useOf(full, { ...ANSWERS, drivers: told }) }).steps.find(({ id }) => id === 'delete/operator')!;
    const called = actions.map(({ kind, target }) => kind === ActionKind.WAIT ? 'wait' : `${target!.resource.split('.')[0]} ${target!.name}`);
    expect(called.slice(0, 4)).toEqual(['clientprofile rook-ceph', 'wait', 'cephconnection rook-ceph', 'wait']);
    expect(called.slice(4).map(each => each.split(' ')[1])).toContain('rook-ceph-operator');
    expect(called.slice(4)).not.toContain('wait');
  });

  test('stay with their namespace where another cluster needs them', () => {
    expect(ids({ rook: [CLUSTER, other] }, true)).toEqual(['delete/classes', 'claims', `letGo/${KEY}`, `wipe/${KEY}`, 'delete/volumes']);
    expect(planTeardown(full, { use: useOf(full, { ...ANSWERS, rook: [CLUSTER, other] }) }).steps.at(-1)!.leaves).toEqual([expect.stringContaining('elsewhere/other')]);
  });

  test('go only when there is no object of a kind, and no pod or claim in the namespace', () => {
    const { steps } = planTeardown(full, { use: useOf(full, ANSWERS), definitions: true });
    expect(steps.at(-2)!.before).toMatchObject([{ query: { objects: { resource: 'cephclusters.ceph.rook.io' } }, expectation: { kind: 'gone' } }]);
    expect(steps.at(-1)).toMatchObject({ forgets: true, before: [{ query: { objects: { resource: 'pods' } } }, { query: { objects: { resource: 'persistentvolumeclaims' } } }] });
  });

  test('the operator comes back with as many replicas as are declared', () => {
    expect(planTeardown(full, { use: useOf(full, ANSWERS) }).steps.find(({ kind }) => kind === StepKind.LET_GO)!.finalActions).toMatchObject([{ replicas: 2 }]);
  });
});

test('the steps are told for somebody who does them by hand', () => {
  const text = planText(plan({ nodes: [] }));
  expect(text).toContain("kubectl patch pv pv-1 --type=merge --patch '{\"spec\":{\"persistentVolumeReclaimPolicy\":\"Retain\"}}'");
  expect(text).toContain('Stays: node-a is not there or not ready');
});
