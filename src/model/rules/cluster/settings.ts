import type { ClusterCase } from './cluster-spec';
import { isRunByRook } from './releases';
import { knowsAes256k } from '../../layout/key-types';
import { known } from '../../layout/known';
import { Rule, see } from '../rule';

/** What else is set on a cluster. */
export const SETTING_RULES: Rule<ClusterCase>[] = [
  {
    code: 'ceph-cluster/full-ratios',
    severity: 'error',
    title: 'The fill levels rise: near full, then backfill full, then full, each between 0 and 1 with at most two decimals.',
    why: 'In another order Ceph reports an error for good; further decimals are cut off, and small changes dropped.',
    see: see('ceph-cluster/full-ratios'),
    check: ({ ratios }) => {
      const { nearFull = 0.85, backfillFull = 0.9, full = 0.95 } = ratios;
      const legal = [nearFull, backfillFull, full].every(ratio => ratio > 0 && ratio < 1 && Math.abs(ratio * 100 - Math.round(ratio * 100)) < 1e-9);
      return legal && nearFull < backfillFull && backfillFull < full ? [] : [{
        property: 'nearFullRatio, backfillFullRatio, fullRatio', value: `${nearFull}, ${backfillFull}, ${full}`, reason: 'they must rise, between 0 and 1, with two decimals', fix: 'Remove them for 0.85, 0.9 and 0.95',
      }];
    },
  },
  {
    code: 'ceph-cluster/csi-key-type',
    severity: 'error',
    title: 'Keys of kind aes256k need Ceph 19.2.6, 20.2.4 or newer.',
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
    title: 'What is to be done once does not stand in the object of a cluster.',
    why: 'It is done again whenever the occasion comes back: devices that hold data of another cluster are wiped, or an upgrade goes on over a cluster that is not healthy.',
    see: see('ceph-cluster/standing-act'),
    check: ({ acts }) => acts.map(({ property, value }) => ({
      property, value, reason: 'it is meant for one moment, and goes on to be done', fix: `Remove '${property}', and set it by hand in the moment it is meant for`,
    })),
  },
];
