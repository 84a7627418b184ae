import { ruleSegments, RuleSegment } from './domains';
import { NONE, UNIT } from './map';
import type { CrushMapper } from './mapper';
import type { OsdStates, Placement, Upmaps } from './placement';

/** The balancer stops once no OSD holds more than one group more or less than its share; set by the cluster we emit. */
const MAX_DEVIATION = 1;

/** Where the groups of a pool are once the balancer has nothing left to do. */
export interface Balanced extends Placement {
  /** Its exceptions to what CRUSH says. */
  readonly upmaps: Upmaps;
}

/**
 * What Ceph's upmap balancer makes of a placement: it takes the OSD that holds most beyond its share, and moves copies of its
 * groups to OSDs that hold too little, never so that the rule of the pool would be broken, until nothing is left that is more than
 * one off or that can be moved. Shares go by CRUSH weight, as the balancer counts groups and not bytes.
 *
 * The balancer takes groups in random order, so which group goes where differs from run to run; how full OSDs become hardly does.
 */
export function balance(mapper: CrushMapper, before: Placement, states: OsdStates): Balanced {
  const { pool } = before;
  const osds = before.osds.slice();
  for (const segment of ruleSegments(mapper.map, pool.rule, pool.size)) balanceSegment(osds, pool.pgNum, pool.size, segment, states);
  const upmaps = new Map<number, [number, number][]>();
  for (let i = 0; i < osds.length; i++) {
    if (osds[i] === before.osds[i]) continue;
    const pg = Math.floor(i / pool.size);
    upmaps.set(pg, [...upmaps.get(pg) ?? [], [before.osds[i], osds[i]]]);
  }
  return { pool, osds, upmaps };
}

function balanceSegment(osds: Int32Array, pgNum: number, size: number, segment: RuleSegment, states: OsdStates): void {
  const ids = [...segment.weights.keys()].filter(osd => states.reweights[osd] > 0 && states.up[osd] === 1 && segment.weights.get(osd)! > 0);
  // In single precision, as there: the last bit decides whether an OSD is one group off or a hair more.
  const total = [...segment.weights.values()].reduce((sum, weight) => sum + weight, 0);
  const shares = new Map(ids.map(osd => [osd, Math.fround(Math.fround(segment.weights.get(osd)! / total) * (states.reweights[osd] / UNIT))]));
  const allShares = ids.sort((a, b) => a - b).reduce((sum, osd) => Math.fround(sum + shares.get(osd)!), 0);
  // The places of every OSD; the difference to its share.
  const held = new Map<number, number[]>(ids.map(osd => [osd, []]));
  let placed = 0;
  for (let pg = 0; pg < pgNum; pg++) {
    for (let i = segment.from; i < segment.from + segment.places; i++) {
      const places = held.get(osds[pg * size + i]);
      if (!places) continue;
      places.push(pg * size + i);
      placed++;
    }
  }
  const perShare = Math.fround(placed / allShares);
  const deviation = new Map(ids.map(osd => [osd, Math.fround(held.get(osd)!.length - Math.fround(shares.get(osd)! * perShare))]));
  const domains = segment.limits.map(({ domainOf, most }) => ({ domainOf, most }));

  const mayStand = (candidate: number, place: number): boolean => {
    const from = place - place % size;
    for (let i = from; i < from + size; i++) if (osds[i] === candidate) return false;
    for (const { domainOf, most } of domains) {
      const domain = domainOf.get(candidate);
      let others = 0;
      for (let i = from + segment.from; i < from + segment.from + segment.places; i++) {
        if (i !== place && osds[i] !== NONE && domainOf.get(osds[i]) === domain) others++;
      }
      if (others >= most) return false;
    }
    return true;
  };

  const leafDomain = segment.limits[segment.limits.length - 1].domainOf;
  const move = (place: number, from: number, to: number): void => {
    const places = held.get(from)!;
    places.splice(places.indexOf(place), 1);
    held.get(to)!.push(place);
    osds[place] = to;
    deviation.set(from, deviation.get(from)! - 1);
    deviation.set(to, deviation.get(to)! + 1);
  };
  /** Move what can be moved of the first group of the fullest OSD that has anything to move. */
  const step = (): boolean => {
    const sorted = [...ids].sort((a, b) => deviation.get(b)! - deviation.get(a)! || a - b);
    const most = deviation.get(sorted[0])!, least = deviation.get(sorted[sorted.length - 1])!;
    if (Math.max(most, -least) <= MAX_DEVIATION) return false;
    const full = new Set(sorted.filter(osd => deviation.get(osd)! > (most > MAX_DEVIATION ? MAX_DEVIATION : 0)));
    const lacking = sorted.filter(osd => deviation.get(osd)! < 0).reverse();
    const empty = lacking.filter(osd => deviation.get(osd)! < -MAX_DEVIATION);
    for (const osd of full) {
      for (const place of held.get(osd)!) {
        const from = place - place % size + segment.from;
        let changed = false;
        for (let i = from; i < from + segment.places; i++) {
          const old = osds[i];
          if (!full.has(old)) continue;
          // Inside the failure domain as long as that has room; to a sibling that lacks little if nothing else is left.
          const near = (other: number) => leafDomain.get(other) === leafDomain.get(old);
          const takes = (other: number) => mayStand(other, i);
          const siblings = empty.filter(near);
          const to = (siblings.length > 0 ? siblings : empty).find(takes) ?? lacking.find(other => near(other) && takes(other));
          if (to === undefined || deviation.get(old)! - deviation.get(to)! <= 1 + 1e-4) continue;
          move(i, old, to);
          changed = true;
        }
        if (changed) return true;
      }
    }
    return false;
  };
  while (step());
}
