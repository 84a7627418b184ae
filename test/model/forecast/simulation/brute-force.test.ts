import { counterByHand } from './support/by-hand';
import { randomCluster } from './support/clusters';
import { exhaustive, judge, simulate, unitsAt } from '../../../../src/model/forecast/simulation';
import { Random } from '../../crush/support/random-map';

const MAPS = 50;

const same = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

test('verdicts are those of placing everything anew, for every failure of one and of two OSDs, devices and hosts', () => {
  const seen = { lost: 0, stops: 0, degraded: 0, recovers: 0, none: 0 };
  for (let seed = 1; seed <= MAPS; seed++) {
    const { cluster, stored, shared } = randomCluster(new Random(seed));
    const simulation = simulate(cluster, { stored });
    const countByHand = counterByHand(simulation);
    const levels = shared ? ['osd', 'device', 'host'] : ['osd', 'host'];
    const { failures, counts } = exhaustive(simulation, { levels });
    const units = new Map(levels.flatMap(level => unitsAt(cluster, level)).map(({ level, name, osds }) => [`${level} ${name}`, osds]));
    const within = (inner: readonly number[], outer: readonly number[]) => inner.every(osd => outer.includes(osd));
    const all = [...units.values()];
    const pairs = all.reduce((sum, one, i) => sum + all.slice(i + 1).filter(other => !within(one, other) && !within(other, one)).length, 0);
    expect([seed, ...counts.map(({ tried }) => tried)]).toEqual([seed, all.length, pairs]);

    const wrong: string[] = [];
    for (const failure of failures) {
      const osds = [...new Set(failure.losses.flatMap(({ level, name }) => units.get(`${level} ${name}`)!))];
      const right = countByHand(osds);
      const loss = judge(simulation, failure.losses), severity = loss.severity as keyof typeof seen;
      const where = `seed ${seed}, ${failure.losses.map(({ level, name }) => `${level} ${name}`).join(' and ')}`;
      const compare = (what: string, told: number, counted: number) => same(told, counted) || wrong.push(`${where}: ${what} is ${counted}, told ${told}`);
      compare('groups lost', loss.lostGroups.value, right.lostGroups);
      compare('bytes lost', loss.lost.value, right.lostBytes);
      compare('groups stopped', loss.stoppedParts.reduce((sum, { groups }) => sum + groups.value, 0), right.stoppedGroups);
      compare('groups that stay stopped', loss.staysStopped.value, right.staysStopped);
      compare('groups degraded', loss.degraded.value, right.degradedGroups);
      compare('bytes moved', loss.moves.value, right.movedBytes);
      for (const { id, fill } of loss.osds) compare(`fill of ${id}`, fill.value, right.fill.get(id)!);
      compare('OSDs left', loss.osds.length, right.fill.size);

      compare('groups lost, in one pass', failure.lostGroups, right.lostGroups);
      compare('bytes lost, in one pass', failure.lostBytes, right.lostBytes);
      compare('groups stopped, in one pass', failure.stoppedGroups, right.stoppedGroups);
      compare('groups degraded, in one pass', failure.degradedGroups, right.degradedGroups);
      compare('bytes moved, in one pass', failure.movedBytes, right.movedBytes);
      compare('fullest, in one pass', failure.fill, Math.max(0, ...right.fill.values()));
      compare('stalled, in one pass', failure.stalled, loss.stalled.length);
      if (failure.severity !== severity) wrong.push(`${where}: ${severity}, in one pass ${failure.severity}`);
      seen[severity]++;
    }
    expect(wrong).toEqual([]);
  }
  // A comparison of nothing would be green too.
  for (const severity of ['lost', 'stops', 'degraded', 'recovers'] as const) expect([severity, seen[severity] > 100]).toEqual([severity, true]);
});
