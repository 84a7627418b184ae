import type { FigureSpec } from '../../../../src/model/forecast/capacity';
import { forecastJson } from '../../../../src/model/forecast/private/json';
import { lossText } from '../../../../src/model/forecast/private/text';
import { lossForecast } from '../../../../src/model/forecast/private/verdict';
import { judge, Loss, LEVELS_TRIED, simulate, Simulation, unitsAt, Verdict } from '../../../../src/model/forecast/simulation';
import { Random } from '../../crush/support/random-map';
import { randomCluster } from '../simulation/support/clusters';

const isFigure = (value: object): value is FigureSpec => 'formula' in value && 'inputs' in value;

/** Every word and number of a verdict, as long as it says that something is so; what figures are made from is told by themselves. */
function leaves(value: unknown): (string | number)[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return value === 0 ? [] : [value];
  if (value === null || typeof value !== 'object') return [];
  if (isFigure(value)) return leaves(value.value);
  return Object.values(value).flatMap(leaves);
}

/** A cluster with claims and monitors, and some losses of it. */
function verdicts(seed: number): Verdict[] {
  const random = new Random(seed);
  const { cluster, stored } = randomCluster(random);
  const hosts = cluster.layout.hosts.map(({ name }) => name);
  const simulation: Simulation = simulate(cluster, {
    stored: random.chance(0.7) ? stored : undefined,
    monitors: { count: 3, hosts },
    claims: cluster.pools.map(({ name }) => ({ name: `default/of-${name}`, pools: [name], bytes: 2 ** 30 })),
  });
  return [1, 2].map(atOnce => judge(simulation, Array.from({ length: atOnce }, (): Loss => {
    const level = random.pick(...LEVELS_TRIED, 'persistentVolume');
    return { level, name: random.pick(...unitsAt(simulation.cluster, level)).name, away: random.chance(0.3) };
  })));
}

const VERDICTS = Array.from({ length: 60 }, (_, i) => i + 1).flatMap(verdicts);

test('what is compared shows every side of a verdict', () => {
  for (const shows of [
    (of: Verdict) => !of.data.survives, (of: Verdict) => of.access.stops.length > 0, (of: Verdict) => of.access.unprotected.length > 0,
    (of: Verdict) => of.healing.stalled.length > 0, (of: Verdict) => of.healing.full.length > 0, (of: Verdict) => of.untilRestart.length > 0,
    (of: Verdict) => of.data.atRisk.value > 0, (of: Verdict) => of.healing.degraded.value > 0, (of: Verdict) => of.claims.length > 0,
  ]) expect(VERDICTS.some(shows)).toBe(true);
});

test('everything that a verdict says reaches the JSON of the forecast', () => {
  for (const verdict of VERDICTS) {
    const { losses, healing: { outcome, ...healing }, ...others } = verdict;
    const json = new Set(leaves(forecastJson({ losses: [{ one: lossForecast(verdict) }] } as never)));
    // What fails, how it recovers and until when are told in words.
    const missing = leaves({ ...others, healing: { ...healing, until: undefined } }).filter(leaf => !json.has(leaf));
    expect(missing).toEqual([]);
    const { loss, healing: told } = lossForecast(verdict);
    for (const { name } of losses) expect(loss).toContain(name);
    expect(told).toContain(healing.until ?? '');
    expect(told.length).toBeGreaterThan(0);
    expect(outcome).toBeDefined();
  }
});

test('every object, pool and reason that a verdict names reaches its text', () => {
  for (const verdict of VERDICTS) {
    const text = lossText(lossForecast(verdict));
    const { healing: { osds, ...healing }, ...others } = verdict;
    const words = leaves({ ...others, healing: { ...healing, outcome: undefined }, losses: verdict.losses.map(({ name }) => name) }).filter(leaf => typeof leaf === 'string');
    expect(words.filter(word => !text.includes(word as string))).toEqual([]);
    for (const { name, takes } of osds) if (takes > 0) expect(text).toContain(name);
  }
});
