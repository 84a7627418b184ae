import { NAMESPACE, whenSettled } from './ceph';
import { apply } from './client';
import { controlPlaneUp, isThere } from './control-plane';
import { programOf } from './edition';
import { lastWord } from './killed';
import { LabNode, nodeNamed, NODES } from './layout';
import { nfsServerUp, nfsExport } from './nfs-server';
import { nodesOn } from './nodes';
import { rookExampleUp } from './rook-example';
import { say } from './say';
import { nodesUp } from './up';
import { Asks, bundleCommand, watchedCommand } from './watched-command';
import { LOCAL, Measured, STORAGE_HOSTS } from '../cluster/comparison';
import { SPARE } from '../cluster/edition';

/** MiB of a node with so little memory that what is measured is larger than all it can keep. */
const SMALL = 1536;

/** Disks that a node has in addition, one for Ceph and one for storage that is not Ceph's, and what that is called on the node. */
const MORE = [{ name: 'three', gibibytes: 16 }, { name: 'four', gibibytes: 12 }];
const DISK_BESIDE = '/dev/ubde';

const small = (node: LabNode): LabNode => ({ ...node, memory: SMALL, disks: [...node.disks, ...MORE] });

/** Clients are on the host that carries no storage; NFS has its server on one that does. */
const [SERVER] = STORAGE_HOSTS, CLIENT = SPARE;

/** The program of the storage, and of what is measured of it. */
const program = (what?: Measured) => programOf('measured.ts', 'LAB_MEASURED', what === undefined ? '' : JSON.stringify(what));

/** The program that measures some rows. */
export const measuring = (rows: readonly string[]) => program({ rows, client: CLIENT, memory: SMALL, nfs: nfsExport(nodeNamed(SERVER)) });

/** A local volume on a disk of a node, as an administrator would make it. */
function localUp(node: string): void {
  const matchExpressions = [{ key: 'kubernetes.io/hostname', operator: 'In', values: [node] }];
  apply({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: LOCAL },
    spec: {
      accessModes: ['ReadWriteOnce'],
      capacity: { storage: '12Gi' },
      local: { path: DISK_BESIDE, fsType: 'ext4' },
      nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions }] } },
      persistentVolumeReclaimPolicy: 'Retain',
      storageClassName: LOCAL,
    },
  });
  apply({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: LOCAL }, provisioner: 'kubernetes.io/no-provisioner', volumeBindingMode: 'WaitForFirstConsumer' });
}

/** From nothing to a small cluster on nodes with little memory, and all that is held against it. */
export async function measuredUp(): Promise<void> {
  const on = nodesOn().map(({ name }) => name);
  if (on.length > 0) throw new Error(`${on.join(', ')} are on, and what is measured needs nodes of its own: end the lab first, by npm run lab -- down`);
  await controlPlaneUp();
  await nodesUp(NODES.map(({ name }) => name), small);
  await bundleCommand();
  const installed = await watchedCommand(['apply', '--app', program(), '--yes'], ({ event, step }) => {
    if (event === 'step') say(`${step}`);
  }, Asks.TOOLBOX);
  if (installed.code !== 0) throw new Error(`the storage is not installed: ${lastWord(installed)}`);
  say(`Rook's example: ${(await rookExampleUp()).join(', ')}`);
  nfsServerUp(nodeNamed(SERVER), DISK_BESIDE);
  await whenSettled('every placement group is clean', 900);
  localUp(CLIENT);
  say(`what is measured is there: ${NAMESPACE} and what is beside it`);
}

/** Whether all of it is there. */
export const isMeasured = () => isThere('storageclass', LOCAL);
