import { caseOf } from './policy-case';
import type { Reader } from './reader';
import { unknown } from '../layout';
import { Described, NETWORK_POLICIES_TOPIC, NetworkPoliciesCase } from '../rules';

/** What confines the daemons of a cluster, once for each cluster. */
export const NETWORK_POLICIES_READER: Reader<NetworkPoliciesCase> = {
  topic: NETWORK_POLICIES_TOPIC,
  read: manifests => caseOf(manifests).clusters.flatMap((cluster): Described<NetworkPoliciesCase>[] => {
    const { namespace } = cluster.object.metadata ?? {};
    const policy = manifests.find(({ object }) => object?.kind === 'NetworkPolicy' && object.metadata?.namespace === namespace && /^rook-ceph-/.test(`${object.spec?.podSelector?.matchLabels?.app}`));
    return policy === undefined ? [] : [{
      at: policy.path,
      words: { cluster: 'spec.podSelector' },
      spec: { dnsNamespace: unknown('policies do not tell which rule is for name servers'), hostNetwork: cluster.object.spec?.network?.provider === 'host' },
    }];
  }),
};
