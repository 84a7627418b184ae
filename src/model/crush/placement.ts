import { hash2 } from './hash';
import { NONE, UNIT } from './map';
import type { CrushMapper } from './mapper';
import { PgPool, placementSeed, placementSeeds } from './pool';

/** What is known of every OSD, by id. */
export interface OsdStates {
  /** The part that is in, of 65536; 0 is out. */
  readonly reweights: Uint32Array;
  /** 1 where it runs. */
  readonly up: Uint8Array;
  /** How willing it is to be first, of 65536. @default - all are */
  readonly primaryAffinities?: Uint32Array;
}

/** Exceptions that the balancer made, by placement group: which OSD another one stands in for. */
export type Upmaps = ReadonlyMap<number, readonly (readonly [from: number, to: number])[]>;

/** Where every placement group of a pool is: `size` OSDs each, one after the other, NONE where there is no OSD. */
export interface Placement {
  readonly pool: PgPool;
  readonly osds: Int32Array;
}

/** Every OSD runs and is in. */
export function allIn(osds: number): OsdStates {
  return { reweights: new Uint32Array(osds).fill(UNIT), up: new Uint8Array(osds).fill(1) };
}

/** The same with some OSDs not running, and out too where Ceph has given them up. */
export function without(states: OsdStates, osds: Iterable<number>, how: 'down' | 'out'): OsdStates {
  const reweights = states.reweights.slice(), up = states.up.slice();
  for (const osd of osds) {
    up[osd] = 0;
    if (how === 'out') reweights[osd] = 0;
  }
  return { ...states, reweights, up };
}

/** Place every group of a pool: CRUSH, then the balancer's exceptions, then without the OSDs that do not run. */
export function placePool(mapper: CrushMapper, pool: PgPool, states: OsdStates, upmaps?: Upmaps): Placement {
  const osds = new Int32Array(pool.pgNum * pool.size).fill(NONE);
  const seeds = placementSeeds(pool);
  for (let pg = 0; pg < pool.pgNum; pg++) placeGroup(mapper, pool, seeds[pg], pg, states, upmaps, osds);
  return { pool, osds };
}

/**
 * Place again after some OSDs went out or down, from where all was before. Only groups that CRUSH drew one of them for, or that
 * stand on one, can change, because an OSD that is in takes every group that it is drawn for; all others are copied.
 * @param before how it was, with these OSDs in
 * @param upmaps the exceptions that held then and hold still
 */
export function placeWithout(mapper: CrushMapper, before: Placement, states: OsdStates, gone: Iterable<number>, upmaps?: Upmaps): Placement {
  const lost = new Uint8Array(states.up.length);
  for (const osd of gone) lost[osd] = 1;
  const { pool } = before;
  const osds = before.osds.slice();
  const seeds = placementSeeds(pool);
  for (let pg = 0; pg < pool.pgNum; pg++) {
    const from = pg * pool.size;
    let touched = upmaps?.get(pg)?.some(([old]) => lost[old] === 1) ?? false;
    for (let i = from; i < from + pool.size && !touched; i++) touched = osds[i] !== NONE && lost[osds[i]] === 1;
    if (touched) placeGroup(mapper, pool, seeds[pg], pg, states, upmaps, osds);
  }
  return { pool, osds };
}

function placeGroup(
  mapper: CrushMapper, pool: PgPool, seed: number, pg: number, states: OsdStates, upmaps: Upmaps | undefined, into: Int32Array,
): void {
  const { rule, size } = pool;
  drawGroup(mapper, rule, seed, size, states, into, pg * size);
  settleGroup(pool, upmaps?.get(pg), states, into, pg * size);
}

/** What CRUSH draws for one group, from a place of `into` on; NONE behind the last one. */
export function drawGroup(mapper: CrushMapper, rule: number, seed: number, size: number, { reweights }: OsdStates, into: Int32Array, from: number): void {
  const count = mapper.place(rule, seed, size, reweights, into, from);
  for (let i = from + count; i < from + size; i++) into[i] = NONE;
}

/** Make of what CRUSH drew for one group where it is: with the balancer's exceptions, without the OSDs that do not run. */
export function settleGroup(
  { size, erasureCoded }: PgPool, exceptions: readonly (readonly [number, number])[] | undefined, { reweights, up }: OsdStates, into: Int32Array, from: number,
): void {
  for (const [old, next] of exceptions ?? []) {
    // An exception towards an OSD that is out or already there is not followed.
    if (!reweights[next] || into.subarray(from, from + size).includes(next)) continue;
    const place = into.subarray(from, from + size).indexOf(old);
    if (place >= 0) into[from + place] = next;
  }
  let kept = from;
  for (let i = from; i < from + size; i++) {
    const osd = into[i];
    const running = osd !== NONE && up[osd] === 1;
    if (erasureCoded) {
      if (!running) into[i] = NONE;
    } else if (running) {
      into[kept++] = osd;
    }
  }
  if (!erasureCoded) into.fill(NONE, kept, from + size);
}

/** How many copies or chunks of a pool every OSD holds. */
export function countGroups({ osds }: Placement, count: number): Uint32Array {
  const counts = new Uint32Array(count);
  for (const osd of osds) if (osd !== NONE) counts[osd]++;
  return counts;
}

/** The OSDs of one group, NONE left out for copies. */
export function groupOsds({ pool, osds }: Placement, pg: number): number[] {
  const all = [...osds.subarray(pg * pool.size, (pg + 1) * pool.size)];
  return pool.erasureCoded ? all : all.filter(osd => osd !== NONE);
}

/**
 * The OSDs of one group with its first one first: the OSD that answers for the group, chosen by how willing each is.
 * Copies change their order for it, chunks do not.
 */
export function withPrimary(placement: Placement, pg: number, affinities?: Uint32Array): { readonly osds: number[]; readonly primary: number } {
  const osds = groupOsds(placement, pg);
  const willing = (osd: number) => affinities?.[osd] ?? UNIT;
  const first = osds.findIndex(osd => osd !== NONE);
  if (first < 0) return { osds, primary: NONE };
  if (!osds.some(osd => osd !== NONE && willing(osd) !== UNIT)) return { osds, primary: osds[first] };
  const seed = placementSeed(placement.pool, pg);
  const chosen = osds.findIndex(osd => osd !== NONE && (willing(osd) >= UNIT || hash2(seed, osd) >>> 16 < willing(osd)));
  const at = chosen < 0 ? first : chosen;
  const primary = osds[at];
  return { osds: placement.pool.erasureCoded ? osds : [primary, ...osds.slice(0, at), ...osds.slice(at + 1)], primary };
}
