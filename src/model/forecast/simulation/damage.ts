import type { Simulation } from './simulation';
import { NONE, Placement, placeWithout, without } from '../../crush';

/** What losses do to the groups of one pool. */
export interface PoolDamage {
  /** Groups with too few copies left for their data, for good. */
  lost: number;
  /** Groups with too few copies left for their data as long as what is away is away; lost ones among them. */
  unreachable: number;
  /** Groups that cannot be used right after. */
  stopped: number;
  /** Groups that are written with no redundancy right after: one more failure loses what is written. */
  unprotected: number;
  /** Groups that cannot be used even after recovery. */
  staysStopped: number;
  /** Groups that keep fewer copies than they should have; unreachable ones do not count. */
  degraded: number;
  /** Copies and chunks that are made anew. */
  moved: number;
}

/** What losses do to a cluster. */
export interface Damage {
  /** Of every pool, in their order. */
  readonly pools: readonly PoolDamage[];
  /** Bytes on every OSD once all is where it finds a place. */
  readonly held: Float64Array;
  /** Bytes that every OSD takes in. */
  readonly takes: Float64Array;
  /** Where groups are in the end. */
  readonly after: readonly Placement[];
}

/**
 * Count what OSDs that fail at once do: first they are down, then Ceph gives them up and places their groups again. A group whose
 * data are gone or away is not placed again: what is left of it stays where it is.
 */
export function damageOf({ cluster, pools, held: before }: Simulation, forGood: readonly number[], away: readonly number[]): Damage {
  const { mapper, states } = cluster;
  const gone = [...forGood, ...away];
  const count = states.up.length;
  const down = new Uint8Array(count), destroyed = new Uint8Array(count);
  for (const osd of gone) down[osd] = 1;
  for (const osd of forGood) destroyed[osd] = 1;
  const out = without(states, gone, 'out');
  const held = before.slice(), takes = new Float64Array(count);
  for (const osd of gone) held[osd] = 0;
  const after: Placement[] = [];
  const damages = pools.map(({ pool, placement, upmaps, groupBytes }): PoolDamage => {
    const damage: PoolDamage = { lost: 0, unreachable: 0, stopped: 0, unprotected: 0, staysStopped: 0, degraded: 0, moved: 0 };
    const { size, minSize, dataChunks } = pool;
    const { osds } = placeWithout(mapper, placement, out, gone, upmaps);
    after.push({ pool, osds });
    for (let pg = 0; pg < pool.pgNum; pg++) {
      const from = pg * size;
      let members = 0, running = 0, intact = 0, placed = 0;
      for (let i = from; i < from + size; i++) {
        const osd = placement.osds[i];
        if (osd !== NONE) {
          members++;
          if (!down[osd]) running++;
          if (!destroyed[osd]) intact++;
        }
        if (osds[i] !== NONE) placed++;
      }
      if (running < minSize) damage.stopped++;
      else if (running < members && running === dataChunks) damage.unprotected++;
      if (running < members && running < dataChunks) {
        damage.unreachable++;
        damage.staysStopped++;
        if (intact < dataChunks) damage.lost++;
        for (let i = from; i < from + size; i++) osds[i] = placement.osds[i] !== NONE && down[placement.osds[i]] ? NONE : placement.osds[i];
        continue;
      }
      if (placed < size) damage.degraded++;
      if (placed < minSize) damage.staysStopped++;
      for (let i = from; i < from + size; i++) {
        const osd = osds[i], was = placement.osds[i];
        if (osd === was) continue;
        if (osd !== NONE && isNew(placement.osds, from, size, osd, pool.erasureCoded)) {
          damage.moved++;
          takes[osd] += groupBytes;
          held[osd] += groupBytes;
        }
        if (was !== NONE && !down[was] && isNew(osds, from, size, was, pool.erasureCoded)) held[was] -= groupBytes;
      }
    }
    return damage;
  });
  return { pools: damages, held, takes, after };
}

/** Copies may change their order and stay where they are; a chunk at another place is another chunk. */
function isNew(osds: Int32Array, from: number, size: number, osd: number, erasureCoded: boolean): boolean {
  if (erasureCoded) return true;
  for (let i = from; i < from + size; i++) if (osds[i] === osd) return false;
  return true;
}
