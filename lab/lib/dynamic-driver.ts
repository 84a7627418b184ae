import { chmodSync, copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { DYNAMIC_DRIVER, imageOf, makeBeside, REGISTRAR_IMAGE, SIDECARS } from './artefacts';
import { cached } from './cache';
import { apply } from './client';
import { get } from './control-plane';
import { CEPH_IMAGE } from './images';
import { SHARE } from './paths';
import { until } from './sh';
import { DYNAMIC } from '../cluster/dynamic-class';

/** As its own code calls it. */
export const DRIVER = 'hostpath.csi.k8s.io';

/** A namespace of its own. */
const HOME = 'dynamic';
const KUBELET = '/var/lib/kubelet', PLUGIN = `${KUBELET}/plugins/${DYNAMIC_DRIVER}`;

const mounted = (name: string, path: string, shared = false) => ({ name, mountPath: path, ...shared ? { mountPropagation: 'Bidirectional' } : {} });
const socket = mounted('socket', '/csi');
const nodeName = { name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } };
const itself = ['NAMESPACE', 'POD_NAME'].map((name, i) => ({ name, valueFrom: { fieldRef: { fieldPath: ['metadata.namespace', 'metadata.name'][i] } } }));
const securityContext = { privileged: true };

/** One pod on each node, which makes the volumes that are to be there. The program stands in what nodes see as /lab. */
const POD = {
  serviceAccountName: HOME,
  containers: [
    {
      name: 'driver',
      image: CEPH_IMAGE,
      securityContext,
      env: [nodeName],
      command: ['/lab/csi-driver', '--endpoint=unix:///csi/csi.sock', '--nodeid=$(NODE_NAME)', '--statedir=/data'],
      volumeMounts: [socket, mounted('pods', `${KUBELET}/pods`, true), mounted('plugins', `${KUBELET}/plugins`, true), mounted('data', '/data'), mounted('devices', '/dev'), mounted('lab', '/lab')],
    },
    {
      name: 'provisioner',
      image: imageOf(SIDECARS['csi-provisioner']),
      securityContext,
      env: [nodeName, ...itself],
      args: ['--csi-address=/csi/csi.sock', '--feature-gates=Topology=true', '--node-deployment=true', '--strict-topology=true', '--immediate-topology=false'],
      volumeMounts: [socket],
    },
    {
      name: 'registrar',
      image: REGISTRAR_IMAGE,
      securityContext,
      args: ['--csi-address=/csi/csi.sock', `--kubelet-registration-path=${PLUGIN}/csi.sock`],
      volumeMounts: [socket, mounted('registration', '/registration')],
    },
  ],
  volumes: Object.entries({
    socket: PLUGIN, pods: `${KUBELET}/pods`, plugins: `${KUBELET}/plugins`, registration: `${KUBELET}/plugins_registry`, data: '/var/lib/csi-data', devices: '/dev', lab: '/lab',
  }).map(([name, path]) => ({ name, hostPath: { path, type: 'DirectoryOrCreate' } })),
};

const labels = { app: DYNAMIC_DRIVER };
const OBJECTS = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: HOME } },
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: HOME, namespace: HOME } },
  // In the lab nothing else is there that it could harm.
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: DYNAMIC_DRIVER },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
    subjects: [{ kind: 'ServiceAccount', name: HOME, namespace: HOME }],
  },
  { apiVersion: 'storage.k8s.io/v1', kind: 'CSIDriver', metadata: { name: DRIVER }, spec: { attachRequired: false, podInfoOnMount: true, fsGroupPolicy: 'File', volumeLifecycleModes: ['Persistent'] } },
  { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: DYNAMIC }, provisioner: DRIVER, reclaimPolicy: 'Retain', volumeBindingMode: 'WaitForFirstConsumer' },
  { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: DYNAMIC_DRIVER, namespace: HOME }, spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: POD } } },
];

/** Let the driver run on every node, with its class. */
export async function dynamicDriverUp(): Promise<void> {
  await makeBeside(DYNAMIC_DRIVER);
  const program = cached('bin', DYNAMIC_DRIVER);
  if (!existsSync(program)) throw new Error(`Put the sources of ${DYNAMIC_DRIVER} at ${cached('sources', DYNAMIC_DRIVER)} (lab/README.md).`);
  copyFileSync(program, join(SHARE, 'csi-driver'));
  chmodSync(join(SHARE, 'csi-driver'), 0o755);
  for (const object of OBJECTS) apply(object);
  await until('the driver runs on every node', 600, () => {
    const { desiredNumberScheduled = 0, numberReady = 0 } = get('daemonset', '-n', HOME, DYNAMIC_DRIVER).status ?? {};
    return desiredNumberScheduled > 0 && numberReady === desiredNumberScheduled;
  }, 3);
}
