import { createServer, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Who tells figures of Kubernetes, and where. */
export interface Figures {
  readonly server: Server;
  readonly address: string;
}

/**
 * What kube-state-metrics would tell, since there is no Kubernetes here: a pod of a monitor is ready as long as its process runs, and
 * operator and driver are there.
 */
export async function kubernetesFigures(namespace: string, monitors: readonly string[], runs: (daemon: string) => boolean): Promise<Figures> {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/plain; version=0.0.4').end([
      ...monitors.map(name => `kube_pod_status_ready{namespace="${namespace}",pod="rook-ceph-mon-${name}-5d9f8c7b6-x2x4q",condition="true"} ${runs(`mon.${name}`) ? 1 : 0}`),
      ...['rook-ceph-operator', 'rook-ceph.rbd.csi.ceph.com-ctrlplugin'].map(deployment => `kube_deployment_status_replicas_available{namespace="${namespace}",deployment="${deployment}"} 1`),
      `kube_daemonset_status_number_available{namespace="${namespace}",daemonset="rook-ceph.rbd.csi.ceph.com-nodeplugin"} 3`,
      '',
    ].join('\n'));
  });
  await new Promise<void>(done => { server.listen(0, '127.0.0.1', done); });
  return { server, address: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}
