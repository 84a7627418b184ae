import type { Figure, LossForecast } from '../../../../src';
import { forecastJson } from '../../../../src/model/forecast/private/json';
import { lossText } from '../../../../src/model/forecast/private/text';
import { judge, Loss, LEVELS_TRIED, simulate, Simulation, unitsAt } from '../../../../src/model/forecast/simulation';
import { Random } from '../../crush/support/random-map';
import { randomCluster } from '../simulation/support/clusters';

const isFigure = (value: object): value is Figure => 'formula' in value && 'inputs' in value;

/** Every word and number of a verdict, as long as it says that something is so; what figures are made from is told by themselves. */
function leaves(value: unknown): (string | number)[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return value === 0 ? [] : [value];
  if (value === null || typeof value !== 'object') return [];
  if (isFigure(value)) return leaves(value.value);
  return Object.values(value).flatMap(leaves);
}

/** A cluster with claims and monitors, and some losses of it with what comes of them. */
function verdicts(seed: number): { readonly losses: readonly Loss[]; readonly verdict: LossForecast }[] {
  const random = new Random(seed);
  const { cluster, stored } = randomCluster(random);
  const hosts = cluster.layout.hosts.map(({ name }) => name);
  const simulation: Simulation = simulate(cluster, {
    stored: random.chance(0.7) ? stored : undefined,
    monitors: { count: 3, hosts },
    claims: cluster.pools.map(({ name }) => ({ name: `default/of-${name}`, pools: [name], bytes: 2 ** 30 })),
  });
  return [1, 2].map(atOnce => {
    const losses = Array.from({ length: atOnce }, (): Loss => {
      const level = random.pick(...LEVELS_TRIED, 'persistentVolume');
      return { level, name: random.pick(...unitsAt(simulation.cluster, level)).name, away: random.chance(0.3) };
    });
    return { losses, verdict: judge(simulation, losses) };
  });
}

const VERDICTS = Array.from({ length: 60 }, (_, i) => i + 1).flatMap(verdicts);

test('what is compared shows every side of a verdict', () => {
  for (const shows of [
    (of: LossForecast) => !of.keepsData, (of: LossForecast) => of.stoppedParts.length > 0, (of: LossForecast) => of.unprotected.length > 0,
    (of: LossForecast) => of.stalled.length > 0, (of: LossForecast) => of.full.length > 0, (of: LossForecast) => of.untilRestart.length > 0,
    (of: LossForecast) => of.atRisk.value > 0, (of: LossForecast) => of.degraded.value > 0, (of: LossForecast) => of.affectedClaims.length > 0,
  ]) expect(VERDICTS.some(({ verdict }) => shows(verdict))).toBe(true);
});

test('everything that a verdict says reaches the JSON of the forecast', () => {
  for (const { losses, verdict } of VERDICTS) {
    const json = new Set(leaves(forecastJson({ losses: [{ one: verdict }] } as never)));
    expect(leaves(verdict).filter(leaf => !json.has(leaf))).toEqual([]);
    for (const { name } of losses) expect(verdict.loss).toContain(name);
    expect(verdict.recovery.length).toBeGreaterThan(0);
  }
});

test('every object, pool and reason that a verdict names reaches its text', () => {
  for (const { losses, verdict } of VERDICTS) {
    const text = lossText(verdict);
    const { osds, severity, ...others } = verdict;
    const words = [...losses.map(({ name }) => name), ...leaves(others).filter(leaf => typeof leaf === 'string')];
    expect(words.filter(word => !text.includes(word as string))).toEqual([]);
    for (const { name, takes } of osds) if (takes > 0) expect(text).toContain(name);
  }
});
