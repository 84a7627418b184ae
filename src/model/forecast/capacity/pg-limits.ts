import { FigureSpec, SOURCES } from './figure';
import { countGroups, Placement } from '../../crush';

/** Copies and chunks of placement groups that OSDs hold, beside what Ceph allows. */
export interface PgLoad {
  /** What Ceph counts when a pool is made: all copies over all OSDs. */
  readonly average: FigureSpec;
  /** The OSD that holds most. */
  readonly most: FigureSpec;
  /** `mon_max_pg_per_osd`: no pool can be made or split beyond it. */
  readonly limit: number;
  /** The factor on it beyond which an OSD refuses groups. */
  readonly hardFactor: number;
  readonly withinLimit: boolean;
  readonly withinHardLimit: boolean;
}

const LIMIT = 250;
const HARD_FACTOR = 3;

/** Count the groups of all pools. For the state after a loss, give the placements after it and the OSDs that are left. */
export function pgLoad(placements: readonly Placement[], osds: readonly number[], limit = LIMIT, hardFactor = HARD_FACTOR): PgLoad {
  const count = osds.reduce((most, osd) => Math.max(most, osd + 1), 0);
  const counts = new Float64Array(count);
  for (const placement of placements) countGroups(placement, count).forEach((held, osd) => counts[osd] += held);
  const copies = placements.reduce((sum, { pool }) => sum + pool.pgNum * pool.size, 0);
  const average = osds.length === 0 ? Infinity : copies / osds.length;
  const fullest = osds.reduce((best, osd) => counts[osd] > counts[best] ? osd : best, osds[0] ?? 0);
  const most = counts[fullest] ?? 0;
  return {
    average: { value: average, unit: 'placement groups', formula: 'sum(pg_num * size) / OSDs', inputs: { copies, osds: osds.length }, source: SOURCES.layout },
    most: { value: most, unit: 'placement groups', formula: 'the largest count of any OSD', inputs: { osd: fullest }, source: SOURCES.crush },
    limit,
    hardFactor,
    withinLimit: average <= limit,
    withinHardLimit: most <= limit * hardFactor,
  };
}
