import { Rule, see } from '../../rules';
import { on } from '../look';
import type { PolicyCase } from '../policy-case';

/** From the smallest: the order in which Rook looks for the lowest. */
const LEVELS = ['osd', 'host', 'chassis', 'rack', 'row', 'pdu', 'pod', 'room', 'datacenter', 'zone', 'region'];

/** Pools that Ceph would make by itself: nobody chooses their failure domain, so there is nothing to mend. */
const BUILT_IN = /^\./;

export const mixedFailureDomains: Rule<PolicyCase> = {
  code: 'policy/mixed-failure-domains',
  severity: 'warning',
  title: 'All pools of a cluster that serve applications have the same failure domain.',
  why: 'The disruption budgets of Rook follow the lowest failure domain of all pools. Pools with a higher one gain nothing for maintenance: the hosts of a rack or zone can only be drained one after the other.',
  see: see('policy/mixed-failure-domains'),
  check: ({ clusters, pools }) => clusters.flatMap(cluster => {
    const own = pools.filter(({ namespace, names }) => namespace === cluster.object.metadata?.namespace && !BUILT_IN.test(names[0]));
    const levels = [...new Set(own.map(({ spec }): string => spec.failureDomain || 'host'))].sort((a, b) => LEVELS.indexOf(a) - LEVELS.indexOf(b));
    return levels.length < 2 ? [] : [on(
      cluster, 'failureDomain of its pools', levels.join(', '), `disruption budgets follow the lowest, which is ${levels[0]}`, "Set 'failureDomain' to the same level on all pools, or approve this",
    )];
  }),
};
