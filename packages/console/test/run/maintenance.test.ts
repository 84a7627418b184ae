import { FakeHost, HOST, IDS, MAINTENANCE } from './lib/fake-host';
import { eventText } from '../../src/cli/progress';
import type { RunEvent } from '../../src/run/events';
import { Ended, Session } from '../../src/run/session';

const reader = { colors: Object.fromEntries(['bold', 'dim', 'red', 'yellow', 'green'].map(color => [color, (text: string) => text])) as any, say: (text: string) => text };

function session(cluster: FakeHost, events: RunEvent[] = [], signal = new AbortController().signal): Session {
  return new Session({ namespace: 'rook-ceph', tell: event => events.push(event), signal, hands: cluster, records: cluster, clock: cluster, judge: () => async () => undefined });
}

/** Go on until it waits for somebody, or to its end. */
async function goOn(cluster: FakeHost): Promise<Ended> {
  const kept = await session(cluster).store.read();
  return kept === undefined ? session(cluster).begin(MAINTENANCE) : session(cluster).resume(kept);
}

/** A run that was killed tells nobody why it stopped. */
const lost = (cluster: FakeHost) => (error: Error): Ended => {
  if (!cluster.dead) throw error;
  return { done: 0, of: 0, left: [] };
};

/** The same until its end: the work takes hours. */
async function finish(cluster: FakeHost, hours = 5): Promise<void> {
  for (let tries = 0; tries < 3; tries++) {
    const { stopped } = await goOn(cluster).catch(lost(cluster));
    if (stopped === undefined || cluster.dead) return;
    expect(stopped.code).toBe('run/person');
    await cluster.sleep(hours * 3600);
  }
  throw new Error('it does not end');
}

const END = { cordoned: false, flags: [], minutes: 30, down: 0 };

test('a host is taken out: applications first, OSDs last, and each only once Rook allows it', async () => {
  const cluster = new FakeHost(), events: RunEvent[] = [];
  const { stopped, done } = await session(cluster, events).begin(MAINTENANCE);
  expect([stopped?.code, done]).toEqual(['run/person', 2]);
  expect(cluster.done.slice(0, 3)).toEqual([expect.stringContaining('patch ceph'), `ceph osd set-group noout ${HOST}`, expect.stringContaining(`patch ${HOST}`)]);
  const evicted = cluster.done.filter(each => each.startsWith('evict')).map(each => each.slice('evict '.length));
  expect(evicted).toEqual(['db-0', 'web-1', 'rook-ceph-mon-a', ...IDS.map(id => `rook-ceph-osd-${id}`).sort()]);
  expect(cluster.state).toEqual({ cordoned: true, flags: ['noout'], minutes: 1440, down: IDS.length });
  expect(events.flatMap(event => eventText(event, reader) ?? []).join('\n')).toContain('the budget rook-ceph-osd allows 0');
  expect(cluster.harmed).toBe(false);
});

test('work that takes hours makes Ceph give nothing up, and everything is as it was afterwards', async () => {
  const cluster = new FakeHost();
  await finish(cluster);
  expect([cluster.state, cluster.givenUp, cluster.harmed]).toEqual([END, false, false]);
  expect([...cluster.records.keys()]).toEqual(['Secret/cdk8s-ceph-applied-0']);
  // It is held in until every copy is there again.
  expect(cluster.done.slice(-3)).toEqual([expect.stringContaining(`patch ${HOST}`), `ceph osd unset-group noout ${HOST}`, expect.stringContaining('patch ceph')]);
});

test('a budget that allows nothing is waited for, and told', async () => {
  const cluster = new FakeHost(), events: RunEvent[] = [];
  cluster.heldUntil = cluster.time + 300;
  expect((await session(cluster, events).begin(MAINTENANCE)).stopped?.code).toBe('run/person');
  expect(events).toContainEqual(expect.objectContaining({ event: 'waiting', open: [expect.objectContaining({ message: expect.stringContaining('the budget web allows 0') })] }));
});

test('one that never allows anything stops the run after its limit; given up, the host is back', async () => {
  const cluster = new FakeHost();
  cluster.heldUntil = Infinity;
  const { stopped } = await session(cluster).begin(MAINTENANCE);
  expect(stopped).toMatchObject({ code: 'run/timeout', message: expect.stringContaining('shop/web-1') });
  expect(cluster.state).toMatchObject({ cordoned: true, flags: ['noout'] });
  const kept = await session(cluster).store.read();
  expect(await session(cluster).abort(kept!)).toEqual([]);
  await cluster.sleep(60);
  expect(cluster.state).toEqual(END);
});

test('nothing is evicted while another host is down: it stops after its limit, and the host takes pods still', async () => {
  const cluster = new FakeHost();
  cluster.other = true;
  const { stopped } = await session(cluster).begin(MAINTENANCE);
  expect(stopped).toMatchObject({ code: 'run/timeout', message: expect.stringContaining('all data stays available') });
  expect(cluster.done).toEqual([]);
});

test('where another host goes down before a step that was broken off is gone on with, no OSD is stopped', async () => {
  const cluster = new FakeHost(), controller = new AbortController();
  const real = cluster.evict.bind(cluster);
  cluster.evict = async pod => {
    controller.abort();
    return real(pod);
  };
  expect((await session(cluster, [], controller.signal).begin(MAINTENANCE)).stopped?.code).toBe('run/interrupted');
  cluster.other = true;
  expect((await goOn(cluster)).stopped).toMatchObject({ code: 'run/timeout' });
  expect([cluster.harmed, cluster.state]).toEqual([false, expect.objectContaining({ down: 0 })]);
});

test('a pod without a controller that came after it was confirmed is not evicted', async () => {
  const cluster = new FakeHost();
  cluster.more = [{ name: 'shop/debug' }];
  expect((await session(cluster).begin(MAINTENANCE)).stopped).toMatchObject({ code: 'run/action', message: expect.stringContaining('shop/debug') });
  expect([cluster.harmed, cluster.done.some(each => each.startsWith('evict'))]).toEqual([false, false]);
});

test('killed before or after any single thing that it asks or does, it goes on to the same end', async () => {
  const whole = new FakeHost();
  await finish(whole);
  let points = 0;
  for (let call = 1; call <= whole.calls; call += call < 60 ? 1 : 9) {
    for (const after of [false, true]) {
      const cluster = new FakeHost();
      cluster.killAt = { call, after };
      await finish(cluster);
      cluster.killAt = undefined;
      points++;
      // What is applied is kept first: where nothing was begun, it is begun.
      if (await session(cluster).store.read() !== undefined || cluster.done.length === 0) await finish(cluster);
      expect({ call, after, state: cluster.state, harmed: cluster.harmed, givenUp: cluster.givenUp }).toEqual({ call, after, state: END, harmed: false, givenUp: false });
      expect(cluster.records.has('ConfigMap/cdk8s-ceph-run')).toBe(false);
    }
  }
  expect(points).toBeGreaterThan(80);
}, 300_000);

test('killed and given up anywhere, also while somebody works on the host, it is back and nothing is left set', async () => {
  const whole = new FakeHost();
  await finish(whole);
  let given = 0;
  for (let call = 1; call <= whole.calls; call += 5) {
    const cluster = new FakeHost();
    cluster.killAt = { call, after: true };
    await finish(cluster);
    cluster.killAt = undefined;
    const kept = await session(cluster).store.read();
    // What is at its end is only to be told so.
    if (kept === undefined || kept.journal.done === kept.carried.steps.length) continue;
    expect(await session(cluster).destroyed(kept)).toEqual([]);
    expect(await session(cluster).abort(kept)).toEqual([]);
    await cluster.sleep(60);
    expect({ call, state: cluster.state }).toEqual({ call, state: END });
    given++;
  }
  expect(given).toBeGreaterThan(30);
}, 300_000);
