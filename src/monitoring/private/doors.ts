import type { NetworkPolicy } from '../../imports/networking.k8s.io';

/** What is scraped of a cluster: the `app` of pods and of their Service, and their port. */
export const TARGETS = [
  { app: 'rook-ceph-mgr', port: 'http-metrics', number: 9283 },
  { app: 'rook-ceph-exporter', port: 'ceph-exporter-http-metrics', number: 9926 },
] as const;

/** Policies that let pods of a namespace reach the figures, by their names. */
export function doors(namespace: string, from: string): [string, NetworkPolicy][] {
  return TARGETS.map(({ app, number }) => [`${app}-metrics`, {
    spec: {
      podSelector: { matchLabels: { app, rook_cluster: namespace } },
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': from } } }], ports: [{ protocol: 'TCP', port: number }] }],
    },
  }]);
}
