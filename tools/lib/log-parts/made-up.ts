import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** The node on which the made-up pods run, and the namespace of the cluster. */
export const NODE = 'node-a';
const NAMESPACE = 'rook-ceph';

/** A pod with one container, and what that has written. */
export interface MadePod {
  readonly name: string;
  readonly container: string;
  readonly labels: Record<string, string>;
  readonly lines: readonly string[];
  readonly namespace?: string;
}

/** As a container runtime writes a line. */
export const cri = (text: string) => `${new Date().toISOString()} stderr F ${text}\n`;

const audit = (level: string, prefix: string) => `debug 2026-11-29T07:00:00.000+0000 7f0 0 log_channel(audit) log [${level}] : from='client.4123 10.0.0.1:0/1' entity='client.admin' cmd=[{"prefix":"${prefix}"}]: dispatch`;
const daemon = (type: string, id: string) => ({ app: `rook-ceph-${type}`, rook_cluster: NAMESPACE, ceph_daemon_type: type, ceph_daemon_id: id });
const json = (line: object) => JSON.stringify({ time: new Date().toISOString(), ...line });

/** As the sidecars of CSI write it, and the agent reads it. */
function klogTime(): string {
  const [, month, day, time] = /^\d+-(\d\d)-(\d\d)T([\d:.]+)Z$/.exec(new Date().toISOString())!;
  return `${month}${day} ${time}000`;
}

/** What is collected, and what must not be. */
export const PODS: readonly MadePod[] = [
  { name: 'rook-ceph-osd-3-abc', container: 'osd', labels: daemon('osd', '3'), lines: ['debug osd.3 before the crash', '*** Caught signal (Aborted) **', 'debug osd.3 after the crash'] },
  { name: 'rook-ceph-osd-4-abc', container: 'osd', labels: daemon('osd', '4'), lines: ['debug osd.4 is well'] },
  { name: 'rook-ceph-mon-a-abc', container: 'mon', labels: daemon('mon', 'a'), lines: [audit('DBG', 'status'), audit('INF', 'osd out')] },
  { name: 'rook-ceph-operator-abc', container: 'rook-ceph-operator', labels: { app: 'rook-ceph-operator' }, lines: ['2026-11-29 07:00:00.000000 I | op-osd: hello'] },
  { name: 'rook-ceph.rbd.csi.ceph.com-ctrlplugin-abc', container: 'csi-provisioner', labels: { app: 'rook-ceph.rbd.csi.ceph.com-ctrlplugin' }, lines: [`I${klogTime()}       1 controller.go:1] provision "shop/carts" class "fast": started`] },
  {
    name: 'storage-logs-agent-abc',
    container: 'kernel',
    labels: { app: 'storage-logs-agent' },
    lines: [json({ _msg: 'blk_update_request: I/O error, dev sdb, sector 8', kind: 'kernel', host: NODE, level: 'err' }), json({ _msg: 'EXT4-fs (sda1): mounted filesystem', kind: 'kernel', host: NODE, level: 'info' })],
  },
  { name: 'storage-logs-agent-abc', container: 'agent', labels: { app: 'storage-logs-agent' }, lines: ['the agent of itself'] },
  { name: 'storage-logs-events-abc', container: 'events', labels: { app: 'storage-logs-events' }, lines: [json({ _msg: 'ProvisioningFailed: no pool', kind: 'event', object: 'PersistentVolumeClaim/shop/carts', claim: 'shop/carts', type: 'Warning', reason: 'ProvisioningFailed' })] },
  { name: 'other-abc', container: 'main', labels: {}, lines: ['of another namespace'], namespace: 'shop' },
];

/** Where a container runtime keeps what a pod has written. */
export const fileOf = (containers: string, { name, container, namespace = NAMESPACE }: MadePod) => join(containers, `${name}_${namespace}_${container}-${name}-${container}.log`);

/** As much of an API server as the agent asks for; returns how it is reached, as a file in a folder. */
export async function apiServer(home: string): Promise<string> {
  const items = [...new Set(PODS.map(({ name }) => name))].map(name => {
    const own = PODS.filter(pod => pod.name === name), [{ labels, namespace = NAMESPACE }] = own;
    return {
      metadata: { name, namespace, labels, resourceVersion: '1' },
      spec: { nodeName: NODE, containers: own.map(({ container }) => ({ name: container })) },
      status: { podIP: '10.0.0.1', containerStatuses: own.map(({ container }) => ({ name: container, containerID: `containerd://${name}-${container}` })) },
    };
  });
  const server = createServer((request, response) => {
    const url = new URL(request.url!, 'http://x');
    const answers: Record<string, unknown> = {
      '/api/v1/nodes': { items: [{ metadata: { name: NODE } }] },
      [`/api/v1/nodes/${NODE}`]: { metadata: { name: NODE } },
      '/api/v1/namespaces': { items: [NAMESPACE, 'shop'].map(name => ({ metadata: { name } })) },
      '/api/v1/pods': { metadata: { resourceVersion: '1' }, items },
    };
    if (url.searchParams.has('watch')) response.writeHead(200).flushHeaders();
    else response.end(JSON.stringify(answers[url.pathname] ?? {}));
  });
  server.unref();
  await new Promise<void>(done => { server.listen(0, '127.0.0.1', done); });
  const file = join(home, 'kubeconfig');
  writeFileSync(file, JSON.stringify({
    'current-context': 'x', 'contexts': [{ name: 'x', context: { cluster: 'x', user: 'x' } }], 'users': [{ name: 'x', user: {} }], 'clusters': [{ name: 'x', cluster: { server: `http://127.0.0.1:${(server.address() as AddressInfo).port}` } }],
  }));
  return file;
}
