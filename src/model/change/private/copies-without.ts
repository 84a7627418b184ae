import { layoutsOf } from './layouts';
import { NONE, placePool } from '../../crush';
import { predictCluster, PredictedCluster } from '../../forecast';
import { ClusterState, hasUntoldOsds } from '../../manifests';
import type { Copies } from '../step';

/** The fewest copies or chunks that any group has while some OSDs are stopped; not known where objects do not tell every OSD. */
export function copiesWithout(state: ClusterState, sets: ReadonlySet<string>, live?: PredictedCluster): Copies | undefined {
  if (hasUntoldOsds(state.object) || state.layout.osds.length === 0) return undefined;
  const { mapper, states, pools, prediction } = live ?? predictCluster(layoutsOf(state, state).former, state.pools, { ratios: state.settings.ratios });
  const stopped = new Set(prediction.osds.filter(({ name }) => sets.has(name)).map(({ id }) => id));
  const all = pools.map((pool): Copies => {
    const { osds } = placePool(mapper, pool, states);
    let least = pool.size;
    for (let pg = 0; pg < pool.pgNum; pg++) least = Math.min(least, osds.subarray(pg * pool.size, (pg + 1) * pool.size).filter(osd => osd !== NONE && !stopped.has(osd)).length);
    return { pool: pool.name, least, of: pool.size, needed: pool.minSize };
  });
  return all.reduce<Copies | undefined>((worst, each) => worst === undefined || each.least - each.needed < worst.least - worst.needed ? each : worst, undefined);
}
