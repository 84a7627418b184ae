import { Bucket, osdsUnder } from '../../crush';
import { RECOVERY, RecoverySettings } from '../../layout';
import type { PredictedCluster } from '../capacity';
import { Figure } from '../figure';
import type { RecoveryStart } from '../loss-forecast';

/**
 * When Ceph marks OSDs out that are down. It does not on its own where a whole rack or more is down, which it takes for a
 * matter of power or network, nor beyond a quarter of all OSDs.
 */
export function startOf(cluster: PredictedCluster, gone: readonly number[], settings?: RecoverySettings): RecoveryStart {
  return starter(cluster, settings)(gone);
}

/** The same for many losses of one cluster. */
export function starter({ mapper: { map }, states }: PredictedCluster, settings: RecoverySettings = RECOVERY): (gone: readonly number[]) => RecoveryStart {
  const { subtreeLimit } = settings;
  const rank = new Map(map.types.map(({ id, name }) => [name, id]));
  // Ceph takes the type `osd`, like a name that it does not know, for no limit.
  const limit = rank.get(subtreeLimit) || Infinity;
  const large = map.buckets.filter(({ name, type }) => !name.includes('~') && rank.get(type)! >= limit)
    .map(bucket => ({ bucket, osds: [...osdsUnder(map, bucket.id).keys()] })).filter(({ osds }) => osds.length > 0);
  const isIn = new Set(map.devices.map(({ id }) => id).filter(id => states.reweights[id] > 0));
  return gone => {
    const down = new Set(gone);
    const dark = large.find(({ osds }) => osds.every(osd => down.has(osd)))?.bucket;
    const left = isIn.size - [...down].filter(osd => isIn.has(osd)).length;
    return startAfter(gone.length, left, map.devices.length, dark, settings);
  };
}

function startAfter(gone: number, left: number, known: number, dark: Bucket | undefined, { downOutSeconds, subtreeLimit, minInRatio }: RecoverySettings): RecoveryStart {
  // The ratio is looked at before each OSD, so the last one may be marked out while just enough are in.
  const tooMany = gone > 0 && left + 1 < known * minInRatio;
  const reason = downOutSeconds <= 0 ? 'Ceph marks no OSD out by itself (mon_osd_down_out_interval 0)'
    : dark ? `all of ${dark.type} '${dark.name}' is down, which Ceph does not mark out (mon_osd_down_out_subtree_limit ${subtreeLimit})`
      : tooMany ? `fewer than ${minInRatio} of the OSDs would be in, so Ceph does not mark all of them out (mon_osd_min_in_ratio)`
        : undefined;
  return {
    after: Figure._of('after', {
      value: downOutSeconds,
      unit: 'seconds',
      formula: 'mon_osd_down_out_interval',
      inputs: { osdsDown: gone, osdsIn: left, osds: known },
      source: `mon_osd_down_out_interval ${downOutSeconds} s, mon_osd_down_out_subtree_limit ${subtreeLimit}, mon_osd_min_in_ratio ${minInRatio}`,
    }),
    automatic: reason === undefined,
    reason,
    setting: reason === undefined ? undefined : downOutSeconds <= 0 ? 'mon_osd_down_out_interval' : dark ? 'mon_osd_down_out_subtree_limit' : 'mon_osd_min_in_ratio',
  };
}
