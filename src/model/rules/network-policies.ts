import { Rule, see } from './rule';
import type { Topic } from './topic';
import { known, Maybe } from '../layout/known';
import { isDnsLabel } from '../layout/names';

/** What confines the daemons of a cluster. */
export interface NetworkPoliciesCase {
  readonly dnsNamespace: Maybe<string>;
  /** Whether daemons use the network of their hosts. */
  readonly hostNetwork: Maybe<boolean>;
}

export const NETWORK_POLICIES_RULES: Rule<NetworkPoliciesCase>[] = [
  {
    code: 'network-policies/dns-namespace',
    severity: 'error',
    title: 'The namespace of the name servers is a DNS label.',
    why: 'No namespace matches, and daemons that are allowed to ask name servers only find nobody.',
    see: see('network-policies/dns-namespace'),
    check: policies => isDnsLabel(known(policies.dnsNamespace)) ? [] : [{
      property: 'dnsNamespace', value: `'${known(policies.dnsNamespace)}'`, reason: 'no namespace can be called so', fix: "Remove 'dnsNamespace' for kube-system",
    }],
  },
  {
    code: 'network-policies/host-network',
    severity: 'warning',
    title: 'Network policies rule the network of pods, not that of hosts.',
    why: 'Daemons on the network of their hosts are let through, whatever the policies say.',
    see: see('network-policies/host-network'),
    check: ({ hostNetwork }) => known(hostNetwork) ? [{
      property: 'cluster', value: 'the network of hosts', reason: 'policies do not reach daemons on the network of hosts', fix: 'Use the firewall of the hosts, and leave the policies out',
    }] : [],
  },
];

export const NETWORK_POLICIES_TOPIC: Topic<NetworkPoliciesCase> = { name: 'network-policies', rules: NETWORK_POLICIES_RULES };
