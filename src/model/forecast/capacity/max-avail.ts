import { FigureSpec, SOURCES } from './figure';
import type { Measured, MeasuredPool } from './model';
import { ruleSegments } from '../../crush';
import { FULL_RATIOS } from '../../layout';

/**
 * What `ceph df` shows as MAX AVAIL of a pool: the OSD that would be full first, if every OSD took exactly the part of new data
 * that its weight says. It knows neither that copies must be on different hosts nor how groups are really spread, so it promises
 * too much where hosts differ in size; `capacityOf` tells what can be stored. OSDs that are out, or of no weight, do not count.
 * @param used bytes that are used on each OSD, by id; nothing where it is not given
 */
export function maxAvail({ mapper: { map }, states, osdBytes, ratios = FULL_RATIOS }: Measured, pool: MeasuredPool, used: ReadonlyMap<number, number> = new Map()): FigureSpec {
  const parts = new Map<number, number>();
  // A rule that takes twice, like that of hybrid storage, asks for a whole each time.
  for (const { weights } of ruleSegments(map, pool.rule, pool.size)) {
    const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
    for (const [osd, weight] of weights) if (weight > 0) parts.set(osd, (parts.get(osd) ?? 0) + weight / total);
  }
  let least = Infinity, first = -1;
  for (const [osd, part] of parts) {
    if (!states.reweights[osd]) continue;
    const size = osdBytes.get(osd) ?? 0;
    const projected = Math.max(0, size * ratios.full - (used.get(osd) ?? 0)) / part;
    if (projected < least) {
      least = projected;
      first = osd;
    }
  }
  const rawRate = pool.size / pool.dataChunks;
  return {
    value: first < 0 ? 0 : least / rawRate,
    unit: 'bytes',
    formula: 'min over OSDs of (full * bytes - used) / part of the weight, over raw bytes for one stored',
    inputs: { full: ratios.full, rawRate, firstFull: first },
    source: SOURCES.maxAvail,
  };
}
