import { CARRIED, FakeCluster, ID, Killed } from './lib/fake-cluster';
import type { RunEvent } from '../../src/run/events';
import { Held, Session } from '../../src/run/session';

const WORLD = { namespace: 'rook-ceph', tell: () => undefined, signal: new AbortController().signal };

/** A session on a cluster, as each run of the command has one; steps are not judged anew, which takes a second each. */
function session(cluster: FakeCluster): Session {
  return new Session({ ...WORLD, hands: cluster, records: cluster, clock: cluster, judge: () => async () => undefined });
}

/** The same, and steps are judged anew. */
const judging = (cluster: FakeCluster) => new Session({ ...WORLD, hands: cluster, records: cluster, clock: cluster });

/** Begin, and be killed at a call. */
async function killed(call: number, after: boolean): Promise<{ cluster: FakeCluster; was: boolean }> {
  const cluster = new FakeCluster();
  cluster.killAt = { call, after };
  const ended = await session(cluster).begin(CARRIED).then(() => undefined, (error: Error) => error);
  const was = cluster.calls >= call;
  cluster.killAt = undefined;
  if (was && ended !== undefined) expect(ended).toBeInstanceOf(Killed);
  return { cluster, was };
}

/** Go on until the end; where it was not begun, begin. What is applied already needs no plan any more. */
async function finish(cluster: FakeCluster): Promise<void> {
  const kept = await session(cluster).store.read();
  if (kept === undefined && JSON.stringify(await session(cluster).store.applied()) === JSON.stringify(CARRIED.next)) return;
  const ended = kept === undefined ? await session(cluster).begin(CARRIED) : await session(cluster).resume(kept);
  expect(ended.stopped).toBeUndefined();
  expect(ended).toMatchObject({ done: 6, of: 6 });
}

const END = { deployment: false, running: false, known: false, operator: 1, allCopies: false };

test('a plan is carried out, and nothing of the run is left but what is applied', async () => {
  const cluster = new FakeCluster();
  await finish(cluster);
  expect(cluster.left).toMatchObject(END);
  expect([...cluster.records.keys()]).toEqual(['Secret/cdk8s-ceph-applied-0']);
  expect(await session(cluster).store.applied()).toEqual(JSON.parse(JSON.stringify(CARRIED.next)));
});

test('where somebody wants it, a run pauses between two steps, and goes on to the same end', async () => {
  const cluster = new FakeCluster();
  const paused = () => new Session({ ...WORLD, hands: cluster, records: cluster, clock: cluster, judge: () => async () => undefined, pauses: () => true });
  const ends = [await paused().begin(CARRIED)];
  for (let kept = await session(cluster).store.read(); kept !== undefined; kept = await session(cluster).store.read()) {
    expect(kept.journal).toMatchObject({ done: ends.length, stage: 'before', unsettled: false, stopped: `${ends.length} of 6 steps are done, and somebody wants a pause` });
    ends.push(await paused().resume(kept));
  }
  expect(ends.map(({ done, stopped }) => [done, stopped?.code])).toEqual([[1, 'run/paused'], [2, 'run/paused'], [3, 'run/paused'], [4, 'run/paused'], [5, 'run/paused'], [6, undefined]]);
  expect(cluster.left).toMatchObject(END);
});

test('whoever goes on with a run is told the bytes that were foretold when it was begun', async () => {
  const cluster = new FakeCluster(), told: RunEvent[] = [], moves = { [CARRIED.steps[1].id]: 3e12 };
  const tell = (event: RunEvent) => { told.push(event); };
  const paused = () => new Session({ ...WORLD, hands: cluster, records: cluster, clock: cluster, judge: () => async () => undefined, pauses: () => true, tell });
  await paused().begin({ ...CARRIED, moves });
  await paused().resume((await session(cluster).store.read())!);
  expect(told.flatMap(event => event.event === 'step' && event.moves !== undefined ? [[event.step, event.moves]] : [])).toEqual([[CARRIED.steps[1].id, 3e12]]);
});

test('killed before or after any single thing that it asks or does, it goes on to the same end, and never stops an OSD that holds data', async () => {
  const whole = new FakeCluster();
  await session(whole).begin(CARRIED);
  let points = 0;
  // Most calls are looks while it waits: of these some are enough.
  for (let call = 1; call <= whole.calls; call += call < 30 || call > whole.calls - 80 ? 1 : 37) {
    for (const after of [false, true]) {
      const { cluster } = await killed(call, after);
      points++;
      await finish(cluster);
      expect({ call, after, left: cluster.left, harmed: cluster.harmed }).toMatchObject({ call, after, left: END, harmed: false });
      expect(cluster.records.has('ConfigMap/cdk8s-ceph-run')).toBe(false);
    }
  }
  expect(points).toBeGreaterThan(100);
}, 300_000);

test('killed and given up anywhere before something is destroyed, everything is as it was', async () => {
  const whole = new FakeCluster();
  await session(whole).begin(CARRIED);
  const told = { given: 0, late: 0 };
  for (let call = 1; call <= whole.calls; call += 7) {
    const { cluster } = await killed(call, true);
    const kept = await session(cluster).store.read();
    if (kept === undefined) continue;
    if ((await session(cluster).destroyed(kept)).length > 0) {
      told.late++;
      continue;
    }
    // Of a removal that is done nothing is had back, but what was set for the time of the plan is.
    const end = cluster.left.known ? { deployment: true, running: true, known: true, operator: 1, weight: 8, allCopies: false } : END;
    expect(await session(cluster).abort(kept)).toEqual([]);
    told.given++;
    const { harmed, left } = cluster;
    expect({ call, harmed, left }).toMatchObject({ call, harmed: false, left: end });
    expect([...cluster.records.keys()]).toEqual(['Secret/cdk8s-ceph-applied-0']);
  }
  expect(told.given).toBeGreaterThan(20);
  expect(told.late).toBeGreaterThan(3);
}, 300_000);

test('a second run is told who holds the cluster, since when, and at which step', async () => {
  const cluster = new FakeCluster();
  cluster.records.set('Lease/cdk8s-ceph', { kind: 'Lease', metadata: { name: 'cdk8s-ceph', resourceVersion: '1' }, spec: { holderIdentity: 'ops@desk (17)', leaseDurationSeconds: 30, acquireTime: '2027-01-15T08:00:00.000000Z', renewTime: new Date((cluster.time - 5) * 1000).toISOString() } });
  cluster.records.set('ConfigMap/cdk8s-ceph-run', { metadata: {}, data: { journal: JSON.stringify({ steps: ['look', 'drain'], done: 1 }) } });
  const held = await session(cluster).begin(CARRIED).then(() => undefined, (error: Error) => error);
  expect(held).toBeInstanceOf(Held);
  expect(held).toMatchObject({ holder: { who: 'ops@desk (17)', since: '2027-01-15T08:00:00.000000Z' }, at: 'drain' });
  expect(cluster.done).toEqual([]);
  // Whoever was killed does not hold it longer than half a minute.
  cluster.time += 60;
  cluster.records.delete('ConfigMap/cdk8s-ceph-run');
  await finish(cluster);
});

test('a plan that somebody has changed in the cluster is not gone on with', async () => {
  const { cluster } = await killed(60, true);
  const secret = cluster.records.get('Secret/cdk8s-ceph-plan-0');
  secret.data.bytes = Buffer.concat([Buffer.from(secret.data.bytes, 'base64'), Buffer.from([0])]).toString('base64');
  await expect(session(cluster).store.read()).rejects.toThrow('is not the one that was begun');
});

test('a step that would lower redundancy is judged anew: where the cluster does not answer, it does not begin', async () => {
  const cluster = new FakeCluster(), real = cluster.ceph.bind(cluster);
  cluster.ceph = async (key, words) => words.join(' ') === 'osd crush dump' ? { code: 110, output: 'timed out' } : real(key, words);
  const { stopped, done } = await judging(cluster).begin(CARRIED);
  expect(stopped).toMatchObject({ code: 'run/changed', message: expect.stringContaining('timed out') });
  expect(done).toBeLessThan(4);
  expect(cluster.done).not.toContain(`ceph osd crush reweight osd.${ID} 0`);
});

test('a step that would fill the others is not begun, even where it was allowed when it was confirmed', async () => {
  const cluster = new FakeCluster(), real = cluster.ceph.bind(cluster);
  cluster.ceph = async (key, words) => {
    if (words.join(' ') !== 'df') return real(key, words);
    const { json } = await real(key, words) as { json: { pools: { name: string; stats: { stored: number } }[] } };
    return { code: 0, output: '', json: { pools: json.pools.map(pool => ({ ...pool, stats: { stored: pool.stats.stored * 100 } })) } };
  };
  const { stopped } = await judging(cluster).begin(CARRIED);
  expect(stopped).toMatchObject({ code: 'run/changed', message: expect.stringContaining('full') });
  expect(cluster.done).not.toContain(`ceph osd crush reweight osd.${ID} 0`);
});
