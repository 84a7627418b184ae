import { claimedOf, ForecastSubject, PoolClaims, unschedulableOf, Unusable, unusableOf, wordsOf } from '../model/forecast';
import { human } from '../model/layout';
import { Rule, see, Topic } from '../model/rules';

/** A cluster with everything that stands on it. */
export interface FittingCase {
  readonly claimed: readonly PoolClaims[];
  readonly unusable: readonly Unusable[];
  readonly unschedulable: readonly string[];
}

/** The part of a failure domain beyond which it is told that it can never be used. */
const LARGE_PART = 0.5;

/** What is asked of a cluster beside what it has. */
export const FITTING_RULES: Rule<FittingCase>[] = [
  {
    code: 'ceph-cluster/claims-exceed-capacity',
    severity: 'warning',
    title: 'The claims of applications are within the capacity that is safe to store.',
    why: 'Ceph reserves no space for claims. When applications fill their claims, recovery has no room after a loss, or Ceph refuses all writes.',
    see: see('ceph-cluster/claims-exceed-capacity'),
    check: ({ claimed }) => claimed.filter(({ bytes, safeBytes }) => safeBytes !== undefined && bytes > safeBytes).map(({ pool, claims, bytes, largest, safeBytes }) => ({
      property: `pool '${pool.name}'`,
      value: `${human(bytes)} in ${claims} ${claims === 1 ? 'claim' : 'claims'}`,
      reason: `${human(safeBytes!)} are safe to store in it${largest.bytes > safeBytes! ? `, less than ${largest.name} alone claims` : ''}`,
      fix: 'Add volumes, or lower the sizes of the claims',
    })),
  },
  {
    code: 'ceph-cluster/claims-exceed-quota',
    severity: 'warning',
    title: 'The claims on a pool are within its quota.',
    why: 'Ceph refuses writes to a pool that has reached its quota, while applications still have free space on their volumes.',
    see: see('ceph-cluster/claims-exceed-quota'),
    check: ({ claimed }) => claimed.filter(({ pool: { maxBytes }, bytes }) => maxBytes !== undefined && bytes > maxBytes).map(({ pool, claims, bytes }) => ({
      property: `pool '${pool.name}'`,
      value: `${human(bytes)} in ${claims} ${claims === 1 ? 'claim' : 'claims'}`,
      reason: `its quota is ${human(pool.maxBytes!)}`,
      fix: "Raise 'maxSize' of the pool, or lower the sizes of the claims",
    })),
  },
  {
    code: 'ceph-cluster/unusable-capacity',
    severity: 'warning',
    title: 'Most of every failure domain can be used.',
    why: 'A host, or another failure domain, holds at most one copy of each byte. If one is much larger than the others, the rest of its space always stays empty.',
    see: see('ceph-cluster/unusable-capacity'),
    check: ({ unusable }) => unusable.filter(({ bytes, unusableBytes }) => unusableBytes > bytes * LARGE_PART).map(({ level, name, osds, bytes, unusableBytes, pool }) => ({
      property: 'storage',
      value: `${human(bytes)} on ${level} ${name} (${few(osds.map(osd => osd.name))})`,
      reason: `${human(unusableBytes)} of it can never be used: '${pool.name}' keeps ${wordsOf(pool.redundancy)}, each on another ${level}`,
      fix: `Move devices to other hosts until each ${level} has about the same capacity, or remove the device`,
    })),
  },
  {
    code: 'ceph-cluster/daemons-unschedulable',
    severity: 'warning',
    title: 'The declared hosts have memory and cores for all daemons.',
    why: 'A pod stays Pending when no node has enough memory or cores left. A filesystem without a metadata server, or an object store without a gateway, is unavailable.',
    see: see('ceph-cluster/daemons-unschedulable'),
    check: ({ unschedulable }) => unschedulable.length === 0 ? [] : [{
      property: 'storage',
      value: few(unschedulable),
      reason: 'no declared host has enough memory and cores left for them, even while all hosts are up',
      fix: "Add memory, lower 'resources', or declare the other hosts that they may run on (Host.named('…') without volumes)",
    }],
  },
];

/** What the rules look at, from what is known of the cluster. */
export function fittingCase(subject: ForecastSubject): FittingCase {
  return { claimed: claimedOf(subject), unusable: unusableOf(subject), unschedulable: unschedulableOf(subject) };
}

function few(names: readonly string[]): string {
  return names.length <= 3 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}

export const FITTING_TOPIC: Topic<FittingCase> = { name: 'ceph-cluster', rules: FITTING_RULES, last: true };
