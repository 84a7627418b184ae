import type { Figure } from '../figure';
import type { Forecast } from '../forecast';
import type { LossForecast } from '../loss-forecast';

/** A forecast as plain data, figures with their derivation. */
export function forecastJson(forecast: Forecast): any {
  const { cluster, raw, nearfull, stored, safe, pools, placementGroupsPerOsd, hosts, levels, assumptions } = forecast;
  return {
    cluster,
    ...figures({ raw, nearfull, stored, safe, placementGroupsPerOsd }),
    pools: pools.map(({ rawPerStored, stored: alone, safe: part, yearsToLoss, ...pool }) => ({ ...pool, ...figures({ rawPerStored, stored: alone, safe: part, yearsToLoss }) })),
    losses: levels.map(level => ({ level, one: loss(forecast.worstLoss(level)), two: loss(forecast.worstDoubleLoss(level)) })),
    hosts,
    assumptions,
  };
}

function figures(of: Readonly<Record<string, Figure>>): Record<string, any> {
  return Object.fromEntries(Object.entries(of).map(([name, figure]) => [name, derived(figure)]));
}

function derived({ value, unit, formula, source, inputs }: Figure): any {
  return { value, unit, formula, source, inputs: Object.fromEntries(inputs.map(input => [input.name, input.figure ? derived(input.figure) : input.value])) };
}

function loss(of: LossForecast | undefined): any {
  if (of === undefined) return undefined;
  const { lost, moves, healsAtBestIn, healsAtWorstIn, fullest, ...plain } = of;
  return { ...plain, ...figures({ lost, moves, healsAtBestIn, healsAtWorstIn, ...fullest && { fullest } }) };
}
