import type { ClusterCase, ClusterSpec, Neighbour } from './cluster-spec';
import { ENCRYPTION_RULES } from './encryption';
import { IDENTITY_RULES } from './identity';
import { LAYOUT_RULES } from './layout';
import { MONITOR_RULES } from './monitors';
import { MUTE_RULES } from './muted-codes';
import { NETWORK_RULES } from './network';
import { RESOURCE_RULES } from './resources';
import { SETTING_RULES } from './settings';
import { STRETCH_RULES } from './stretch';
import { TUNING_RULES } from './tuning';
import { ifKnown } from '../../layout';
import type { Rule } from '../rule';
import type { Described, Topic } from '../topic';

/** What is asked of a cluster, once for all that is described together. */
export const CEPH_CLUSTER_RULES: readonly Rule<ClusterCase>[] = [
  ...IDENTITY_RULES, ...[
    ...LAYOUT_RULES, ...MONITOR_RULES, ...STRETCH_RULES, ...RESOURCE_RULES, ...ENCRYPTION_RULES, ...SETTING_RULES, ...TUNING_RULES, ...MUTE_RULES, ...NETWORK_RULES,
  ].map(ofOwn),
];

/** Clusters, each with those that it must not get in the way of. */
export const CEPH_CLUSTER_TOPIC: Topic<ClusterSpec, ClusterCase> = {
  name: 'ceph-cluster',
  rules: CEPH_CLUSTER_RULES,
  relate: all => {
    const neighbours = all.map(neighbourOf);
    return all.map((described, i) => ({ ...described, spec: { ...described.spec, others: neighbours.filter((_, j) => j !== i && !isSame(all[j], described)) } }));
  },
};

/** Rook makes no daemons of a cluster that runs outside of Kubernetes. */
function ofOwn(rule: Rule<ClusterCase>): Rule<ClusterCase> {
  return { ...rule, check: cluster => cluster.external ? [] : rule.check(cluster) };
}

function neighbourOf({ at, spec: { namespace, dataDirHostPath, everyNode, layout, hosts, declared } }: Described<ClusterSpec>): Neighbour {
  return {
    path: at,
    namespace: ifKnown(namespace),
    dataDirHostPath,
    everyNode,
    hosts: [...new Set([...ifKnown(hosts) ?? [], ...layout.hosts].map(({ name }) => name))],
    sources: (ifKnown(declared) ?? []).map(({ path }) => path),
  };
}

/** Two of one name are one object, of which another rule speaks. */
function isSame({ spec: one }: Described<ClusterSpec>, { spec: other }: Described<ClusterSpec>): boolean {
  return ifKnown(one.name) === ifKnown(other.name) && ifKnown(one.namespace) === ifKnown(other.namespace);
}

export * from './cluster-spec';
