import { APPLIED, NAMESPACE, TornCluster } from './lib/torn-cluster';
import type { Connection } from '../../src/actions/cluster';
import { teardown } from '../../src/actions/teardown';
import { noteBackup } from '../../src/run/records';
import { Session } from '../../src/run/session';
import { sayIn } from '../../src/text/say';

const signal = new AbortController().signal, nothing = () => undefined;
const UI = { tell: nothing, show: nothing, screen: nothing, signal };

/** A cluster in which this stack is applied, as the command reaches it. */
async function reached(cluster: TornCluster) {
  await new Session({ namespace: NAMESPACE, tell: nothing, signal, hands: cluster, records: cluster, clock: cluster }).adopt(APPLIED);
  const connection = { hands: cluster, objects: { list: (all: any) => cluster.list(all), read: async () => undefined }, recordsIn: () => cluster, clock: cluster, name: 'here', close: async () => undefined };
  return { namespace: NAMESPACE, connect: async () => connection as unknown as Connection };
}

test('devices are kept only where who the cluster is has been kept, too', async () => {
  const cluster = new TornCluster(), place = await reached(cluster);
  const refused = await teardown({ ...place, keepData: true, confirm: 'anything' }, UI);
  expect(refused).toMatchObject({ status: 'refused', problems: [{ code: 'teardown/no-backup', value: NAMESPACE }] });
  await noteBackup(cluster, NAMESPACE, new Date('2026-11-29T00:00:00Z'), 'abc');
  expect(await teardown({ ...place, keepData: true, confirm: 'anything' }, UI)).toMatchObject({ status: 'refused', problems: [{ code: 'run/not-confirmed' }] });
  expect(cluster.done).toEqual([]);
});

test('everything goes once the phrase is typed, with the cluster that it names', async () => {
  const cluster = new TornCluster(), place = await reached(cluster);
  const asked = await teardown({ ...place, confirm: 'destroy' }, UI), problems = 'problems' in asked ? asked.problems : [];
  const phrase = /--confirm '(.*)'/.exec(problems[0].fix)![1];
  expect(phrase).toBe('destroy rook-ceph/ceph 11111111');
  expect(await teardown({ ...place, confirm: phrase }, UI)).toMatchObject({ status: 'ok' });
  expect(cluster.harm).toEqual([]);
  expect(cluster.records.size).toBe(0);
});

test('the plan is shown in the language of whoever is asked', async () => {
  const cluster = new TornCluster(), place = await reached(cluster), shown: string[] = [];
  for (const language of ['en', 'zh'] as const) await teardown({ ...place, confirm: 'destroy' }, { ...UI, show: made => shown.push(made(sayIn(language))) });
  const [english, chinese] = shown.map(text => text.split('\n').filter(line => /^\d+\. /.test(line)));
  expect(english[0]).toMatch(/^1\. [A-Z][a-z]+ /);
  expect(chinese).toHaveLength(english.length);
  expect(chinese.filter(line => !/[\u4e00-\u9fff]/.test(line))).toEqual([]);
});
