import { Rule, see } from './rule';
import type { Topic } from './topic';
import { isDnsLabel, known, Maybe } from '../layout';

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
    title: 'The namespace of the DNS servers is a DNS label.',
    why: 'No namespace matches, and the daemons cannot resolve names.',
    see: see('network-policies/dns-namespace'),
    check: policies => isDnsLabel(known(policies.dnsNamespace)) ? [] : [{
      property: 'dnsNamespace', value: `'${known(policies.dnsNamespace)}'`, reason: 'it is not a valid name for a namespace', fix: "Remove 'dnsNamespace' to use kube-system",
    }],
  },
  {
    code: 'network-policies/host-network',
    severity: 'warning',
    title: 'Network policies are used with the network of pods, not with that of hosts.',
    why: 'Network policies have no effect on daemons that use the network of their hosts.',
    see: see('network-policies/host-network'),
    check: ({ hostNetwork }) => known(hostNetwork) ? [{
      property: 'cluster', value: 'the network of hosts', reason: 'policies have no effect on daemons that use the network of hosts', fix: 'Remove the policies, and use the firewall of the hosts',
    }] : [],
  },
];

export const NETWORK_POLICIES_TOPIC: Topic<NetworkPoliciesCase> = { name: 'network-policies', rules: NETWORK_POLICIES_RULES };
