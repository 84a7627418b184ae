import type { ClientReport } from './client';
import { overlapOf } from './figures';

/** How a cluster was at one moment. */
export interface HealthSample {
  readonly time: number;
  /** E.g. `HEALTH_OK`; absent where the cluster did not answer. */
  readonly health?: string;
  /** Codes of what is wrong. */
  readonly codes: readonly string[];
  /** Placement groups that were moved or made anew. */
  readonly moving: number;
  /** Placement groups that were scrubbed. */
  readonly scrubbing: number;
}

/** Why a measurement is not compared. */
export type Mark = 'health' | 'moved' | 'scrubbed' | 'throttled' | 'busy' | 'cached' | 'kept' | 'apart' | 'failed';

/** What each mark means, in the words of the report. */
export const MARKS: Readonly<Record<Mark, string>> = {
  health: 'the cluster was not healthy, or did not answer',
  moved: 'placement groups were moved or made anew',
  scrubbed: 'placement groups were scrubbed',
  throttled: 'the host was throttled: no CPU time was left, or a core was hot',
  busy: 'other things ran on the host: they used more than half of its processor time before anything was measured',
  cached: 'the working set is smaller than twice the memory of the host',
  kept: 'caches of the host, or of OSDs, could not be emptied',
  apart: 'the clients did not measure at the same time',
  failed: 'nothing was measured',
};

/** What `ceph status` tells, as far as a benchmark must know it. */
export function healthSample(time: number, status: any): HealthSample {
  const health = status?.health?.status;
  if (typeof health !== 'string') return { time, codes: [], moving: 0, scrubbing: 0 };
  const states: readonly { readonly state_name: string; readonly count: number }[] = status.pgmap?.pgs_by_state ?? [];
  const groups = (wanted: (names: readonly string[]) => boolean) => states.filter(({ state_name: names }) => wanted(names.split('+'))).reduce((sum, { count }) => sum + count, 0);
  return {
    time,
    health,
    codes: Object.keys(status.health.checks ?? {}).sort(),
    moving: groups(names => !names.includes('active') || names.some(name => MOVING.test(name))),
    scrubbing: groups(names => names.includes('scrubbing')),
  };
}

const MOVING = /^(recover|backfill|remapped|degraded|undersized|peering)/;

/** Parts of a hundred of processor time that others may use before anything is measured. */
export const USED_AT_MOST = 50;

/** Clients measure together where they do so for that part of the time. */
const OVERLAP = 0.9;

/** Whoever measures keeps Ceph from scrubbing meanwhile, and Ceph warns of that. */
function isHealthy({ health, codes }: HealthSample): boolean {
  return health === 'HEALTH_OK' || (health === 'HEALTH_WARN' && codes.every(code => code === 'OSDMAP_FLAGS'));
}

/**
 * Why a measurement is not compared; nothing where it may be.
 * @param emptied whether OSDs have emptied their caches
 */
export function marksOf(clients: readonly ClientReport[], samples: readonly HealthSample[], workingSetBytes: number, emptied = true): Mark[] {
  const grew = (of: (state: ClientReport['before']) => number | undefined) => clients.some(({ before, after }) => (of(after) ?? 0) > (of(before) ?? 0));
  const found: Record<Exclude<Mark, 'failed'>, boolean> = {
    health: samples.length === 0 || samples.some(sample => !isHealthy(sample)),
    moved: samples.some(({ moving }) => moving > 0),
    scrubbed: samples.some(({ scrubbing }) => scrubbing > 0),
    throttled: grew(({ held }) => held) || grew(({ hot }) => hot),
    busy: clients.some(({ before: { used } }) => used !== undefined && used > USED_AT_MOST / 100),
    cached: clients.some(({ before: { memoryBytes } }) => memoryBytes === undefined || workingSetBytes < 2 * memoryBytes),
    kept: !emptied || clients.some(({ before: { dropped } }) => dropped !== true),
    apart: clients.length > 1 && overlapOf(clients.map(({ figures }) => figures)) < OVERLAP,
  };
  return clients.length === 0 ? ['failed'] : (Object.keys(found) as Exclude<Mark, 'failed'>[]).filter(mark => found[mark]);
}
