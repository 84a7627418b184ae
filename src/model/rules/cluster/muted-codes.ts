import type { ClusterCase } from './cluster-spec';
import { isHealthCode, known, MOST_MUTED, tellsOfDanger } from '../../layout';
import { repeated, Rule, see } from '../rule';

/** Complaints of Ceph that are muted. */
export const MUTE_RULES: Rule<ClusterCase>[] = [
  {
    code: 'ceph-cluster/muted-code',
    severity: 'error',
    title: 'At most ten complaints of Ceph are muted, each by its code and once.',
    why: 'The API server refuses the cluster.',
    see: see('ceph-cluster/muted-code'),
    check: ({ muted }) => [
      ...muted.filter(({ code }) => !isHealthCode(code)).map(({ code }) => ({
        property: 'mutedHealthCodes', value: `'${code}'`, reason: 'it is not a code of Ceph, which is two or more words in capitals with _ between them', fix: "Set 'code' to one that 'ceph health detail' tells",
      })),
      ...[...repeated(muted, ({ code }) => code).keys()].map(code => ({
        property: 'mutedHealthCodes', value: `'${code}'`, reason: 'it is muted more than once', fix: "Remove all but one of them from 'mutedHealthCodes'",
      })),
      ...muted.length <= MOST_MUTED ? [] : [{
        property: 'mutedHealthCodes', value: `${muted.length} codes`, reason: `Rook takes at most ${MOST_MUTED}`, fix: "Remove some from 'mutedHealthCodes'",
      }],
    ],
  },
  {
    code: 'ceph-cluster/mute-reason',
    severity: 'error',
    title: 'Whoever mutes a complaint says why.',
    why: 'Later it is not known whether it may be told again.',
    see: see('ceph-cluster/mute-reason'),
    check: ({ muted }) => muted.filter(({ reason }) => known(reason).trim() === '').map(({ code }) => ({
      property: 'mutedHealthCodes', value: `'${code}'`, reason: 'it is muted without a reason', fix: "Set 'reason' to why it need not be told here",
    })),
  },
  {
    code: 'ceph-cluster/muted-danger',
    severity: 'warning',
    title: 'What tells of danger to data, or of unsafe keys of daemons, is not muted.',
    why: 'The cluster looks well while copies are missing, room runs out, or anybody with a key can give himself more rights.',
    see: see('ceph-cluster/muted-danger'),
    check: ({ muted }) => muted.filter(({ code }) => tellsOfDanger(code)).map(({ code }) => ({
      property: 'mutedHealthCodes', value: `'${code}'`, reason: 'it tells of danger, and would not be seen', fix: `Remove ${code} from 'mutedHealthCodes', and mend what it tells of`,
    })),
  },
];
