import { change } from 'cdk8s-ceph/model';
import { CLAIM, FakeCluster, ID, PLAN, SET } from './lib/fake-cluster';
import { eventText } from '../../src/cli/progress';
import type { RunEvent } from '../../src/run/events';
import { Executor } from '../../src/run/executor';
import { answerOf } from '../../src/run/hands';
import { beginning, Journal } from '../../src/run/journal';

const { StepKind } = change;
const step = (kind: change.StepKind): change.Step => PLAN.steps.find(each => each.kind === kind)!;
const reader = { colors: Object.fromEntries(['bold', 'dim', 'red', 'yellow', 'green'].map(color => [color, (text: string) => text])) as any, say: (text: string) => text };

/** Carry out some steps on a cluster; returns what was told, and the journal. */
async function run(cluster: FakeCluster, steps: readonly change.Step[], from?: Journal, signal = new AbortController().signal) {
  const events: RunEvent[] = [];
  let journal = from ?? beginning('', steps, '');
  const nothing = async () => undefined, keep = async (next: Journal) => { journal = next; };
  const done = new Executor(steps, journal, { hands: cluster, clock: cluster, signal, tell: event => events.push(event), judge: nothing, record: nothing, keep }).run();
  const failure = await done.then(() => undefined, (error: Error) => error);
  return { failure, events, journal, told: events.flatMap(event => eventText(event, reader) ?? []).join('\n') };
}

test('a drain is not taken for done while the cluster tells the state of before', async () => {
  const cluster = new FakeCluster(), began = cluster.time;
  const { failure, told } = await run(cluster, [step(StepKind.DRAIN)]);
  expect(failure).toBeUndefined();
  expect(cluster.done).toEqual([`ceph osd crush reweight osd.${ID} 0`]);
  // The data is away after 200 s, and that must show for 90 s.
  expect(cluster.time - began).toBeGreaterThanOrEqual(290);
  expect(told).toContain(`osd.${ID} still holds 7 placement groups`);
});

test('a removal is carried out in its order, and the operator wakes at the end', async () => {
  const cluster = new FakeCluster();
  expect((await run(cluster, [step(StepKind.DRAIN), step(StepKind.REMOVE)])).failure).toBeUndefined();
  expect(cluster.done.slice(1)).toEqual([
    'scale rook-ceph-operator 0', 'apply objects', `scale rook-ceph-osd-${ID} 0`, `ceph osd purge osd.${ID} --yes-i-really-mean-it`, `delete deployments.apps rook-ceph-osd-${ID}`,
    `delete jobs.batch {"ceph.rook.io/pvc":"${CLAIM}"}`, `delete persistentvolumeclaims {"ceph.rook.io/DeviceSet":"${SET}"}`, 'delete persistentvolumes disks--node-a--bay1', 'scale rook-ceph-operator 1',
  ]);
});

test.each(['apply', 'scale rook-ceph-osd', 'ceph osd purge', 'delete jobs'])('the operator wakes also where a removal breaks off at: %s', async breakAt => {
  const cluster = new FakeCluster(), steps = [step(StepKind.TUNE), step(StepKind.DRAIN), step(StepKind.REMOVE)];
  cluster.breakAt = breakAt;
  const { failure, journal, told } = await run(cluster, steps);
  expect(failure).toMatchObject({ code: 'run/action', step: 'remove/rook-ceph/ceph', message: expect.stringContaining('broken off') });
  expect(told).toContain('failed: broken off');
  expect(cluster.done.at(-1)).toBe('scale rook-ceph-operator 1');
  expect(journal).toMatchObject({ done: 2, stage: 'actions', unsettled: false, stopped: expect.stringContaining('broken off') });
  cluster.breakAt = undefined;
  expect((await run(cluster, steps, journal)).failure).toBeUndefined();
  expect(cluster.left).toMatchObject({ deployment: false, running: false, known: false, operator: 1 });
  expect(cluster.harmed).toBe(false);
});

test('where even that fails, the journal says that something is left', async () => {
  const cluster = new FakeCluster();
  cluster.breakAt = 'scale rook-ceph-operator';
  const { failure, journal } = await run(cluster, [step(StepKind.DRAIN), step(StepKind.REMOVE)]);
  expect(failure).toMatchObject({ code: 'run/final-action' });
  expect(journal.unsettled).toBe(true);
});

test('nothing is begun where what must be so is not: it stops after its limit, and says what it waited for', async () => {
  const cluster = new FakeCluster();
  const { failure } = await run(cluster, [step(StepKind.REMOVE)]);
  expect(failure).toMatchObject({ code: 'run/timeout', message: expect.stringMatching(/nothing has changed for 1800 s: .*placement group/) });
  expect(cluster.done).toEqual([]);
});

test('a drain that does not move stops after its limit', async () => {
  const cluster = new FakeCluster();
  cluster.stuck = true;
  const { failure, journal } = await run(cluster, [step(StepKind.DRAIN)]);
  expect(failure).toMatchObject({ code: 'run/timeout', step: 'drain/rook-ceph/ceph' });
  expect(journal).toMatchObject({ stage: 'after', weights: { [`rook-ceph/ceph/${SET}`]: 8 } });
});

test('somebody who interrupts is obeyed at once, and what must be done is done', async () => {
  const controller = new AbortController(), cluster = new FakeCluster(), steps = [step(StepKind.DRAIN), step(StepKind.REMOVE)];
  const real = cluster.ceph.bind(cluster);
  cluster.ceph = async (key, words) => {
    if (words[1] === 'purge') controller.abort();
    return real(key, words);
  };
  const { failure, journal } = await run(cluster, steps, undefined, controller.signal);
  expect(failure).toMatchObject({ code: 'run/interrupted' });
  expect(cluster.done.at(-1)).toBe('scale rook-ceph-operator 1');
  cluster.ceph = real;
  expect((await run(cluster, steps, journal)).failure).toBeUndefined();
  expect(cluster.left).toMatchObject({ known: false, operator: 1 });
});

test('a wait tells how long it takes at the speed of the last looks', async () => {
  const cluster = new FakeCluster();
  let left = 900;
  const real = cluster.ceph.bind(cluster);
  cluster.ceph = async (key, words) => words.join(' ') !== 'status' ? real(key, words)
    : answerOf(0, JSON.stringify({ pgmap: { num_pgs: 9, pgs_by_state: [{ state_name: left > 0 ? 'active+remapped' : 'active+clean', count: 9 }], ...left > 0 ? { misplaced_objects: left = Math.max(0, left - 50) } : {} } }), '');
  const { events } = await run(cluster, [step(StepKind.LOOK)]);
  const waits = events.flatMap(event => event.event === 'waiting' ? [event] : []);
  expect(waits[0]).not.toHaveProperty('ends');
  // 50 objects in 5 s.
  expect(waits[2]).toMatchObject({ ends: 75 });
});

test('an answer that is no JSON has none', () => {
  expect(answerOf(0, '{"a":1}', '')).toEqual({ code: 0, output: '{"a":1}', json: { a: 1 } });
  expect(answerOf(0, 'HEALTH_OK', '')).toEqual({ code: 0, output: 'HEALTH_OK' });
  expect(answerOf(1, '', 'no route')).toEqual({ code: 1, output: 'no route' });
});
