import { Rule, see } from '../../rules/rule';
import { on } from '../look';
import type { PolicyCase } from '../policy-case';

export const failureDomainOsd: Rule<PolicyCase> = {
  code: 'policy/failure-domain-osd',
  severity: 'error',
  title: 'Outside of trials, copies of one piece of data are not kept on one host.',
  why: 'With the failure domain osd, all copies may land on devices of the same host; when it goes, data is away or lost, and no disruption budget protects any pool of the cluster.',
  see: see('policy/failure-domain-osd'),
  check: ({ pools, trials }) => pools.filter(({ namespace, spec }) => !trials.has(namespace) && spec.failureDomain === 'osd')
    .map(({ manifest, property }) => on(manifest, `${property}.failureDomain`, 'osd', 'the loss of one host may take every copy', 'use host or a larger one')),
};
