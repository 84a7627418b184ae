import { TenantCase, tenantRules } from '../core/private/tenants';
import { Rule, see } from '../model/rules/rule';
import type { Topic } from '../model/rules/topic';

const { name, clusterId, duplicate } = tenantRules('a part of a pool', 'radosNamespaceName');

export const RADOS_NAMESPACE_RULES: Rule<TenantCase>[] = [
  {
    code: 'rados-namespace/name',
    see: see('rados-namespace/name'),
    ...name,
  },
  {
    code: 'rados-namespace/cluster-id',
    see: see('rados-namespace/cluster-id'),
    ...clusterId,
  },
  {
    code: 'rados-namespace/duplicate',
    see: see('rados-namespace/duplicate'),
    ...duplicate,
  },
];

export const RADOS_NAMESPACE_TOPIC: Topic<TenantCase> = { name: 'rados-namespace', rules: RADOS_NAMESPACE_RULES };
