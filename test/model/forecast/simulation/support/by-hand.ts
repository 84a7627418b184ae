import { NONE, placeOne, placementSeed } from '../../../../../src/model/crush';
import type { PredictedCluster } from '../../../../../src/model/forecast/capacity';
import type { Simulation } from '../../../../../src/model/forecast/simulation';

export interface Counted {
  readonly lostGroups: number;
  readonly lostBytes: number;
  readonly stoppedGroups: number;
  readonly staysStopped: number;
  readonly degradedGroups: number;
  readonly movedBytes: number;
  /** By OSD, those that are left. */
  readonly fill: ReadonlyMap<number, number>;
}

/** Where a group is without some OSDs: CRUSH over all of the map, then the exceptions, by the words of their definition. */
function groupOf({ mapper, states }: PredictedCluster, { pool, upmaps }: Simulation['pools'][number], pg: number, gone: ReadonlySet<number>): number[] {
  const weights = states.reweights.map((weight, osd) => gone.has(osd) ? 0 : weight);
  let group = placeOne(mapper, pool.rule, placementSeed(pool, pg), pool.size, weights);
  for (const [from, to] of upmaps.get(pg) ?? []) {
    if (!gone.has(to) && !group.includes(to)) group = group.map(osd => osd === from ? to : osd);
  }
  return Array.from({ length: pool.size }, (_, i) => group[i] ?? NONE);
}

/** Counts what the loss of OSDs for good does, set by set over everything placed anew. */
export function counterByHand(simulation: Simulation): (lost: readonly number[]) => Counted {
  const { cluster, pools } = simulation;
  const before = pools.map(each => Array.from({ length: each.pool.pgNum }, (_, pg) => groupOf(cluster, each, pg, new Set())));
  return lost => countByHand(simulation, before, lost);
}

function countByHand({ cluster, pools }: Simulation, befores: readonly (readonly number[][])[], lost: readonly number[]): Counted {
  const gone = new Set(lost);
  const held = new Map([...cluster.osdBytes.keys()].filter(id => !gone.has(id)).map(id => [id, 0]));
  const result = { lostGroups: 0, lostBytes: 0, stoppedGroups: 0, staysStopped: 0, degradedGroups: 0, movedBytes: 0 };
  for (const [i, each] of pools.entries()) {
    const { pool, stored } = each;
    const part = stored.value / pool.pgNum / pool.dataChunks;
    for (let pg = 0; pg < pool.pgNum; pg++) {
      const before = befores[i][pg];
      const survivors = before.map(id => gone.has(id) ? NONE : id);
      const there = (group: readonly number[]) => group.filter(id => id !== NONE).length;
      const hit = before.some(id => gone.has(id));
      const isLost = hit && there(survivors) < pool.dataChunks;
      const after = isLost ? survivors : groupOf(cluster, each, pg, gone);
      if (isLost) {
        result.lostGroups++;
        result.lostBytes += stored.value / pool.pgNum;
      } else if (there(after) < pool.size) {
        result.degradedGroups++;
      }
      if (there(survivors) < pool.minSize) result.stoppedGroups++;
      if (isLost || there(after) < pool.minSize) result.staysStopped++;
      after.forEach((id, place) => {
        if (id === NONE) return;
        held.set(id, held.get(id)! + part);
        const had = pool.erasureCoded ? before[place] === id : before.includes(id);
        if (!had) result.movedBytes += part;
      });
    }
  }
  return { ...result, fill: new Map([...held].map(([id, bytes]) => [id, bytes / (cluster.osdBytes.get(id)! * 0.98)])) };
}
