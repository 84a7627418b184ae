import { ClusterLayout, deviceClasses, failureDomains, osdsOf } from '../../model/layout/layout';
import { domainsNeeded, PoolSpec, RedundancySpec } from '../../model/layout/pool';

/** A pool as its rules see it: with the layout it stands on, and the words in which its user described it. */
export interface PoolCase {
  /** What stands before the names of properties, e.g. `extraDataPools[0].`. */
  readonly prefix: string;
  /** Properties that have another name here. */
  readonly renamed?: Readonly<Record<string, string>>;
  readonly pool: PoolSpec;
  /** Absent where another app owns the cluster. */
  readonly layout?: ClusterLayout;
}

/** A property as the user wrote it. */
export function at({ prefix, renamed }: PoolCase, property: string): string {
  return prefix + (renamed?.[property] ?? property);
}

/** How many failure domains there are for a pool and how many it needs; nothing where that cannot be told yet. */
export function domainsOf({ pool, layout }: PoolCase): { have: number; need: number } | undefined {
  if (!layout?.osds.length || !classSettled(pool, layout)) return undefined;
  const domains = failureDomains(layout, pool.failureDomain, pool.deviceClass);
  const need = domainsNeeded(pool.redundancy);
  return domains.has(undefined) || !Number.isInteger(need) ? undefined : { have: domains.size, need };
}

/** Whether it is known which OSDs the pool uses; if it is not, another rule says so. */
function classSettled(pool: PoolSpec, layout: ClusterLayout): boolean {
  return pool.deviceClass === undefined
    ? deviceClasses(layout).length === 0
    : layout.osds.every(osd => osd.deviceClass !== undefined) && osdsOf(layout, pool.deviceClass).length > 0;
}

/** Redundancy in the words of the API. */
export function wordsOf(redundancy: RedundancySpec): string {
  return redundancy.kind === 'replicated'
    ? `replicated(${redundancy.copies})`
    : `erasureCoded(${redundancy.dataChunks}, ${redundancy.codingChunks})`;
}
