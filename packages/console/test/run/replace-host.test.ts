import { change } from 'cdk8s-ceph/model';
import { FakeReplaced, REPLACEMENT, SETS } from './lib/fake-replaced';
import { Ended, Session } from '../../src/run/session';

function session(cluster: FakeReplaced): Session {
  return new Session({ namespace: 'rook-ceph', tell: () => undefined, signal: new AbortController().signal, hands: cluster, records: cluster, clock: cluster, judge: () => async () => undefined });
}

/** Go on; whoever goes on where machines are swapped has swapped them. */
async function goOn(cluster: FakeReplaced): Promise<Ended> {
  const kept = await session(cluster).store.read();
  if (kept === undefined) return session(cluster).begin(REPLACEMENT);
  if (kept.carried.steps[kept.journal.done]?.kind === change.StepKind.SWAP) cluster.swapped = true;
  return session(cluster).resume(kept);
}

/** A run that was killed tells nobody why it stopped. */
const lost = (cluster: FakeReplaced) => (error: Error): Ended => {
  if (!cluster.dead) throw error;
  return { done: 0, of: 0, left: [] };
};

async function finish(cluster: FakeReplaced): Promise<void> {
  for (let tries = 0; tries < 3; tries++) {
    const { stopped } = await goOn(cluster).catch(lost(cluster));
    if (stopped === undefined || cluster.dead) return;
    expect(stopped).toMatchObject({ code: 'run/person' });
  }
  throw new Error('it does not end');
}

const END = { osds: SETS.length, running: SETS.length, anew: true, weights: SETS.map(() => 8), operator: 1 };

test('a host is emptied as a whole, its machine is swapped by somebody, and the OSDs of the new one are waited for', async () => {
  const cluster = new FakeReplaced();
  const { stopped, done } = await goOn(cluster);
  expect([stopped?.code, done, cluster.state]).toEqual(['run/person', 6, { osds: 0, running: 0, anew: true, weights: [], operator: 1 }]);
  expect(cluster.done).toContain('ceph osd crush rm node-a');
  await finish(cluster);
  expect([cluster.state, cluster.harmed]).toEqual([END, false]);
});

test('a dead host is left alone until its copies are made anew', async () => {
  const cluster = new FakeReplaced(), healed = cluster.time + 1500;
  cluster.healedAt = healed;
  const real = cluster.ceph.bind(cluster);
  let first = 0;
  cluster.ceph = async (key, words) => {
    if (words[2] === 'reweight' && first === 0) first = cluster.time;
    return real(key, words);
  };
  await finish(cluster);
  expect(first).toBeGreaterThan(healed + 90);
  expect(cluster.state).toEqual(END);
});

test('killed before or after any single thing that it asks or does, it goes on to the same end, and no old device is used again', async () => {
  const whole = new FakeReplaced();
  await finish(whole);
  let points = 0;
  // Most calls are looks while it waits: of these some are enough.
  for (let call = 1; call <= whole.calls; call += 41) {
    for (const after of [false, true]) {
      const cluster = new FakeReplaced();
      cluster.killAt = { call, after };
      await finish(cluster);
      cluster.killAt = undefined;
      points++;
      if (await session(cluster).store.read() !== undefined || cluster.done.length === 0) await finish(cluster);
      expect({ call, after, state: cluster.state, harmed: cluster.harmed }).toEqual({ call, after, state: END, harmed: false });
    }
  }
  expect(points).toBeGreaterThan(30);
}, 600_000);

test('given up while somebody swaps the machine, nothing is left to put back', async () => {
  const cluster = new FakeReplaced();
  await goOn(cluster);
  const kept = await session(cluster).store.read();
  expect(await session(cluster).destroyed(kept!)).toEqual([]);
  expect(await session(cluster).abort(kept!)).toEqual([]);
  expect(cluster.records.has('ConfigMap/cdk8s-ceph-run')).toBe(false);
});
