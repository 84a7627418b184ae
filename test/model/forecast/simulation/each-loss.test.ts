import * as fc from 'fast-check';
import { randomCluster } from './support/clusters';
import { finish } from '../../../../src/model/crush';
import { domainsAt, lose, loseEach, placeAll, roomOf } from '../../../../src/model/forecast/capacity';
import { damageOf, exhaustive, Failure, simulate, unitsAt } from '../../../../src/model/forecast/simulation';
import { Random } from '../../crush/support/random-map';

const RUNS = Number(process.env.FC_RUNS ?? 30);
const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const LEVELS = ['osd', 'device', 'host', 'rack'];

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

test('what many losses do, found in one pass, is to the last bit what each does when everything is placed anew', () => {
  fc.assert(fc.property(seeds, fc.shuffledSubarray(LEVELS, { minLength: 1 }), fc.shuffledSubarray(LEVELS, { minLength: 1 }), (seed, first, then) => {
    const { cluster } = randomCluster(new Random(seed));
    const pools = placeAll(cluster), room = roomOf(cluster);
    // The second time, some are known already.
    for (const levels of [first, then]) {
      const domains = levels.flatMap(level => level === 'device' ? unitsAt(cluster, level) : domainsAt(cluster.mapper.map, level));
      expect(loseEach(cluster, pools, room, domains)).toEqual(domains.map(domain => lose(cluster, pools, room, domain)));
    }
  }), { numRuns: RUNS });
});

test('single failures are told field by field as when each is counted over all groups', () => {
  let lost = 0, moved = 0;
  fc.assert(fc.property(seeds, fc.boolean(), (seed, stated) => {
    const { cluster, stored } = randomCluster(new Random(seed));
    const simulation = simulate(cluster, stated ? { stored } : {});
    const units = new Map(LEVELS.flatMap(level => unitsAt(cluster, level)).map(unit => [`${unit.level} ${unit.name}`, unit]));
    for (const { losses: [{ level, name }], ...failure } of exhaustive(simulation, { levels: LEVELS, upTo: 1 }).failures) {
      const { pools, held } = damageOf(simulation, units.get(`${level} ${name}`)!.osds, []);
      const told = [failure.lostGroups, failure.stoppedGroups, failure.degradedGroups];
      expect([level, name, ...told]).toEqual([level, name, ...(['lost', 'stopped', 'degraded'] as const).map(what => sum(pools.map(pool => pool[what])))]);
      expect(failure.movedBytes).toBe(sum(pools.map((pool, i) => pool.moved * simulation.pools[i].groupBytes)));
      expect(failure.lostBytes).toBe(sum(pools.map((pool, i) => pool.lost * (simulation.pools[i].stored.value / simulation.pools[i].pool.pgNum))));
      expect(failure.fill).toBeCloseTo(Math.max(0, ...held.map((bytes, osd) => simulation.room[osd] > 0 ? bytes / simulation.room[osd] : 0)), 9);
      lost += failure.lostGroups;
      moved += failure.movedBytes;
    }
  }), { numRuns: RUNS });
  expect([lost > 0, moved > 0]).toEqual([true, true]);
});

test('single failures are told the same beside pairs and alone, and level by level', () => {
  const byName = (failures: readonly Failure[]) => new Map(failures.filter(({ losses }) => losses.length === 1).map(failure => [`${failure.losses[0].level} ${failure.losses[0].name}`, failure]));
  fc.assert(fc.property(seeds, seed => {
    const { cluster, stored } = randomCluster(new Random(seed));
    const simulation = simulate(cluster, { stored, monitors: { count: 3, hosts: cluster.layout.hosts.map(({ name }) => name) } });
    const alone = byName(LEVELS.flatMap(level => exhaustive(simulation, { levels: [level], upTo: 1 }).failures));
    expect(byName(exhaustive(simulate(cluster, simulation.options), { levels: LEVELS }).failures)).toEqual(alone);
  }), { numRuns: Math.ceil(RUNS / 2) });
});

test('a loss is looked at once, however often and in whatever order of its OSDs it is asked for', () => {
  const { cluster } = randomCluster(new Random(11));
  const [{ reactions }] = placeAll(cluster);
  const [first] = finish(reactions.under([[0, 1]]));
  const [, again] = finish(reactions.under([[2], [1, 0]]));
  expect(again).toBe(first);
  expect(reactions.under([[0, 1], [2]]).next().done).toBe(true);
});
