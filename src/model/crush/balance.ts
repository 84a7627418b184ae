import { balancingOf, settle, Settled } from './balancing';
import { ruleSegments } from './domains';
import type { CrushMapper } from './mapper';
import type { OsdStates, Placement, Upmaps } from './placement';

/** Where the groups of a pool are once the balancer has nothing left to do. */
export interface Balanced extends Placement {
  /** Its exceptions to what CRUSH says. */
  readonly upmaps: Upmaps;
}

/** What clusters we emit have the balancer tolerate; Ceph's own default is 5. */
const TOLERANCE = 1;

/** In how many orders groups are taken: all of them unless the first ones all end with no OSD far beyond its share. */
const ORDERS = 15, FIRST_ORDERS = 3, NEAR = 1.02;

/** Of a pool with very many places only a few orders are tried, so that all of them together look at no more than so many. */
const MOST_PLACES = 2 ** 20;

/**
 * What Ceph's upmap balancer makes of a placement: it takes the OSD that holds most beyond its share, and moves copies of its
 * groups to OSDs that hold too little, never so that the rule of the pool would be broken, until nothing is left that is too far off
 * or that can be moved. Shares go by CRUSH weight, as the balancer counts groups and not bytes.
 *
 * The balancer takes the groups of an OSD in random order. Mostly that changes which group goes where and not how full OSDs become.
 * But where hosts are so uneven that some OSDs stay too full whatever is moved, or where an OSD holds only a few dozen groups, it
 * decides how full: then single runs of the balancer end some percent apart. So several orders are tried, always the same ones,
 * and the middle one counts by how full the fullest OSD is: about half of the runs of the balancer end as well as this or better.
 * @param tolerance how many groups more or less than its share an OSD may hold, `upmap_max_deviation`
 */
export function balance(mapper: CrushMapper, before: Placement, states: OsdStates, tolerance = TOLERANCE): Balanced {
  const { pool } = before;
  const osds = before.osds.slice();
  const orders = Math.max(FIRST_ORDERS, Math.min(ORDERS, Math.floor(MOST_PLACES / osds.length)));
  for (const segment of ruleSegments(mapper.map, pool.rule, pool.size)) {
    const balancing = balancingOf(before, segment, states, tolerance);
    if (!balancing) continue;
    const settled: Settled[] = [];
    for (let order = 0; order < orders; order++) {
      if (order === FIRST_ORDERS && settled.every(({ fullest }) => fullest <= NEAR)) break;
      settled.push(settle(balancing, osds, order));
    }
    osds.set(settled.sort((a, b) => a.fullest - b.fullest)[Math.floor(settled.length / 2)].osds);
  }
  return { pool, osds, upmaps: exceptions(before, osds) };
}

function exceptions({ pool: { size }, osds: before }: Placement, osds: Int32Array): Upmaps {
  const upmaps = new Map<number, [number, number][]>();
  for (let i = 0; i < osds.length; i++) {
    if (osds[i] === before[i]) continue;
    const pg = Math.floor(i / size);
    upmaps.set(pg, [...upmaps.get(pg) ?? [], [before[i], osds[i]]]);
  }
  return upmaps;
}
