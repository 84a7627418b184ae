import { Rule, see } from '../../rules/rule';
import { on } from '../look';
import type { PolicyCase } from '../policy-case';

export const poolCopies: Rule<PolicyCase> = {
  code: 'policy/pool-copies',
  severity: 'error',
  title: 'Outside of trials, a pool keeps at least three copies.',
  why: 'With fewer, data is lost when a disk fails while another copy is away or has an unread error. Rook and Ceph accept it without a word.',
  see: see('policy/pool-copies'),
  check: ({ pools, trials }) => pools.filter(({ namespace, spec }) => !trials.has(namespace) && spec.replicated?.size > 0 && spec.replicated.size < 3)
    .map(({ manifest, property, spec }) => on(
      manifest, `${property}.replicated.size`, spec.replicated.size, 'one more failure during a repair or a restart of a host loses data', 'use 3, or erasure coding with 2 coding chunks',
    )),
};
