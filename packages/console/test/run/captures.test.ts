import { LABEL } from '../../src/actions/pods';
import { captureTexts } from '../../src/run/captures';
import { silenceOf } from '../../src/run/silence';

/** As a node had it whose /dev had no file for last words. */
const NOT_STARTED = {
  metadata: { name: 'inventory-1' },
  spec: { nodeName: 'node-a' },
  status: {
    phase: 'Running',
    containerStatuses: [{
      state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 40s restarting failed container' } },
      lastState: { terminated: { reason: 'StartError', message: 'create mountpoint for /dev/termination-log mount: read-only file system' } },
    }],
  },
};

const pulling = (node: string) => ({ metadata: { name: `inventory-${node}` }, spec: { nodeName: node }, status: { phase: 'Pending', containerStatuses: [{ state: { waiting: { reason: 'ImagePullBackOff', message: 'no such host' } } }] } });

test('the reason of each node that is not seen is told once a cause', () => {
  expect(silenceOf([NOT_STARTED, pulling('node-c'), pulling('node-b')], [], 0)).toMatchObject([
    { code: 'inventory/no-answer', place: { field: 'node-a' }, reason: 'StartError: create mountpoint for /dev/termination-log mount: read-only file system' },
    { place: { field: 'node-b' }, reason: 'ImagePullBackOff: no such host', count: 2, examples: ['node-b', 'node-c'] },
  ]);
});

test('a pod that cannot be placed, one that is slow, and none at all', () => {
  const unplaced = { metadata: { name: 'inventory-2' }, spec: {}, status: { phase: 'Pending', conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: 'Insufficient memory' }] } };
  const slow = { metadata: { name: 'inventory-3' }, spec: { nodeName: 'node-d' }, status: { phase: 'Running', containerStatuses: [{ state: { running: {} } }] } };
  expect(silenceOf([unplaced, slow], [], 0).map(({ reason }) => reason)).toEqual(['Unschedulable: Insufficient memory', 'its pod has not printed what the node has in three minutes']);
  const forbidden = 'pods "inventory" is forbidden: violates PodSecurity "restricted:latest"';
  expect(silenceOf([], [{ message: forbidden }], 4)).toMatchObject([{ place: { field: 'every node' }, reason: forbidden }]);
  expect(silenceOf([], [], 4)).toHaveLength(1);
});

test('who has told is taken, who has not is told of, and nothing is left', async () => {
  let now = 0, set: any;
  const whole = { ...pulling('node-a'), status: { phase: 'Running' } }, removed: unknown[] = [];
  const { told, problems } = await captureTexts({
    apply: async (object: any) => set = object,
    list: async ({ resource }: any) => ({ code: 0, output: '', json: { items: resource === 'pods' ? [whole, pulling('node-b')] : resource === 'daemonsets.apps' ? [{ status: { desiredNumberScheduled: 2 } }] : [] } }),
    logs: async () => '=== cdk8s-ceph host\n=== cdk8s-ceph end',
    remove: async (object: unknown) => removed.push(object),
  } as any, { now: () => now, sleep: async (seconds: number) => { now += seconds; } } as any, new AbortController().signal);
  expect(told).toHaveLength(1);
  expect(problems).toMatchObject([{ place: { field: 'node-b' } }]);
  expect(removed).toHaveLength(1);
  expect(Object.entries(set.spec.selector.matchLabels).map(pair => pair.join('='))).toEqual([LABEL]);
});

test('nothing has to be made in what the pods see read only', async () => {
  let set: any;
  const stop = new AbortController();
  stop.abort();
  await captureTexts({ apply: async (object: any) => set = object, list: async () => ({ code: 0, output: '', json: { items: [] } }), remove: async () => undefined } as any, { now: () => 0 } as any, stop.signal);
  const [{ terminationMessagePath, volumeMounts }] = set.spec.template.spec.containers;
  expect(volumeMounts.filter(({ mountPath }: any) => terminationMessagePath.startsWith(mountPath))).toEqual([]);
});
