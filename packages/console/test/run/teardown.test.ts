import { Killed } from './lib/fake-cluster';
import { carriedFor, FSID, NAMESPACE, STATE, TornCluster } from './lib/torn-cluster';
import { Ended, Session } from '../../src/run/session';
import { askUse } from '../../src/run/use';

const WORLD = { namespace: NAMESPACE, tell: () => undefined, signal: new AbortController().signal };
const session = (cluster: TornCluster) => new Session({ ...WORLD, hands: cluster, records: cluster, clock: cluster });

/** What nobody has declared, and the kinds. */
const STAYS = ['customresourcedefinition.apiextensions.k8s.io /cephclusters.ceph.rook.io'];

test('a stack is taken down until nothing of it is left but the kinds, and what stays on hosts is told', async () => {
  const cluster = new TornCluster();
  const { stopped, left, done, of } = await session(cluster).begin(await carriedFor(cluster));
  expect(stopped).toBeUndefined();
  expect(done).toBe(of);
  expect(cluster.left).toEqual(STAYS);
  expect(cluster.records.size).toBe(0);
  expect(cluster.harm).toEqual([]);
  expect(left).toEqual(expect.arrayContaining(['node-b: left: /dev/odd: it carries an OSD of another cluster, 99', 'node-a: 3 wiped, 0 blank', expect.stringMatching(/^node-f is not there or not ready: \/dev\/disk/)]));
});

test('killed before or after any single thing that it asks or does, it goes on to the same end', async () => {
  const whole = new TornCluster(), carried = await carriedFor(whole), first = whole.calls;
  await session(whole).begin(carried);
  let points = 0;
  for (let call = first + 1; call <= whole.calls; call += call < first + 12 || call > whole.calls - 30 ? 1 : 11) {
    for (const after of [false, true]) {
      const cluster = new TornCluster();
      const plan = await carriedFor(cluster);
      cluster.killAt = { call, after };
      const error = await session(cluster).begin(plan).then(() => undefined, (thrown: Error) => thrown);
      cluster.killAt = undefined;
      if (error !== undefined) expect(error).toBeInstanceOf(Killed);
      points++;
      // As from another machine, a minute later.
      await cluster.sleep(60);
      const kept = await session(cluster).store.read();
      const ended: Ended | undefined = kept !== undefined ? await session(cluster).resume(kept) : cluster.left.includes(`namespace /${NAMESPACE}`) ? await session(cluster).begin(plan) : undefined;
      const { left, harm, records } = cluster;
      expect({ call, after, stopped: ended?.stopped?.message, left, harm, records: records.size }).toEqual({ call, after, stopped: undefined, left: STAYS, harm: [], records: 0 });
    }
  }
  expect(points).toBeGreaterThan(100);
}, 300_000);

test('it can be given up before a claim is deleted, and not after', async () => {
  const whole = new TornCluster(), carried = await carriedFor(whole), first = whole.calls;
  await session(whole).begin(carried);
  const told = { given: 0, late: 0 };
  for (let call = first + 1; call <= whole.calls; call += 5) {
    const cluster = new TornCluster(), plan = await carriedFor(cluster);
    cluster.killAt = { call, after: true };
    await session(cluster).begin(plan).catch(() => undefined);
    cluster.killAt = undefined;
    const kept = await session(cluster).store.read(), claims = cluster.done.some(deed => deed.startsWith('delete persistentvolumeclaim'));
    if (kept === undefined) continue;
    if ((await session(cluster).destroyed(kept)).length > 0) {
      told.late++;
      expect({ call, claims }).toEqual({ call, claims: true });
      continue;
    }
    told.given++;
    expect(await session(cluster).abort(kept)).toEqual([]);
    expect(cluster.left.filter(key => key.startsWith('storageclass')).length).toBe(new TornCluster().left.filter(key => key.startsWith('storageclass')).length);
  }
  expect(told.given).toBeGreaterThan(3);
  expect(told.late).toBeGreaterThan(10);
}, 120_000);

test('with --keep-data nothing is wiped, and Rook is asked for nothing', async () => {
  const cluster = new TornCluster();
  const { stopped, left } = await session(cluster).begin(await carriedFor(cluster, { keepData: true }));
  expect(stopped).toBeUndefined();
  expect(cluster.left).toEqual(STAYS);
  expect(cluster.done.filter(deed => deed.startsWith('apply'))).toEqual([]);
  expect(cluster.harm).toEqual([]);
  expect(left).toEqual([expect.stringContaining('Without a backup of its identity nobody can read them.')]);
});

test('with --crds the kinds go too, once there is no object of them', async () => {
  const cluster = new TornCluster();
  await session(cluster).begin(await carriedFor(cluster, { definitions: true }));
  expect(cluster.left).toEqual([]);
});

test('who comes to use a claim meanwhile stops it before the claim is deleted', async () => {
  const cluster = new TornCluster(), carried = await carriedFor(cluster);
  const [claim] = (await askUse(cluster, STATE, NAMESPACE)).claims;
  await cluster.apply([{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'shop', namespace: claim.namespace ?? 'default' }, spec: { volumes: [{ persistentVolumeClaim: { claimName: claim.name } }] }, status: { phase: 'Running' } }]);
  const { stopped } = await session(cluster).begin(carried);
  expect(stopped).toMatchObject({ code: 'run/changed', message: expect.stringContaining('shop') });
  expect(cluster.done.filter(deed => deed.startsWith('delete persistentvolumeclaim'))).toEqual([]);
});

test('a list that nobody answers stops it: nobody is overlooked', async () => {
  const cluster = new TornCluster(), carried = await carriedFor(cluster), real = cluster.list.bind(cluster);
  cluster.list = async objects => objects.resource.startsWith('volumesnapshotcontents') ? { code: 403, output: 'forbidden' } : real(objects);
  const { stopped } = await session(cluster).begin(carried);
  expect(stopped).toMatchObject({ code: 'run/changed', message: expect.stringContaining('forbidden') });
  await expect(askUse(cluster, STATE, NAMESPACE)).rejects.toThrow('forbidden');
});

test('each Job wipes only what is declared for its host, and knows whose it must be', async () => {
  const cluster = new TornCluster(), { steps } = await carriedFor(cluster);
  const jobs = steps.flatMap(({ actions }) => actions).flatMap(({ objects = [] }) => objects).filter(({ kind }) => kind === 'Job');
  expect(jobs).toHaveLength(5);
  const [script, name, fsid, , folder, namespace, ...devices] = jobs[0].spec.template.spec.containers[0].command.slice(2);
  expect([name, fsid, folder, namespace]).toEqual(['wipe', FSID, '/var/lib/rook', NAMESPACE]);
  expect(script).toContain('ceph-bluestore-tool');
  expect(devices).toEqual(expect.arrayContaining(['data:/dev/disk/by-path/pci-0000:02:00.0-nvme-1', 'metadata:/dev/disk/by-path/pci-0000:41:00.0-nvme-1-part1', 'monitor:/dev/vg0/mon']));
});
