import { mixedLoad, sharesOf, storable, Storable, storableAfter } from './load';
import type { Measured, PlacedPool } from './model';
import {
  countGroups, CrushMap, finish, NONE, osdsUnder, Placement, placeWithout, RECORD_HEAD, without,
} from '../../crush';
import { FULL_RATIOS } from '../../layout';

/** Something that can be lost at once. */
export interface Domain {
  /** The type of the bucket; `osd` for a single one. */
  readonly level: string;
  readonly name: string;
  readonly osds: readonly number[];
}

/** What a loss does to pools that fill up together. */
export interface LossOutcome {
  readonly domain: Domain;
  /** Whether every copy and chunk finds another place. Where not, the pools stay degraded until it is replaced. */
  readonly recovers: boolean;
  /** Places that stay empty, over all pools. */
  readonly unplaced: number;
  /**
   * The most that may be stored so that afterwards, with all copies where they find a place, no OSD is beyond backfillfull. Also where
   * some find none: the others move, and fill the OSDs that are left. Nothing where no OSD of the pools is left.
   */
  readonly safeBytes?: number;
  /** The OSD that is fullest afterwards. */
  readonly fullest?: number;
}

/** Everything of a level that holds OSDs, sorted by name. */
export function domainsAt(map: CrushMap, level: string): Domain[] {
  const domains = level === 'osd'
    ? map.devices.map(({ id, name }) => ({ level, name, osds: [id] }))
    : map.buckets.filter(({ type, name }) => type === level && !name.includes('~')).map(({ id, name }) => ({ level, name, osds: [...osdsUnder(map, id).keys()] }));
  return domains.filter(({ osds }) => osds.length > 0).sort((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}

/**
 * Lose a domain for good: its OSDs are out, CRUSH finds other places for what they held, and the balancer has not yet moved
 * anything, because it waits until all is recovered. That is the moment when an OSD may be too full to take what is coming.
 */
export function lose(measured: Measured, pools: readonly PlacedPool[], room: ReadonlyMap<number, number>, domain: Domain): LossOutcome {
  const states = without(measured.states, domain.osds, 'out');
  const gone = new Set(domain.osds);
  const after = pools.map(({ pool, placement, upmaps }) => {
    const { osds } = placeWithout(measured.mapper, placement, states, domain.osds, upmaps);
    for (let group = 0; group < osds.length; group += pool.size) {
      const before = placement.osds.subarray(group, group + pool.size);
      const left = before.filter(osd => osd !== NONE && !gone.has(osd)).length;
      if (isLost(left, before.filter(osd => osd !== NONE).length, pool.dataChunks)) osds.set(before.map(osd => gone.has(osd) ? NONE : osd), group);
    }
    return { pool, placement: { pool, osds } };
  });
  const unplaced = after.reduce((sum, { placement }, i) => sum + holes(placement) - holes(pools[i].placement), 0);
  return outcome(domain, unplaced, storable(mixedLoad(after, states.up.length), room, (measured.ratios ?? FULL_RATIOS).backfillfull));
}

/** A group of which too little is left is not placed again: what is left of it stays where it is. */
function isLost(left: number, members: number, dataChunks: number): boolean {
  return left < members && left < dataChunks;
}

function outcome(domain: Domain, unplaced: number, { bytes, osd }: Storable): LossOutcome {
  return { domain, recovers: unplaced <= 0, unplaced: Math.max(0, unplaced), ...osd < 0 ? {} : { safeBytes: bytes, fullest: osd } };
}

/** The same for many domains, in one pass over the groups; only OSDs that a loss touches are looked at again for it. */
export function loseEach(measured: Measured, pools: readonly PlacedPool[], room: ReadonlyMap<number, number>, domains: readonly Domain[]): LossOutcome[] {
  const { states, ratios = FULL_RATIOS } = measured;
  const count = states.up.length;
  const none = NONE;
  const shares = sharesOf(pools.map(({ pool }) => pool));
  const parts = pools.map(({ pool, placement, reactions }, i) => {
    const before = countGroups(placement, count);
    return { pool, osds: placement.osds, share: shares[i], before, counts: before.slice(), reactions: finish(reactions.under(domains.map(domain => domain.osds))) };
  });
  const loadAt = (osd: number) => parts.reduce((sum, { pool, share, counts }) => share > 0 ? sum + counts[osd] / (pool.pgNum * pool.dataChunks) * share : sum, 0);
  const storableNow = storableAfter(count, loadAt, room, ratios.backfillfull);
  const touched = new Set<number>();
  return domains.map((domain, loss) => {
    let unplaced = 0;
    const gone = new Set(domain.osds);
    for (const { pool: { size, dataChunks }, osds, counts, reactions } of parts) {
      const { records, starts } = reactions[loss];
      for (const at of starts) {
        const group = records[at + 2] * size;
        let members = 0;
        for (let place = group; place < group + size; place++) if (osds[place] !== none) members++;
        const lost = isLost(records[at + 3], members, dataChunks);
        for (let place = 0; place < size; place++) {
          const before = osds[group + place];
          const next = !lost ? records[at + RECORD_HEAD + place] : gone.has(before) ? none : before;
          if (before === next) continue;
          if (before === none) {
            unplaced--;
          } else {
            counts[before]--;
            touched.add(before);
          }
          if (next === none) {
            unplaced++;
          } else {
            counts[next]++;
            touched.add(next);
          }
        }
      }
    }
    const result = outcome(domain, unplaced, storableNow(touched));
    for (const { before, counts } of parts) for (const osd of touched) counts[osd] = before[osd];
    touched.clear();
    return result;
  });
}

function holes({ osds }: Placement): number {
  let count = 0;
  for (const osd of osds) if (osd === NONE) count++;
  return count;
}

/** Which parts of what a lost OSD held go to the other OSDs of its host: all of it where every host already holds a copy. */
export function siblingPart(measured: Measured, { placement, upmaps }: PlacedPool, osd: number, siblings: readonly number[]): number {
  const after = placeWithout(measured.mapper, placement, without(measured.states, [osd], 'out'), [osd], upmaps);
  const near = new Set(siblings);
  let moved = 0, stayed = 0;
  const { size } = placement.pool;
  for (let pg = 0; pg < placement.pool.pgNum; pg++) {
    const before = placement.osds.subarray(pg * size, (pg + 1) * size);
    if (!before.includes(osd)) continue;
    for (const next of after.osds.subarray(pg * size, (pg + 1) * size)) {
      if (next === NONE || before.includes(next)) continue;
      moved++;
      if (near.has(next)) stayed++;
    }
  }
  return moved === 0 ? 0 : stayed / moved;
}
