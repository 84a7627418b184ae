import type { HealingStart } from './verdict';
import { osdsUnder } from '../../crush';
import type { PredictedCluster } from '../capacity';

const DOWN_OUT_SECONDS = 600;
const MIN_IN_RATIO = 0.75;
const SUBTREE_LIMIT = 'rack';

const SOURCE = 'Ceph: mon_osd_down_out_interval 600 s, mon_osd_down_out_subtree_limit rack, mon_osd_min_in_ratio 0.75';

/**
 * When Ceph gives up OSDs that do not run. It does not on its own where a whole rack or more is down, which it takes for a
 * matter of power or network, nor beyond a quarter of all OSDs.
 */
export function startOf({ mapper: { map }, states }: PredictedCluster, gone: readonly number[]): HealingStart {
  const down = new Set(gone);
  const limit = map.types.find(({ name }) => name === SUBTREE_LIMIT)?.id ?? Infinity;
  const rank = new Map(map.types.map(({ id, name }) => [name, id]));
  const dark = map.buckets.filter(({ name, type }) => !name.includes('~') && rank.get(type)! >= limit)
    .find(({ id }) => {
      const osds = [...osdsUnder(map, id).keys()];
      return osds.length > 0 && osds.every(osd => down.has(osd));
    });
  const known = map.devices.length;
  const left = map.devices.filter(({ id }) => states.reweights[id] > 0 && !down.has(id)).length;
  const reason = dark ? `all of ${dark.type} '${dark.name}' is down, which Ceph does not mark out (mon_osd_down_out_subtree_limit ${SUBTREE_LIMIT})`
    : left < known * MIN_IN_RATIO ? `fewer than ${MIN_IN_RATIO} of the OSDs would be in, so Ceph does not mark all of them out (mon_osd_min_in_ratio)`
      : undefined;
  return {
    after: {
      value: DOWN_OUT_SECONDS, unit: 'seconds', formula: 'mon_osd_down_out_interval', inputs: { osdsDown: gone.length, osdsIn: left, osds: known }, source: SOURCE,
    },
    automatic: reason === undefined,
    reason,
  };
}
