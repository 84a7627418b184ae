import { Answers, hindrances } from '../../lab/lib/hindrances';

const good: Answers = {
  expectedOsds: 6,
  osds: { all: 6, up: 6, in: 6 },
  cluster: { status: { phase: 'Ready', message: 'Cluster created successfully', conditions: [] } },
  nodes: [{ metadata: { name: 'node-a' }, status: { conditions: [{ type: 'Ready', status: 'True' }] } }],
  pods: [],
  events: [],
};
const told = (answers: Partial<Answers>) => hindrances({ ...good, ...answers });

/** What is told beyond the two lines that are always there. */
const beyond = (answers: Partial<Answers>) => told(answers).slice(2);

const pod = (name: string, status: object, nodeName: string | undefined = 'node-a') => ({ metadata: { name }, spec: { nodeName }, status });

test('says how the cluster is and what Ceph has', () => {
  expect(told({})).toEqual(['the CephCluster is Ready: Cluster created successfully', 'Ceph has 6 of 6 OSDs up and 6 in']);
});

test('counts the OSDs that Ceph has, not pods', () => expect(told({ osds: { all: 6, up: 2, in: 5 } })[1]).toBe('Ceph has 2 of 6 OSDs up and 5 in'));

test("tells the end of Rook's last pass", () => {
  const status = { phase: 'Progressing', message: 'failed', conditions: [{ type: 'Progressing', status: 'False', message: 'failed to set keys [mgr/balancer/upmap_max_deviation]\nmore' }] };
  expect(told({ cluster: { status } })[1]).toBe("Rook's last pass ended with: failed to set keys [mgr/balancer/upmap_max_deviation]");
});

test('names nodes that are not Ready', () => {
  const conditions = [{ type: 'Ready', status: 'Unknown', message: 'Kubelet stopped posting node status.' }];
  expect(beyond({ nodes: [{ metadata: { name: 'node-b' }, status: { conditions } }] })).toEqual(['node node-b is not Ready: Kubelet stopped posting node status.']);
});

test.each([
  ['an image that is not there', { phase: 'Pending', containerStatuses: [{ state: { waiting: { reason: 'ImagePullBackOff', message: 'Back-off pulling image "x"' } } }] },
    'pod p on node-a: ImagePullBackOff: Back-off pulling image "x"'],
  ['an init container that fails', { phase: 'Pending', initContainerStatuses: [{ state: { terminated: { exitCode: 2 } } }], containerStatuses: [{ state: { waiting: { reason: 'PodInitializing' } } }] },
    'pod p on node-a: ended with 2'],
  ['a pod that ends again and again', { phase: 'Running', containerStatuses: [{ state: { waiting: { reason: 'CrashLoopBackOff' } }, lastState: { terminated: { exitCode: 1 } } }] },
    'pod p on node-a: CrashLoopBackOff'],
  ['a pod that is not Ready', { phase: 'Running', conditions: [{ type: 'Ready', status: 'False' }], containerStatuses: [{ state: { running: {} } }] },
    'pod p on node-a: runs and is not Ready'],
])('names %s', (_, status, line) => expect(beyond({ pods: [pod('p', status)] })).toEqual([line]));

test('names a pod that fits nowhere', () => {
  const status = { phase: 'Pending', conditions: [{ type: 'PodScheduled', status: 'False', message: '0/4 nodes are available: 4 Insufficient memory.' }] };
  expect(beyond({ pods: [{ metadata: { name: 'p' }, spec: {}, status }] })).toEqual(['pod p on no node: not scheduled: 0/4 nodes are available: 4 Insufficient memory.']);
});

test('says nothing of pods that are Ready or done', () => {
  expect(beyond({ pods: [pod('a', { phase: 'Succeeded' }), pod('b', { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] })] })).toEqual([]);
});

test('names as many as a person reads, and counts the others', () => {
  const lines = beyond({ pods: Array.from({ length: 12 }, (_, i) => pod(`p${i}`, { phase: 'Running' })) });
  expect(lines).toHaveLength(6);
  expect(lines[5]).toBe('and 7 more');
});

test('tells each failure of Rook once, the newest first', () => {
  const event = (at: string, kind: string, message: string, reason = 'ReconcileFailed') => ({ type: 'Warning', reason, lastTimestamp: at, message, involvedObject: { kind, name: 'x' } });
  const events = [event('2026-01-01T00:00:00Z', 'CephCluster', 'old'), event('2026-01-01T00:02:00Z', 'CephBlockPool', 'new'), event('2026-01-01T00:01:00Z', 'CephCluster', 'old'), event('2026-01-01T00:03:00Z', 'Pod', 'other', 'BackOff')];
  expect(beyond({ events })).toEqual(['Rook failed at CephBlockPool x: new', 'Rook failed at CephCluster x: old']);
});

test('says what could not be asked', () => {
  expect(hindrances({ expectedOsds: 6 })).toEqual([
    'the CephCluster could not be read', 'Ceph does not answer', 'the nodes could not be asked for', 'the pods could not be asked for', 'the events could not be asked for',
  ]);
});
