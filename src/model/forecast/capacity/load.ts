import type { MeasuredPool } from './model';
import { countGroups, NONE, Placement } from '../../crush';

/** How many bytes come to lie on every OSD for each byte stored in a pool. */
export function loadOf(placement: Placement, pool: MeasuredPool, count: number): Float64Array {
  return Float64Array.from(countGroups(placement, count), held => held / (pool.pgNum * pool.dataChunks));
}

/** The same for several pools that are filled together, each by its share. */
export function mixedLoad(parts: readonly { readonly pool: MeasuredPool; readonly placement: Placement }[], count: number): Float64Array {
  const shares = sharesOf(parts.map(({ pool }) => pool));
  const load = new Float64Array(count);
  parts.forEach(({ pool, placement }, i) => {
    if (shares[i] > 0) loadOf(placement, pool, count).forEach((bytes, osd) => load[osd] += bytes * shares[i]);
  });
  return load;
}

/** The shares of pools, together 1. */
export function sharesOf(pools: readonly MeasuredPool[]): number[] {
  const total = pools.reduce((sum, { share = 1 }) => sum + share, 0);
  return pools.map(({ share = 1 }) => total === 0 ? 0 : share / total);
}

/** The most that can be stored before the first OSD passes a part of its room, and which OSD that is; -1 where there is none. */
export interface Storable {
  readonly bytes: number;
  readonly osd: number;
}

export function storable(load: Float64Array, room: ReadonlyMap<number, number>, ratio: number): Storable {
  return storableAfter(load.length, osd => load[osd], room, ratio)();
}

/**
 * The same again and again, for a load of which each time only a few OSDs differ from what it was at first.
 * @param loadAt the load of an OSD, as it is when it is asked
 * @returns takes the OSDs that may differ
 */
export function storableAfter(count: number, loadAt: (osd: number) => number, room: ReadonlyMap<number, number>, ratio: number): (touched?: ReadonlySet<number>) => Storable {
  const most = (osd: number): number => {
    const load = loadAt(osd);
    return load > 0 ? (room.get(osd) ?? 0) * ratio / load : Infinity;
  };
  const first = Float64Array.from({ length: count }, (_, osd) => most(osd));
  // Those that are full first stand first; of equals, the first.
  const order = Int32Array.from(first.keys()).sort((a, b) => first[a] < first[b] ? -1 : first[a] > first[b] ? 1 : a - b);
  return (touched = new Set()) => {
    const untouched = order.find(osd => !touched.has(osd)) ?? -1;
    let osd = untouched < 0 || first[untouched] === Infinity ? -1 : untouched, bytes = osd < 0 ? Infinity : first[osd];
    for (const each of touched) {
      const own = most(each);
      if (own < bytes || (own === bytes && each < osd)) {
        bytes = own;
        osd = each;
      }
    }
    return { bytes: osd < 0 ? 0 : bytes, osd };
  };
}

/** Pools that use an OSD in common, directly or by way of others, fill up together. */
export function competing<T extends { readonly placement: Placement }>(parts: readonly T[]): T[][] {
  const groups: { osds: Set<number>; members: T[] }[] = [];
  for (const part of parts) {
    const osds = new Set(part.placement.osds);
    osds.delete(NONE);
    const joined = groups.filter(group => [...osds].some(osd => group.osds.has(osd)));
    const merged = { osds: new Set([...osds, ...joined.flatMap(group => [...group.osds])]), members: [...joined.flatMap(({ members }) => members), part] };
    groups.splice(0, groups.length, ...groups.filter(group => !joined.includes(group)), merged);
  }
  return groups.map(({ members }) => members.sort((a, b) => parts.indexOf(a) - parts.indexOf(b)));
}
