import type { RuleSegment } from './domains';
import { hash2 } from './hash';
import { NONE, UNIT } from './map';
import type { OsdStates, Placement } from './placement';
import { Ranking } from './ranking';

/** A move must bring the OSDs nearer to their shares, by more than rounding. */
const LEAST_GAIN = 1 + 1e-4;

/** In a bucket of more OSDs than this, those that lack most are met sooner in the order of all. */
const MANY = 64;

/** The places of one `take` … `emit`, ready to be balanced. OSDs go by their index among those that take part. */
export interface Balancing {
  readonly size: number;
  readonly first: number;
  readonly places: number;
  readonly ids: readonly number[];
  readonly indexOf: Int32Array;
  /** The places that each OSD holds at first. */
  readonly held: readonly (readonly number[])[];
  /** How many places more or less than its share an OSD may hold. */
  readonly tolerance: number;
  /** How many places are each OSD's share. */
  readonly shares: Float32Array;
  /** The bucket of each OSD at every level that the rule limits, and how many places one bucket may hold. */
  readonly domains: readonly { readonly most: number; readonly of: Int32Array }[];
  /** The buckets that OSDs are drawn from, in the order of their ids: the one of each OSD, and the OSDs of each. */
  readonly buckets: { readonly of: Int32Array; readonly members: readonly Int32Array[] };
}

/** Nothing where there is nothing to balance. */
export function balancingOf({ pool: { pgNum, size }, osds }: Placement, segment: RuleSegment, states: OsdStates, tolerance: number): Balancing | undefined {
  const { from: first, places, limits, weights } = segment;
  const ids = [...weights.keys()].filter(osd => states.reweights[osd] > 0 && states.up[osd] === 1 && weights.get(osd)! > 0).sort((a, b) => a - b);
  if (ids.length === 0 || limits.length === 0) return undefined;
  const indexOf = new Int32Array(states.up.length).fill(-1);
  ids.forEach((osd, i) => indexOf[osd] = i);
  const held: number[][] = ids.map(() => []);
  let placed = 0;
  for (let group = 0; group < pgNum * size; group += size) {
    for (let place = group + first; place < group + first + places; place++) {
      const holder = osds[place] === NONE ? -1 : indexOf[osds[place]];
      if (holder < 0) continue;
      held[holder].push(place);
      placed++;
    }
  }
  const domains = limits.map(({ type, domainOf, most }) => ({ type, most, of: Int32Array.from(ids, osd => domainOf.get(osd) ?? 0) }));
  const drawnFrom = domains.filter(({ type }) => type !== 'osd').pop()?.of ?? new Int32Array(ids.length);
  return { size, first, places, ids, indexOf, held, tolerance, shares: sharesOf(segment, states, ids, placed), domains, buckets: bucketsOf(drawnFrom) };
}

/** By the id of the bucket that each OSD is drawn from. */
function bucketsOf(drawnFrom: Int32Array): Balancing['buckets'] {
  const found = [...new Set(drawnFrom)].sort((a, b) => a - b);
  const index = new Map(found.map((id, i) => [id, i]));
  const of = drawnFrom.map(id => index.get(id)!);
  const members: number[][] = found.map(() => []);
  of.forEach((bucket, osd) => members[bucket].push(osd));
  return { of, members: members.map(own => Int32Array.from(own)) };
}

/** In single precision, as in Ceph: the last bit decides what is one off. */
function sharesOf({ weights }: RuleSegment, { reweights }: OsdStates, ids: readonly number[], placed: number): Float32Array {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const parts = Float32Array.from(ids, osd => Math.fround(weights.get(osd)! / total) * (reweights[osd] / UNIT));
  const perPart = Math.fround(placed / parts.reduce((sum, part) => Math.fround(sum + part), 0));
  return parts.map(part => part * perPart);
}

/** All places of the pool once nothing more can be moved, and how many times its share the fullest OSD holds. */
export interface Settled {
  readonly osds: Int32Array;
  readonly fullest: number;
}

/** A way to move one place. */
interface Move {
  readonly place: number;
  readonly holder: number;
  readonly to: number;
}

/**
 * Move places until nothing more can be moved.
 * @param before all places of the pool; stays as it is
 * @param order which of the orders the groups of an OSD are taken in; 0 is that of their numbers
 */
export function settle(balancing: Balancing, before: Int32Array, order: number): Settled {
  const { size, first, places, ids, indexOf, tolerance, shares, domains, buckets } = balancing;
  const osds = before.slice();
  const held = balancing.held.map(own => own.slice());
  const ranking = new Ranking(shares.map((share, i) => held[i].length - share));
  const { deviation, order: ranked, position } = ranking;
  // How many OSDs of each bucket lack more than is tolerated, and the first bucket that may have one.
  const lacking = new Int32Array(buckets.members.length);
  let lowest = 0;
  const isLacking = (i: number) => deviation[i] < -tolerance;
  for (let i = 0; i < ids.length; i++) if (isLacking(i)) lacking[buckets.of[i]]++;
  const add = (i: number, by: number): void => {
    const bucket = buckets.of[i];
    if (isLacking(i)) lacking[bucket]--;
    ranking.add(i, by);
    if (!isLacking(i)) return;
    lacking[bucket]++;
    lowest = Math.min(lowest, bucket);
  };
  let draws = 0;

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
  /** Of the OSDs of a bucket that lack more than this, the one that lacks most and may stand there. */
  const roomIn = (bucket: number, least: number, place: number): number => {
    const own = buckets.members[bucket];
    if (own.length > MANY) {
      for (let i = ranked.length - 1; i >= 0 && deviation[ranked[i]] < least; i--) if (buckets.of[ranked[i]] === bucket && mayStand(ranked[i], place)) return ranked[i];
      return -1;
    }
    for (let behind = ranked.length; ;) {
      let last = -1;
      for (let i = 0; i < own.length; i++) if (deviation[own[i]] < least && position[own[i]] < behind && position[own[i]] > last) last = position[own[i]];
      if (last < 0) return -1;
      if (mayStand(ranked[last], place)) return ranked[last];
      behind = last;
    }
  };
  /**
   * Where a place can go. Inside its bucket as long as an OSD there lacks more than is tolerated; else to the OSD that lacks most in the first
   * bucket by id where one does; and if there is none, to a neighbour that lacks a little.
   */
  const findRoom = (place: number, holder: number): number => {
    const own = buckets.of[holder];
    let found = -1;
    if (lacking[own] > 0) {
      found = roomIn(own, -tolerance, place);
    } else {
      while (lacking[lowest] === 0) lowest++;
      for (let bucket = lowest; found < 0 && bucket < lacking.length; bucket++) if (lacking[bucket] > 0) found = roomIn(bucket, -tolerance, place);
    }
    return found < 0 ? roomIn(own, 0, place) : found;
  };
  /**
   * The one move that a group gets: of all places that are on OSDs with too much and find room, each after the ones before it have
   * taken theirs, that of the fullest OSD. It must not be in the way of those that stay.
   */
  const findMove = (group: number, floor: number): Move | undefined => {
    const moves: Move[] = [];
    for (let place = group + first; place < group + first + places; place++) {
      const holder = osds[place] === NONE ? -1 : indexOf[osds[place]];
      if (holder < 0 || deviation[holder] <= floor) continue;
      const to = findRoom(place, holder);
      if (to < 0) continue;
      moves.push({ place, holder, to });
      osds[place] = ids[to];
    }
    for (const { place, holder } of moves) osds[place] = ids[holder];
    const chosen = moves.filter(({ place, to }) => mayStand(to, place))
      .reduce<Move | undefined>((best, move) => best && deviation[best.holder] >= deviation[move.holder] ? best : move, undefined);
    return chosen && deviation[chosen.holder] - deviation[chosen.to] > LEAST_GAIN ? chosen : undefined;
  };
  // OSDs none of whose groups can be moved, until something near them changes.
  const stuck = new Uint8Array(ids.length);
  const make = ({ place, holder, to }: Move): void => {
    held[holder].splice(held[holder].indexOf(place), 1);
    held[to].push(place);
    osds[place] = ids[to];
    add(holder, -1);
    add(to, 1);
    const group = place - place % size;
    for (let i = group; i < group + size; i++) if (osds[i] !== NONE && indexOf[osds[i]] >= 0) stuck[indexOf[osds[i]]] = 0;
    if (deviation[holder] < 0) stuck.fill(0);
  };
  /** Bring any of the places from `i` on to `i`; one after the other that is a random order, of which mostly only the first ones are asked for. */
  const draw = (own: number[], i: number): void => {
    const j = i + hash2(order, draws++) % (own.length - i), place = own[j];
    own[j] = own[i];
    own[i] = place;
  };
  let former = tolerance;
  /** Move one place of the fullest OSD that has anything to move. */
  const step = (): boolean => {
    const most = deviation[ranked[0]], least = deviation[ranked[ranked.length - 1]];
    if (Math.max(most, -least) <= tolerance) return false;
    const floor = most > tolerance ? tolerance : 0;
    if (floor !== former) stuck.fill(0);
    former = floor;
    for (let i = 0; i < ranked.length && deviation[ranked[i]] > floor; i++) {
      const full = ranked[i];
      if (stuck[full]) continue;
      const own = held[full];
      for (let k = 0; k < own.length; k++) {
        if (order > 0) draw(own, k);
        const move = findMove(own[k] - own[k] % size, floor);
        if (!move) continue;
        make(move);
        return true;
      }
      stuck[full] = 1;
    }
    return false;
  };
  while (step());
  return { osds, fullest: held.reduce((most, own, i) => own.length > 0 ? Math.max(most, own.length / shares[i]) : most, 0) };
}
