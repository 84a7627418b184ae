import { DashboardIngress } from '../../src';
import type { CephClusterProps, DashboardIngressProps } from '../../src';
import { clusterOn, codesAt, disks } from '../support/layouts';
import { object, stage } from '../support/services';

const HOST = { host: 'ceph.example.com', tlsSecretName: 'ceph-tls' };

function ingress(props: Partial<DashboardIngressProps> = {}, id = 'dashboard') {
  const { chart, cluster } = stage();
  return { chart, ingress: new DashboardIngress(chart, id, { cluster, ...HOST, ...props }) };
}
function onCluster(props: Partial<CephClusterProps>) {
  const cluster = clusterOn(disks(3), props);
  return codesAt(new DashboardIngress(cluster.node.scope!, 'dashboard', { cluster, ...HOST }));
}

describe('the way to the dashboard', () => {
  it('lives in the namespace of the cluster', () => expect(object(ingress().chart, 'Ingress').metadata).toMatchObject({ name: 'dashboard', namespace: 'storage' }));

  it('leads to its service over TLS', () => {
    expect(object(ingress().chart, 'Ingress').spec).toEqual({
      tls: [{ hosts: ['ceph.example.com'], secretName: 'ceph-tls' }],
      rules: [{
        host: 'ceph.example.com',
        http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'rook-ceph-mgr-dashboard', port: { name: 'https-dashboard' } } } }] },
      }],
    });
  });

  it('takes a class', () => expect(object(ingress({ ingressClassName: 'nginx' }).chart, 'Ingress').spec.ingressClassName).toBe('nginx'));

  it('tells the controller of NGINX that the dashboard speaks HTTPS', () => {
    expect(object(ingress({ annotations: { a: 'b' } }).chart, 'Ingress').metadata.annotations).toEqual({ 'a': 'b', 'nginx.ingress.kubernetes.io/backend-protocol': 'HTTPS' });
  });
});

describe('dashboard-ingress/name', () => {
  it.each([{ host: 'Ceph' }, { tlsSecretName: '' }, { name: 'a_b' }])('refuses %p', props => expect(codesAt(ingress(props).ingress)).toEqual(['dashboard-ingress/name']));
  it('accepts DNS names', () => expect(codesAt(ingress().ingress)).toEqual([]));
});

describe('dashboard-ingress/dashboard-off', () => {
  it('refuses the way to a dashboard that does not run', () => expect(onCluster({ dashboard: false })).toEqual(['dashboard-ingress/dashboard-off']));
  it('accepts the way to one that does', () => expect(onCluster({})).toEqual([]));
});
