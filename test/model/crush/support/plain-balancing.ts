import { Balancing, hash2, NONE, Settled } from '../../../../src/model/crush';
import { Ranking } from '../../../../src/model/crush/ranking';

/** A move must bring the OSDs nearer to their shares, by more than rounding. */
const LEAST_GAIN = 1 + 1e-4;

interface Move {
  readonly place: number;
  readonly holder: number;
  readonly to: number;
}

/** What `settle` does, with every OSD looked at for every place. */
export function settlePlainly(balancing: Balancing, all: Int32Array, order: number): Settled {
  const { size, first, places, ids, indexOf, tolerance, shares, domains, buckets: { of: drawnFrom }, held: before } = balancing;
  const osds = all.slice();
  const held = before.map(own => own.slice());
  const ranking = new Ranking(shares.map((share, i) => held[i].length - share));
  const { deviation, order: ranked } = ranking;
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
  /**
   * Where a place can go. Inside its bucket as long as an OSD there lacks more than is tolerated; else to the OSD that lacks most in the first
   * bucket by id where one does; and if there is none, to a neighbour that lacks a little.
   */
  const findRoom = (place: number, holder: number): number => {
    const lacking = (i: number, least: number) => i >= 0 && deviation[ranked[i]] < least;
    const last = ranked.length - 1;
    let near = false;
    for (let i = last; lacking(i, -tolerance) && !near; i--) near = drawnFrom[ranked[i]] === drawnFrom[holder];
    let found = -1;
    for (let i = last; lacking(i, -tolerance); i--) {
      const candidate = ranked[i];
      const better = near ? found < 0 && drawnFrom[candidate] === drawnFrom[holder] : found < 0 || drawnFrom[candidate] < drawnFrom[found];
      if (better && mayStand(candidate, place)) found = candidate;
    }
    for (let i = last; found < 0 && lacking(i, 0); i--) {
      if (drawnFrom[ranked[i]] === drawnFrom[holder] && mayStand(ranked[i], place)) found = ranked[i];
    }
    return found;
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
    ranking.add(holder, -1);
    ranking.add(to, 1);
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
