import { copyFileSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCsi } from './artefacts';
import { NODES } from './layout';
import { HUB, hubUp, inside, SERVICE_RANGE } from './network';
import { CACHE, inDebian, LAB, RUN, SHARE } from './paths';
import { ADMIN, makePki, pki } from './pki';
import { keep, mustRun, Until } from './processes';
import { during } from './say';
import { run, runMeanwhile, until } from './sh';

const kube = (component: string) => join(CACHE, 'kube', component);
const IN_ONE_BINARY = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kube-proxy', 'kubelet', 'kubectl'];

/** kubelet as the nodes run it. Less eager to evict than usual: the disks of the lab are small and sparse. */
const KUBELET = {
  apiVersion: 'kubelet.config.k8s.io/v1beta1',
  kind: 'KubeletConfiguration',
  authentication: { anonymous: { enabled: false }, webhook: { enabled: true }, x509: { clientCAFile: '/lab/ca.crt' } },
  authorization: { mode: 'Webhook' },
  cgroupDriver: 'cgroupfs',
  containerRuntimeEndpoint: 'unix:///run/containerd/containerd.sock',
  clusterDNS: [HUB],
  clusterDomain: 'cluster.local',
  resolvConf: '/etc/resolv.conf',
  failSwapOn: false,
  cpuCFSQuota: false,
  enforceNodeAllocatable: [],
  evictionHard: { 'memory.available': '20Mi', 'nodefs.available': '1%', 'nodefs.inodesFree': '1%', 'imagefs.available': '1%' },
  imageGCHighThresholdPercent: 100,
  imageGCLowThresholdPercent: 99,
  nodeStatusUpdateFrequency: '5s',
  syncFrequency: '2m',
  fileCheckFrequency: '60s',
  runtimeRequestTimeout: '10m',
};

const PROXY = {
  apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
  kind: 'KubeProxyConfiguration',
  clientConnection: { kubeconfig: pki('kube-proxy.kubeconfig') },
  mode: 'nftables',
  nftables: { masqueradeAll: true },
  hostnameOverride: NODES[0].name,
  conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: '0s', tcpCloseWaitTimeout: '0s' },
};

/** Start etcd, the API server and the controllers: what judges objects and binds claims. What runs already is left alone. */
export async function serversUp(keepUntil = Until.ENDED): Promise<void> {
  hubUp();
  makePki();
  mkdirSync(join(CACHE, 'kube'), { recursive: true });
  for (const name of IN_ONE_BINARY) if (!existsSync(kube(name))) symlinkSync(join('..', 'bin', 'kube'), kube(name));

  keep('etcd', ...inside(kube('etcd'), '--data-dir', join(RUN, 'etcd'), '--unsafe-no-fsync', '--log-level=warn'), keepUntil);
  keep('kube-apiserver', ...inside(kube('kube-apiserver'),
    '--etcd-servers=http://127.0.0.1:2379', `--advertise-address=${HUB}`, `--service-cluster-ip-range=${SERVICE_RANGE}`,
    `--tls-cert-file=${pki('apiserver.crt')}`, `--tls-private-key-file=${pki('apiserver.key')}`, `--client-ca-file=${pki('ca.crt')}`,
    `--token-auth-file=${pki('tokens.csv')}`, '--authorization-mode=Node,RBAC', '--allow-privileged', '--enable-admission-plugins=NodeRestriction',
    '--service-account-issuer=https://kubernetes.default.svc', `--service-account-signing-key-file=${pki('sa.key')}`, `--service-account-key-file=${pki('sa.pub')}`,
    `--kubelet-client-certificate=${pki('kubelet-client.crt')}`, `--kubelet-client-key=${pki('kubelet-client.key')}`, '--kubelet-preferred-address-types=InternalIP',
    '--profiling=false', '--max-requests-inflight=800'), keepUntil);
  await during(() => 'etcd and kube-apiserver start', until('the API server is ready', 120, () => {
    mustRun(['etcd', 'kube-apiserver']);
    return kubectl(['get', '--raw', '/readyz'], { anyway: true }).code === 0;
  }));
  keep('kube-controller-manager', ...inside(kube('kube-controller-manager'), `--kubeconfig=${pki('kube-controller-manager.kubeconfig')}`, '--leader-elect=false',
    '--use-service-account-credentials', `--service-account-private-key-file=${pki('sa.key')}`, `--root-ca-file=${pki('ca.crt')}`, '--node-monitor-grace-period=30s'), keepUntil);
}

/** Start the servers, and what nodes and pods need besides. */
export async function controlPlaneUp(): Promise<void> {
  await serversUp();
  mkdirSync(join(SHARE, 'bin'), { recursive: true });
  if (!existsSync(join(SHARE, 'bin', 'kubelet'))) copyFileSync(kube('kubelet'), join(SHARE, 'bin', 'kubelet'));
  writeFileSync(join(SHARE, 'kubelet.yaml'), JSON.stringify(KUBELET));
  writeFileSync(pki('proxy.yaml'), JSON.stringify(PROXY));
  keep('kube-scheduler', ...inside(kube('kube-scheduler'), `--kubeconfig=${pki('kube-scheduler.kubeconfig')}`, '--leader-elect=false'));
  keep('name-server', ...inside(process.execPath, '--import', 'tsx', join(LAB, 'lib', 'name-server.ts'), ADMIN, HUB));
}

/** The services' addresses, rewritten on the way through the hub: the kernel of the nodes cannot. Needs one node to be there. */
export function serviceProxyUp(): void {
  keep('kube-proxy', ...inside(...inDebian, kube('kube-proxy'), `--config=${pki('proxy.yaml')}`));
}

/** What makes snapshots of claims, once their kinds are there: it ends where they are not. */
export function snapshotControllerUp(): void {
  if (hasCsi()) keep('snapshot-controller', ...inside(join(CACHE, 'bin', 'snapshot-controller'), `--kubeconfig=${ADMIN}`, '--leader-election=false'));
}

/** Whether the cluster is not the lab's but the one that KUBECONFIG names. */
export const FOREIGN = Boolean(process.env.KUBECONFIG);

/** kubectl as the administrator of the cluster. */
export function kubectlCommand(...args: string[]): [string, string[]] {
  if (FOREIGN) return ['kubectl', args];
  return inside(kube('kubectl'), '--kubeconfig', ADMIN, '--cache-dir', join(RUN, 'kubectl'), ...args);
}

export const kubectl = (args: readonly string[], options: Parameters<typeof run>[2] = {}) => run(...kubectlCommand(...args), options);

/** As `kubectl`, but others can go on meanwhile. */
export const kubectlMeanwhile = (args: readonly string[], options: Parameters<typeof runMeanwhile>[2] = {}) => runMeanwhile(...kubectlCommand(...args), options);

/** Whether Kubernetes has an object, or anything at all of what is asked for. */
export const isThere = (...what: string[]): boolean => kubectl(['get', ...what], { anyway: true }).code === 0;

/** What kubectl knows about an object or a list of them. */
export const get = <T = any>(...args: string[]): T => JSON.parse(kubectl(['get', '-o', 'json', ...args]).stdout) as T;
