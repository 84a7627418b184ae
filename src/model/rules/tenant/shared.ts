import type { TenantCase } from './tenant-case';
import { CLUSTER_ID_LIMIT, isDnsLabel, known } from '../../layout';
import type { Rule } from '../rule';

type Shared = Omit<Rule<TenantCase>, 'code' | 'see'>;

/**
 * The rules that parts of pools and parts of filesystems share.
 * @param words what it is, for messages
 * @param property the property that names the part
 */
export function sharedRules(kind: TenantCase['kind'], words: string, property: string): Record<'name' | 'clusterId' | 'duplicate', Shared> {
  const ofKind = (rule: Shared): Shared => ({ ...rule, check: tenant => tenant.kind === kind ? rule.check(tenant) : [] });
  return {
    name: ofKind({
      severity: 'error',
      title: `The names of ${words} are DNS labels.`,
      why: 'One is the name of a Kubernetes object. The other is a name in Ceph, which is part of paths and capabilities.',
      check: ({ name, part, strictNames }) => [['name', name], [property, part]].filter(([, value]) => strictNames && !isDnsLabel(value)).map(([key, value]) => ({
        property: key, value: `'${value}'`, reason: 'it must be lower-case letters, digits and dashes, at most 63', fix: `Set '${key}' to such a name`,
      })),
    }),
    clusterId: ofKind({
      severity: 'error',
      title: `The id of ${words} for the CSI drivers is a DNS label of at most ${CLUSTER_ID_LIMIT} characters, and nothing else has it.`,
      why: 'Rook uses the id as the name of the profile of the drivers. With an id that is taken, the claims of one tenant use the storage of another, or their volumes are not found.',
      check: ({ clusterId, cluster, sameId }) => clusterId === undefined ? [] : [
        ...isDnsLabel(clusterId, CLUSTER_ID_LIMIT) ? [] : [`it must be lower-case letters, digits and dashes, at most ${CLUSTER_ID_LIMIT}`],
        ...clusterId === cluster ? ['it is the id of the whole cluster'] : [],
        ...known(sameId).map(path => `${path} has it too`),
      ].map(reason => ({ property: 'clusterId', value: `'${clusterId}'`, reason, fix: "Set 'clusterId' to another id, or remove it" })),
    }),
    duplicate: ofKind({
      severity: 'error',
      title: `In a cluster, ${words} is declared once.`,
      why: 'Two tenants would share the same data.',
      check: ({ part, samePart }) => samePart.map(path => ({ property, value: `'${part}'`, reason: `${path} is the same part`, fix: `Set '${property}' of one of them to another name` })),
    }),
  };
}
