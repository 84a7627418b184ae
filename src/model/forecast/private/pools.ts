import { ForecastModel, yearlyRiskOf } from './model';
import { wordsOf } from './words';
import { Figure } from '../figure';
import type { PoolForecast } from '../pool-forecast';

/** The pools of a forecast, by name. How likely they lose data takes every loss of a device into account. */
export function poolsOf(model: ForecastModel): PoolForecast[] {
  const { capacity, cluster, subject } = model;
  return cluster.pools.map((pool, i): PoolForecast => {
    const { rawRate, stored, safe } = capacity.pools[i];
    return {
      pool: pool.name,
      redundancy: wordsOf(subject.pools.find(({ name }) => name === pool.name)!.redundancy),
      failureDomain: pool.failureDomain,
      deviceClass: pool.deviceClass,
      holdsData: pool.holds === 'data',
      placementGroups: pool.pgNum,
      rawPerStored: Figure._of('rawPerStored', rawRate),
      stored: Figure._of('stored', stored),
      safe: Figure._of('safe', safe),
      yearlyLossRisk: Figure._of('yearlyLossRisk', yearlyRiskOf(model, pool)),
    };
  });
}
