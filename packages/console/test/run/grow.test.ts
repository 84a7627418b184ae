import { Killed } from './lib/fake-cluster';
import { FakeGrown, GROWTH, ID } from './lib/fake-grown';
import { Ended, Session } from '../../src/run/session';

function session(cluster: FakeGrown): Session {
  return new Session({ namespace: 'rook-ceph', tell: () => undefined, signal: new AbortController().signal, hands: cluster, records: cluster, clock: cluster, judge: () => async () => undefined });
}

async function goOn(cluster: FakeGrown): Promise<Ended> {
  const kept = await session(cluster).store.read();
  return kept === undefined ? session(cluster).begin(GROWTH) : session(cluster).resume(kept);
}

const END = { opened: 12, crush: 12 };

test('the OSD is restarted once, and weighed only when it has the room', async () => {
  const cluster = new FakeGrown(), began = cluster.time;
  expect((await goOn(cluster)).stopped).toBeUndefined();
  expect([cluster.size, cluster.restarts]).toEqual([END, 1]);
  expect(cluster.done).toEqual([
    'ceph config set osd osd_async_recovery_min_cost 1000000000', 'apply objects', `delete pods {"ceph-osd-id":"${ID}"}`, `ceph osd crush reweight osd.${ID} 12`, 'ceph config rm osd osd_async_recovery_min_cost',
  ]);
  // Each time groups must show clean for 90 s once they were seen unclean, after what the manager tells late.
  expect(cluster.time - began).toBeGreaterThan(90 + 60 + 200);
});

test('a device that is not larger yet stops the run, and nothing is weighed; made larger, it is gone on with', async () => {
  const cluster = new FakeGrown();
  cluster.device = 8 * 2 ** 40;
  expect((await goOn(cluster)).stopped).toMatchObject({ code: 'run/timeout', message: expect.stringContaining('has 8192 GiB') });
  expect(cluster.size).toEqual({ opened: 8, crush: 8 });
  cluster.device = 12 * 2 ** 40;
  expect((await goOn(cluster)).stopped).toBeUndefined();
  expect([cluster.size, cluster.restarts]).toEqual([END, 2]);
});

test('the OSD is not stopped while another host is down', async () => {
  const cluster = new FakeGrown();
  cluster.other = true;
  expect((await goOn(cluster)).stopped).toMatchObject({ code: 'run/timeout', message: expect.stringContaining('all data stays available') });
  expect([cluster.restarts, cluster.harmed]).toEqual([0, false]);
});

test('killed before or after any single thing that it asks or does, it goes on to the same end', async () => {
  const whole = new FakeGrown();
  await goOn(whole);
  let points = 0;
  for (let call = 1; call <= whole.calls; call += call < 60 ? 1 : 7) {
    for (const after of [false, true]) {
      const cluster = new FakeGrown();
      cluster.killAt = { call, after };
      await goOn(cluster).catch((error: Error) => expect(error).toBeInstanceOf(Killed));
      cluster.killAt = undefined;
      points++;
      if (await session(cluster).store.read() !== undefined || cluster.done.length === 0) expect((await goOn(cluster)).stopped).toBeUndefined();
      expect({ call, after, size: cluster.size, harmed: cluster.harmed }).toEqual({ call, after, size: END, harmed: false });
      // Once more at most: that it was done had not been kept.
      expect(cluster.restarts).toBeLessThanOrEqual(2);
    }
  }
  expect(points).toBeGreaterThan(60);
}, 300_000);

test('given up while data moves, the OSD has its former weight, and keeps its room', async () => {
  const cluster = new FakeGrown(), real = cluster.ceph.bind(cluster);
  let looks = 0;
  cluster.ceph = async (key, words) => {
    if (words.join(' ') === 'status' && cluster.done.some(each => each.includes('reweight')) && looks++ === 3) throw new Killed();
    return real(key, words);
  };
  await goOn(cluster).catch(() => undefined);
  cluster.ceph = real;
  const kept = await session(cluster).store.read();
  expect(await session(cluster).abort(kept!)).toEqual([]);
  expect(cluster.size).toEqual({ opened: 12, crush: 8 });
});
