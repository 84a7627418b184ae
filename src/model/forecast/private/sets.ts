import type { ForecastModel } from './model';
import { competing } from '../capacity';
import { capacityWith } from '../simulation';

/** Devices that the same pools fill, with what is safe on them. */
export interface DeviceSet {
  /** The classes of the devices; none where a pool takes any. */
  readonly deviceClasses: readonly string[];
  /** Bytes that are safe to store in the data pools together, as the forecast tells them. */
  readonly safe: number;
  readonly pools: readonly PoolInSet[];
  /** What data pools keep their copies apart by, sorted. */
  readonly failureDomains: readonly string[];
  /** Whether every copy finds another place after the loss of any host, and of any device. */
  readonly recovers: { readonly host: boolean; readonly device: boolean };
}

/** A pool as it takes room from the others. */
export interface PoolInSet {
  readonly name: string;
  readonly holds: 'data' | 'metadata';
  /** Copies or chunks of each object. */
  readonly size: number;
  /**
   * Bytes that are safe to store in it as long as the others are empty. Losses bound the mix of pools by straight lines, so a mix
   * whose parts of these limits add up to less than one is safe as well.
   */
  readonly safeAlone: number;
}

/** The sets of devices of a forecast, by the names of their pools. */
export function deviceSetsOf({ capacity, cluster, simulation }: ForecastModel): DeviceSet[] {
  const specs = new Map(cluster.pools.map(pool => [pool.name, pool])), sets = competing(simulation.pools);
  return sets.flatMap((members): DeviceSet[] => {
    const data = members.filter(({ pool }) => pool.holds === 'data');
    if (data.length === 0) return [];
    const capacityOf = (some: typeof members) => {
      const share = ({ pool }: typeof some[number]) => some.length > 1 ? pool.share : 1;
      return capacityWith({ ...cluster, pools: some.map(({ pool }) => specs.get(pool.name)!) }, some.map(one => ({ ...one, pool: { ...one.pool, share: share(one) } })));
    };
    const all = sets.length === 1 ? capacity : capacityOf(members), safe = all.safe.value;
    const alone = new Map(data.length === 1 ? [[data[0].pool.name, safe]] : data.map(one => [one.pool.name, capacityOf([one]).safe.value]));
    const rate = ({ size, dataChunks }: { readonly size: number; readonly dataChunks: number }) => size / dataChunks;
    // What a service keeps about data takes little room, so the figure of the tightest data pool will do, by how many copies there are.
    const raw = Math.min(...data.map(({ pool }) => alone.get(pool.name)! * rate(pool)));
    const recovers = (...levels: string[]) => all.losses.filter(({ domain }) => levels.includes(domain.level)).every(loss => loss.recovers);
    const classes = data.map(({ pool }) => pool.deviceClass);
    return [{
      deviceClasses: classes.includes(undefined) ? [] : [...new Set(classes.map(name => name!))].sort(),
      safe,
      pools: members.map(({ pool }): PoolInSet => ({ name: pool.name, holds: pool.holds, size: pool.size, safeAlone: alone.get(pool.name) ?? raw / rate(pool) }))
        .sort((a, b) => a.name < b.name ? -1 : 1),
      failureDomains: [...new Set(data.map(({ pool }) => pool.failureDomain))].sort(),
      recovers: { host: recovers('host'), device: recovers('osd', 'device') },
    }];
  });
}
