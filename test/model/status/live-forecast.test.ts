import { answered, quickstart, situation } from './lib/situations';
import { Forecast, forecastOf, Loss } from '../../../src/model/forecast';
import { isUnknown } from '../../../src/model/layout';
import { clusterIn } from '../../../src/model/manifests';
import { liveForecast, StatusAnswers, statusOf } from '../../../src/model/status';

const STATE = quickstart(), [CLUSTER] = STATE.clusters;

/** The forecast of the cluster as it is in a situation. */
function of(answers: StatusAnswers) {
  const found = liveForecast(STATE, CLUSTER, answers);
  if (isUnknown(found)) throw new Error(found.unknown);
  return found;
}

const { answers: healthy } = situation('healthy');

test('what a loss moves is what the cluster holds, and not all that it could', () => {
  const stored = healthy.df!.json.pools.reduce((sum: number, { stats }: any) => sum + stats.stored, 0);
  const live = of(healthy).whenLost(Loss.host('node-b')), planned = forecastOf(clusterIn(STATE, CLUSTER)).whenLost(Loss.host('node-b'));
  expect(live).toMatchObject({ keepsData: true, keepsWorking: true, severity: planned.severity });
  expect(live.moves.value).toBeGreaterThan(0);
  // Three copies of everything, of which one host of four has some.
  expect(live.moves.value).toBeLessThan(1.5 * stored);
  expect(live.moves.value).toBeLessThan(planned.moves.value);
});

test('what is safe is what the status tells', () => {
  const { room } = statusOf(STATE, healthy);
  if (isUnknown(room.sets)) throw new Error(room.sets.unknown);
  const safe = room.sets.reduce((sum, set) => sum + set.safe, 0);
  expect(of(healthy).safe.value / safe).toBeGreaterThan(0.9);
  expect(of(healthy).safe.value / safe).toBeLessThan(1.1);
});

test('groups are where the balancer has put them', () => {
  const dump = healthy.osds!.json, pool = dump.pools.find(({ pool_name: name }: any) => name === 'shared-default'), [from, to] = hdds('node-a');
  // Every group of the pool that one disk has is given to the other one of its host.
  const mine = Array.from({ length: pool.pg_num }, (_, group) => ({ pgid: `${pool.pool}.${group.toString(16)}`, mappings: [{ from, to }] }));
  const moved = of({ ...healthy, osds: answered({ ...dump, pg_upmap_items: [...dump.pg_upmap_items.filter(({ pgid }: any) => !pgid.startsWith(`${pool.pool}.`)), ...mine] }) });
  const fill = (forecast: Forecast, osd: number) => forecast.whenLost(Loss.host('node-b')).osds.find(({ id }) => id === osd)!;
  const loses = (forecast: Forecast) => forecast.whenLost(Loss.osd(fill(forecast, from).name)).moves.value;
  expect(fill(moved, to).fill.value).toBeGreaterThan(1.3 * fill(of(healthy), to).fill.value);
  expect(loses(moved)).toBeLessThan(0.7 * loses(of(healthy)));
});

/** The numbers of the disks of a host. */
function hdds(host: string): number[] {
  const { nodes } = healthy.tree!.json, { children } = nodes.find(({ name }: any) => name === host);
  return nodes.filter(({ id, device_class: deviceClass }: any) => children.includes(id) && deviceClass === 'hdd').map(({ id }: any) => id);
}

test('what is down already counts as lost', () => {
  const whole = of(healthy).whenLost(Loss.host('node-c')), without = of(situation('host-down').answers);
  const both = without.whenLost(Loss.host('node-c'));
  expect([whole.osds.length, both.osds.length]).toEqual([9, 6]);
  expect([whole.recovers, both.recovers]).toEqual([true, false]);
  expect([whole.monitorsLeft!.value, whole.keepsQuorum, both.monitorsLeft!.value, both.keepsQuorum]).toEqual([2, true, 1, false]);
  expect(without.whenLost(Loss.host('node-b')).moves.value).toBe(0);
  expect(without.raw.value).toBeLessThan(of(healthy).raw.value);
});

test('where a part was not answered, nothing is foretold', () => {
  expect(liveForecast(STATE, CLUSTER, { ...healthy, crush: undefined })).toMatchObject({ unknown: "'ceph osd crush dump' was not answered" });
  expect(liveForecast(STATE, CLUSTER, { ...healthy, quorum: undefined, status: undefined })).toMatchObject({ unknown: 'the monitors were not told' });
  expect(liveForecast(STATE, CLUSTER, { ...healthy, fills: { code: 1, output: 'no' } as never })).toMatchObject({ unknown: expect.stringContaining('was not answered') });
});

test('it says what it rests on', () => {
  expect(of(healthy).assumptions[0]).toBe('Map, fills, ratios and what the balancer has moved are those of the cluster now; what is down is taken to be lost.');
});
