import { DashboardIngress } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'dashboard-ingress-https.yaml',
  build: chart => {
    new DashboardIngress(chart, 'rook-ceph-mgr-dashboard', {
      cluster: cluster(chart),
      host: 'rook-ceph.example.com',
      tlsSecretName: 'rook-ceph.example.com',
      ingressClassName: 'nginx',
      annotations: { 'kubernetes.io/tls-acme': 'true', 'nginx.ingress.kubernetes.io/server-snippet': 'proxy_ssl_verify off;\n' },
    });
  },
};
