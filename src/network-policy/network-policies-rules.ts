import { isDnsLabel } from '../model/layout/names';
import { Rule, see } from '../model/rules/rule';
import type { Topic } from '../model/rules/topic';

export interface NetworkPoliciesCase {
  readonly dnsNamespace: string;
  /** Whether daemons use the network of their hosts, where that is known. */
  readonly hostNetwork?: boolean;
}

export const NETWORK_POLICIES_RULES: Rule<NetworkPoliciesCase>[] = [
  {
    code: 'network-policies/dns-namespace',
    severity: 'error',
    title: 'The namespace of the name servers is a DNS label.',
    why: 'No namespace matches, and daemons that are allowed to ask name servers only find nobody.',
    see: see('network-policies/dns-namespace'),
    check: ({ dnsNamespace }) => isDnsLabel(dnsNamespace) ? [] : [{
      property: 'dnsNamespace', value: `'${dnsNamespace}'`, reason: 'no namespace can be called so', fix: 'leave it out for kube-system',
    }],
  },
  {
    code: 'network-policies/host-network',
    severity: 'warning',
    title: 'Network policies rule the network of pods, not that of hosts.',
    why: 'Daemons on the network of their hosts are let through, whatever the policies say.',
    see: see('network-policies/host-network'),
    check: ({ hostNetwork }) => hostNetwork ? [{
      property: 'cluster', value: 'Network.host()', reason: 'policies do not reach daemons on the network of hosts', fix: 'use the firewall of the hosts, and leave the policies out',
    }] : [],
  },
];

export const NETWORK_POLICIES_TOPIC: Topic<NetworkPoliciesCase> = { name: 'network-policies', rules: NETWORK_POLICIES_RULES };
