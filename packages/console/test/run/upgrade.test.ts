import { Killed } from './lib/fake-cluster';
import { CARRIED, FROM, TO, UPGRADE, UpgradingCluster } from './lib/upgrading-cluster';
import { Session } from '../../src/run/session';

const session = (cluster: UpgradingCluster) => new Session({
  namespace: 'rook-ceph', tell: () => undefined, signal: new AbortController().signal, hands: cluster, records: cluster, clock: cluster, judge: () => async () => undefined,
});

async function finish(cluster: UpgradingCluster): Promise<void> {
  const kept = await session(cluster).store.read();
  if (kept === undefined && JSON.stringify(await session(cluster).store.applied()) === JSON.stringify(CARRIED.next)) return;
  const ended = kept === undefined ? await session(cluster).begin(CARRIED) : await session(cluster).resume(kept);
  expect(ended).toEqual({ done: 4, of: 4, left: [] });
}

async function killed(call: number, after: boolean): Promise<UpgradingCluster> {
  const cluster = new UpgradingCluster();
  cluster.killAt = { call, after };
  const failure = await session(cluster).begin(CARRIED).then(() => undefined, (error: Error) => error);
  if (failure !== undefined) expect(failure).toBeInstanceOf(Killed);
  cluster.killAt = undefined;
  return cluster;
}

const told = ({ wanted, required, wrong, made }: UpgradingCluster) => ({ ...wanted, required, wrong, made });
const END = { rook: TO.rook, ceph: TO.ceph, required: TO.release, wrong: [], made: TO.rook };

test('Rook is upgraded first, then Ceph, then what OSDs must be; each waits for the one before', async () => {
  expect(UPGRADE.refused).toEqual([]);
  const cluster = new UpgradingCluster();
  await finish(cluster);
  expect(told(cluster)).toEqual(END);
  expect(cluster.done).toEqual(['apply Deployment', 'apply CephCluster Deployment', 'ceph osd require-osd-release tentacle']);
});

test('killed before or after any single thing that it asks or does, it goes on to the same end, and nothing goes back', async () => {
  const whole = new UpgradingCluster();
  await finish(whole);
  for (let call = 1; call <= whole.calls; call += call < 40 || call > whole.calls - 30 ? 2 : 11) {
    for (const after of [false, true]) {
      const cluster = await killed(call, after);
      await finish(cluster);
      expect({ call, after, ...told(cluster) }).toEqual({ call, after, ...END });
    }
  }
}, 300_000);

test('it is given up only while nothing has become new: then what was applied is put back, and later it is refused', async () => {
  const whole = new UpgradingCluster();
  await finish(whole);
  const counts = { before: 0, rook: 0, ceph: 0, late: 0 };
  for (let call = 5; call <= whole.calls; call += 3) {
    const cluster = await killed(call, true), kept = await session(cluster).store.read();
    if (kept === undefined) continue;
    const wanted = { ...cluster.wanted }, isRookNew = cluster.made === TO.rook, isCephNew = cluster.runs('mon') === TO.ceph;
    const late = await session(cluster).destroyed(kept);
    if (late.length > 0) {
      // Some daemon, or OSDs as a whole, are new already.
      expect(isRookNew).toBe(true);
      expect(late.join()).toMatch(/1\.20\.|19\.2\.3|require-osd-release|every step is done/);
      counts.late++;
      continue;
    }
    expect(await session(cluster).abort(kept)).toEqual([]);
    expect({ call, wrong: cluster.wrong }).toEqual({ call, wrong: [] });
    if (!isCephNew) expect(cluster.wanted.ceph).toBe(FROM.ceph);
    if (!isRookNew) expect(cluster.wanted.rook).toBe(FROM.rook);
    if (!isRookNew && wanted.rook === FROM.rook) counts.before++;
    else if (wanted.ceph === TO.ceph && !isCephNew) counts.ceph++;
    else if (!isRookNew) counts.rook++;
    expect((await session(cluster).store.applied())!.find(({ kind }) => kind === 'CephCluster').spec.cephVersion.image).toBe(`ceph/ceph:v${cluster.wanted.ceph}`);
  }
  expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
}, 300_000);

test('where it is not told what daemons run, it is not given up', async () => {
  const cluster = new UpgradingCluster(), real = cluster.ceph.bind(cluster);
  await killedAtCeph(cluster);
  cluster.ceph = async (key, words) => words[0] === 'versions' ? { code: 110, output: 'timed out' } : real(key, words);
  expect(await session(cluster).destroyed((await session(cluster).store.read())!)).toEqual([expect.stringContaining('timed out')]);
});

/** Killed right after the new image of Ceph was applied. */
async function killedAtCeph(cluster: UpgradingCluster): Promise<void> {
  const real = cluster.apply.bind(cluster);
  cluster.apply = async objects => {
    await real(objects);
    if (cluster.wanted.ceph === TO.ceph) throw new Error('broken off');
  };
  expect((await session(cluster).begin(CARRIED)).stopped).toMatchObject({ code: 'run/action' });
}

test('it does not begin while a switch keeps Ceph from repairing, or an error is told', async () => {
  for (const [question, answer, message] of [
    ['osd dump', { epoch: 40, flags: 'noout,sortbitwise', require_osd_release: 'squid' }, 'noout is set'],
    ['osd dump', { epoch: 40, flags: 'sortbitwise', require_osd_release: 'reef' }, 'not yet squid'],
    ['health detail', { status: 'HEALTH_ERR', checks: { MGR_MODULE_ERROR: { severity: 'HEALTH_ERR' } } }, 'MGR_MODULE_ERROR'],
  ] as const) {
    const cluster = new UpgradingCluster(), real = cluster.ceph.bind(cluster);
    cluster.ceph = async (key, words) => words.join(' ') === question ? { code: 0, output: '', json: answer } : real(key, words);
    expect((await session(cluster).begin(CARRIED)).stopped).toMatchObject({ code: 'run/timeout', message: expect.stringContaining(message) });
    expect(cluster.done).toEqual([]);
  }
});
