import { Rule, see } from '../../rules/rule';
import { on } from '../look';
import type { PolicyCase } from '../policy-case';

export const unsafeReplicaSize: Rule<PolicyCase> = {
  code: 'policy/unsafe-replica-size',
  severity: 'error',
  title: 'Outside of trials, a pool leaves the guard against a single copy on.',
  why: 'Without it Rook makes a pool with one copy, which loses data with the first failure of a device.',
  see: see('policy/unsafe-replica-size'),
  check: ({ pools, trials }) => pools.filter(({ namespace, spec }) => !trials.has(namespace) && spec.replicated?.requireSafeReplicaSize === false)
    .map(({ manifest, property }) => on(manifest, `${property}.replicated.requireSafeReplicaSize`, false, 'it allows a single copy', 'set it to true')),
};
