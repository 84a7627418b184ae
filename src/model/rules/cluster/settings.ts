import type { ClusterCase } from './cluster-spec';
import { isRunByRook } from './releases';
import { known, knowsAes256k } from '../../layout';
import { Rule, see } from '../rule';

/** What else is set on a cluster. */
export const SETTING_RULES: Rule<ClusterCase>[] = [
  {
    code: 'ceph-cluster/full-ratios',
    severity: 'error',
    title: 'The fill levels rise: near full, then backfill full, then full, each between 0 and 1 with at most two decimals.',
    why: 'In another order Ceph reports an error until it is corrected. Further decimals are cut off, and small changes are ignored.',
    see: see('ceph-cluster/full-ratios'),
    check: ({ ratios }) => {
      const { nearFull = 0.85, backfillFull = 0.9, full = 0.95 } = ratios;
      const legal = [nearFull, backfillFull, full].every(ratio => ratio > 0 && ratio < 1 && Math.abs(ratio * 100 - Math.round(ratio * 100)) < 1e-9);
      return legal && nearFull < backfillFull && backfillFull < full ? [] : [{
        property: 'nearFullRatio, backfillFullRatio, fullRatio', value: `${nearFull}, ${backfillFull}, ${full}`, reason: 'they must rise, between 0 and 1, with two decimals', fix: 'Remove the ratios to use 0.85, 0.9 and 0.95',
      }];
    },
  },
  {
    code: 'ceph-cluster/csi-key-type',
    severity: 'error',
    title: 'Keys of type aes256k need Ceph 19.2.6, 20.2.4 or newer.',
    why: 'Older releases refuse the command, and the CSI drivers never get their keys.',
    see: see('ceph-cluster/csi-key-type'),
    check: cluster => {
      if (cluster.csiKeyType !== 'aes256k') return [];
      const version = known(cluster.cephVersion);
      return !isRunByRook(version) || knowsAes256k(version) ? [] : [{
        property: 'csiKeyType', value: "'aes256k'", reason: `Ceph ${version} does not know it`, fix: "Remove 'csiKeyType', or use a newer release of Ceph",
      }];
    },
  },
  {
    code: 'ceph-cluster/log-size',
    severity: 'error',
    title: 'Log files may grow to at least 1 MiB.',
    why: 'Rook rounds to whole megabytes and refuses less than one.',
    see: see('ceph-cluster/log-size'),
    check: ({ logMegabytes }) => logMegabytes >= 1 ? [] : [{ property: 'logMaxSize', value: 'less than 1 MiB', reason: 'it must be at least 1 MiB', fix: "Set 'logMaxSize' to 500 MiB" }],
  },
  {
    code: 'ceph-cluster/standing-act',
    severity: 'warning',
    title: 'The object of a cluster has no setting that is meant for one moment only.',
    why: 'The setting acts again later: Rook wipes devices that have data of another cluster, or continues an upgrade of a cluster that is not healthy.',
    see: see('ceph-cluster/standing-act'),
    check: ({ acts }) => acts.map(({ property, value }) => ({
      property, value, reason: 'it is meant for one moment, and acts again later', fix: `Remove '${property}', and set it by hand when it is needed`,
    })),
  },
];
