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

/** Balance the places of one `take` … `emit`, in place. OSDs go by their index among those that take part. */
function balanceSegment(osds: Int32Array, pgNum: number, size: number, segment: RuleSegment, states: OsdStates): void {
  const { from: first, places, limits } = segment;
  const ids = [...segment.weights.keys()].filter(osd => states.reweights[osd] > 0 && states.up[osd] === 1 && segment.weights.get(osd)! > 0).sort((a, b) => a - b);
  if (ids.length === 0 || limits.length === 0) return;
  const indexOf = new Int32Array(states.up.length).fill(-1);
  ids.forEach((osd, i) => indexOf[osd] = i);
  const held: number[][] = ids.map(() => []);
  let placed = 0;
  for (let pg = 0; pg < pgNum; pg++) {
    for (let place = pg * size + first; place < pg * size + first + places; place++) {
      const holder = osds[place] === NONE ? -1 : indexOf[osds[place]];
      if (holder < 0) continue;
      held[holder].push(place);
      placed++;
    }
  }
  const ranking = new Ranking(deviations(segment, states, ids, held, placed));
  const { deviation, order } = ranking;
  const domains = limits.map(({ domainOf, most }) => ({ most, of: Int32Array.from(ids, osd => domainOf.get(osd) ?? 0) }));
  const leaf = domains[domains.length - 1].of;

  const mayStand = (candidate: number, place: number): boolean => {
    const group = place - place % size;
    for (let i = group; i < group + size; i++) if (osds[i] === ids[candidate]) return false;
    for (const { most, of } of domains) {
      let others = 0;
      for (let i = group + first; i < group + first + places; i++) {
        if (i !== place && osds[i] !== NONE && indexOf[osds[i]] >= 0 && of[indexOf[osds[i]]] === of[candidate]) others++;
      }
      if (others >= most) return false;
    }
    return true;
  };
  /** Where a place can go: inside the failure domain as long as that has room; to a sibling that lacks little if nothing else is left. */
  const findRoom = (place: number, holder: number): number => {
    let siblings = false;
    for (let i = order.length - 1; i >= 0 && deviation[order[i]] < -MAX_DEVIATION && !siblings; i--) siblings = leaf[order[i]] === leaf[holder];
    for (let i = order.length - 1; i >= 0 && deviation[order[i]] < -MAX_DEVIATION; i--) {
      if ((!siblings || leaf[order[i]] === leaf[holder]) && mayStand(order[i], place)) return order[i];
    }
    for (let i = order.length - 1; i >= 0 && deviation[order[i]] < 0; i--) {
      if (leaf[order[i]] === leaf[holder] && mayStand(order[i], place)) return order[i];
    }
    return -1;
  };
  // OSDs none of whose groups can be moved, until something near them changes.
  const stuck = new Uint8Array(ids.length);
  const move = (place: number, holder: number, to: number): void => {
    held[holder].splice(held[holder].indexOf(place), 1);
    held[to].push(place);
    osds[place] = ids[to];
    ranking.add(holder, -1);
    ranking.add(to, 1);
    const group = place - place % size;
    for (let i = group; i < group + size; i++) if (osds[i] !== NONE && indexOf[osds[i]] >= 0) stuck[indexOf[osds[i]]] = 0;
    if (deviation[holder] < 0) stuck.fill(0);
  };
  let floor = MAX_DEVIATION;
  /** Move what can be moved of the first group of the fullest OSD that has anything to move. */
  const step = (): boolean => {
    const most = deviation[order[0]], least = deviation[order[order.length - 1]];
    if (Math.max(most, -least) <= MAX_DEVIATION) return false;
    const above = most > MAX_DEVIATION ? MAX_DEVIATION : 0;
    if (above !== floor) stuck.fill(0);
    floor = above;
    for (let i = 0; i < order.length && deviation[order[i]] > floor; i++) {
      const full = order[i];
      if (stuck[full]) continue;
      for (const candidate of held[full]) {
        const group = candidate - candidate % size + first;
        let changed = false;
        for (let place = group; place < group + places; place++) {
          const holder = osds[place] === NONE ? -1 : indexOf[osds[place]];
          if (holder < 0 || deviation[holder] <= floor) continue;
          const to = findRoom(place, holder);
          if (to < 0 || deviation[holder] - deviation[to] <= 1 + 1e-4) continue;
          move(place, holder, to);
          changed = true;
        }
        if (changed) return true;
      }
      stuck[full] = 1;
    }
    return false;
  };
  while (step());
}

/** How many places more than its share each OSD holds; in single precision, as there: the last bit decides what is one off. */
function deviations({ weights }: RuleSegment, { reweights }: OsdStates, ids: readonly number[], held: readonly number[][], placed: number): Float32Array {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const shares = Float32Array.from(ids, osd => Math.fround(weights.get(osd)! / total) * (reweights[osd] / UNIT));
  const perShare = Math.fround(placed / shares.reduce((sum, share) => Math.fround(sum + share), 0));
  return Float32Array.from(held, ({ length }, i) => length - Math.fround(shares[i] * perShare));
}

/** OSDs in the order of their deviations, most first; in the order of ids where they are the same. */
class Ranking {
  public readonly order: Int32Array;
  private readonly position: Int32Array;

  public constructor(public readonly deviation: Float32Array) {
    this.order = Int32Array.from(deviation, (_, i) => i).sort((a, b) => deviation[b] - deviation[a] || a - b);
    this.position = new Int32Array(deviation.length);
    this.order.forEach((osd, i) => this.position[osd] = i);
  }

  /** Change one deviation and move it to where it belongs. */
  public add(osd: number, by: number): void {
    const { order, position, deviation } = this;
    deviation[osd] += by;
    const before = (a: number, b: number) => deviation[a] > deviation[b] || (deviation[a] === deviation[b] && a < b);
    let i = position[osd];
    for (; i > 0 && before(osd, order[i - 1]); i--) position[order[i] = order[i - 1]] = i;
    for (; i < order.length - 1 && before(order[i + 1], osd); i++) position[order[i] = order[i + 1]] = i;
    order[i] = osd;
    position[osd] = i;
  }
}
