import { ruleSegments, RuleSegment } from './domains';
import { NONE, UNIT } from './map';
import type { CrushMapper } from './mapper';
import type { OsdStates, Placement } from './placement';

/** The balancer stops once no OSD holds more than one group more or less than its share; set by the cluster we emit. */
const MAX_DEVIATION = 1;

/** Where the groups of a pool are once the balancer has nothing left to do. */
export interface Balanced extends Placement {
  /** Exceptions made: how many places stand elsewhere than CRUSH put them. */
  readonly moved: number;
}

/**
 * What Ceph's upmap balancer makes of a placement: groups are moved one place at a time from the OSD that holds most beyond its
 * share to the ones that hold least, never so that the rule of the pool would be broken, as long as it makes the spread smaller.
 * Shares go by CRUSH weight, as the balancer counts groups and not bytes. Not the balancer's own order of moves: which group goes
 * where differs, how full OSDs become does not.
 */
export function balance(mapper: CrushMapper, before: Placement, states: OsdStates): Balanced {
  const { pool } = before;
  const osds = before.osds.slice();
  let moved = 0;
  for (const segment of ruleSegments(mapper.map, pool.rule, pool.size)) moved += balanceSegment(osds, pool.pgNum, pool.size, segment, states);
  return { pool, osds, moved };
}

function balanceSegment(osds: Int32Array, pgNum: number, size: number, segment: RuleSegment, states: OsdStates): number {
  const ids = [...segment.weights.keys()].filter(osd => states.reweights[osd] > 0 && states.up[osd] === 1 && segment.weights.get(osd)! > 0);
  const weight = (osd: number) => segment.weights.get(osd)! * states.reweights[osd] / UNIT;
  const total = ids.reduce((sum, osd) => sum + weight(osd), 0);
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
  const deviation = new Map(ids.map(osd => [osd, held.get(osd)!.length - placed * weight(osd) / total]));
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

  let moves = 0;
  const order = () => [...ids].sort((a, b) => deviation.get(b)! - deviation.get(a)! || a - b);
  for (let sorted = order(), progress = true; progress; sorted = order()) {
    progress = false;
    const most = deviation.get(sorted[0])!, least = deviation.get(sorted[sorted.length - 1])!;
    if (Math.max(most, -least) <= MAX_DEVIATION) break;
    const floor = most > MAX_DEVIATION ? MAX_DEVIATION : 0;
    const ceiling = least < -MAX_DEVIATION ? -MAX_DEVIATION : 0;
    const V = process.env.V ?? '0';
    const under = sorted.filter(o => deviation.get(o)! < ceiling);
    if (V[0] === '0') under.reverse(); else if (V[0] === '2') under.sort((x, y) => x - y); else if (V[0]==='3') under.sort((x,y)=>deviation.get(x)!/weight(x)-deviation.get(y)!/weight(y));
    const leaf = domains[domains.length - 1];
    const over = new Set(sorted.filter(o => deviation.get(o)! > floor));
    search: for (const full of over) {
      for (const place of held.get(full)!) {
        const from = place - place % size + segment.from;
        let changed = false;
        for (let i = from; i < from + segment.places; i++) {
          const old = osds[i];
          if (!over.has(old)) continue;
          const sib = under.filter(o => leaf.domainOf.get(o) === leaf.domainOf.get(old));
          const cand = V[1] === '1' ? (sib.length ? sib : under) : V[1] === '2' ? [...sib, ...under] : under;
          const empty = cand.find(o => mayStand(o, i));
          if (empty === undefined) continue;
          const places = held.get(old)!;
          places.splice(places.indexOf(i), 1);
          osds[i] = empty;
          held.get(empty)!.push(i);
          deviation.set(old, deviation.get(old)! - 1);
          deviation.set(empty, deviation.get(empty)! + 1);
          moves++;
          changed = true;
          if (V[2] === '1') break;
        }
        if (changed) { progress = true; break search; }
      }
    }
  }
  return moves;
}
