import type { NetworkPolicyEgressRule, NetworkPolicyPeer, NetworkPolicyPort } from '../../imports/networking.k8s.io';

/** Daemons that may talk to whom they like: to the API server, key stores and peers, which no selector names. */
export const FREE = ['rook-ceph-mon', 'rook-ceph-osd', 'rook-ceph-mgr', 'rook-ceph-osd-prepare', 'rook-ceph-tools'];

/** What the other daemons may reach, by their `app`: name servers, monitors, and whom they work with. */
export function confined(namespace: string, dnsNamespace: string): Record<string, NetworkPolicyEgressRule[]> {
  const dns = to(inNamespace(dnsNamespace), [port('UDP', 53), port('TCP', 53)]);
  const pods = (podSelector: NetworkPolicyPeer['podSelector'], ports: NetworkPolicyPort[]) => to({ ...inNamespace(namespace), podSelector }, ports);
  const monitors = (...ports: number[]) => pods({ matchLabels: { app: 'rook-ceph-mon' } }, ports.map(number => port('TCP', number)));
  const daemons = [{ protocol: 'TCP', port: 6800, endPort: 7300 }];
  return {
    'rook-ceph-mds': [
      dns,
      monitors(3300, 6789),
      pods({ matchLabels: { app: 'rook-ceph-mgr' } }, daemons),
      pods({ matchExpressions: [{ key: 'app', operator: 'In', values: ['rook-ceph-osd', 'rook-ceph-mds'] }] }, daemons),
    ],
    'rook-ceph-exporter': [dns, monitors(3300)],
    'rook-ceph-crashcollector': [dns, monitors(3300)],
  };
}

function to(peer: NetworkPolicyPeer, ports: NetworkPolicyPort[]): NetworkPolicyEgressRule {
  return { to: [peer], ports };
}

function inNamespace(name: string): NetworkPolicyPeer {
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } };
}

function port(protocol: string, number: number): NetworkPolicyPort {
  return { protocol, port: number };
}
