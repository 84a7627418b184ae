import { ClusterLayout, deviceClasses, domainsNeeded, knownDomains, placesOf, PoolSpec, RedundancySpec } from '../../layout';
import type { Words } from '../topic';

/** A pool as its rules see it, with the layout it stands on. */
export interface PoolCase {
  readonly pool: PoolSpec;
  /** Absent where nothing of what is judged tells what the cluster stands on. */
  readonly layout?: ClusterLayout;
  /** The namespace of the cluster. */
  readonly cluster?: string;
  /** What makes it, for people: kind, namespace and name of an object. */
  readonly maker?: string;
  /** The names of all pools that are made like it; where nothing is said, its own. */
  readonly names?: readonly string[];
}

/** Properties of a pool that have a word of their own wherever it is described. */
const PROPERTIES = ['redundancy', 'failureDomain', 'deviceClass', 'compression', 'bulk', 'targetSizeRatio', 'maxSize', 'maxObjects', 'parameters', 'enableCrushUpdates'];

/** The words of a pool that is described inside something else: below a prefix, some of them under other names. */
export function poolWords(prefix: string, renamed: Words = {}): Words {
  return Object.fromEntries(PROPERTIES.map(property => [property, prefix + (renamed[property] ?? property)]));
}

/** How many failure domains there are for a pool and how many it needs; nothing where that cannot be told yet. */
export function domainsOf({ pool, layout }: PoolCase): { have: number; need: number } | undefined {
  if (!layout || placesOf(layout).length === 0 || !classSettled(pool, layout)) return undefined;
  const domains = knownDomains(layout, pool.failureDomain, pool.deviceClass);
  const need = domainsNeeded(pool.redundancy);
  return domains.has(undefined) || !Number.isInteger(need) ? undefined : { have: domains.size, need };
}

/** Whether it is known which OSDs the pool uses; if it is not, another rule says so. */
function classSettled(pool: PoolSpec, layout: ClusterLayout): boolean {
  return pool.deviceClass === undefined
    ? deviceClasses(layout).length === 0
    : placesOf(layout).every(osd => osd.deviceClass !== undefined) && placesOf(layout, pool.deviceClass).length > 0;
}

/** Redundancy for people, e.g. `3 copies` or `4 + 2 chunks`. */
export function wordsOf(redundancy: RedundancySpec): string {
  return redundancy.kind === 'replicated'
    ? `${redundancy.copies} ${redundancy.copies === 1 ? 'copy' : 'copies'}`
    : `${redundancy.dataChunks} + ${redundancy.codingChunks} chunks`;
}
