import { health, quietly, settled } from './ceph';
import { applyAll, applyKindsOfOthers, storageOfTheLab } from './cluster';
import { controlPlaneUp, FOREIGN, get, kubectl, serviceProxyUp, snapshotControllerUp } from './control-plane';
import { nodeNamed, NODES, SPARE } from './layout';
import { powerOn, provision, reachable } from './nodes';
import { declared } from './osds';
import { kubeconfig } from './pki';
import { say } from './say';
import { until } from './sh';

/** Switch nodes on and wait until Kubernetes takes them. */
export async function nodesUp(names: readonly string[]): Promise<void> {
  const nodes = names.map(nodeNamed);
  for (const node of nodes) {
    provision(node, kubeconfig(`system:node:${node.name}`));
    powerOn(node);
  }
  for (const node of nodes) await reachable(node);
  say(`${names.join(', ')}: on`);
  await until('the nodes are Ready', 180, () => names.every(name => kubectl(['get', 'node', name, '--no-headers'], { anyway: true }).stdout.includes(' Ready')));
  serviceProxyUp();
  say(`${names.join(', ')}: Ready`);
}

const isSystem = (file: string) => file < '20';
const isCluster = (file: string) => !isSystem(file) && file < '40';
const isService = (file: string) => file >= '40' && file < '50';
const isRest = (file: string) => file >= '50';

/** Apply the definitions and the operator. */
export async function systemUp(outdir: string): Promise<void> {
  applyKindsOfOthers();
  if (!FOREIGN) snapshotControllerUp();
  await applyAll(outdir, isSystem);
}

/**
 * Apply the storage of the lab as the README says: the cluster first, what stands on it when it is Ready, and claims last. Rook would
 * go on trying by itself, but later and later: a bucket claim that finds no gateway a dozen times is looked at again after ten minutes.
 */
export async function storageUp(outdir: string): Promise<void> {
  await applyAll(outdir, isCluster);
  await clusterReady(declared(outdir).size);
  await applyAll(outdir, isService);
  await servicesReady();
  await applyAll(outdir, isRest);
}

/** Wait until the cluster has all its OSDs; tells what is missing as it comes. */
async function clusterReady(expected: number): Promise<void> {
  let last = '';
  await until('the cluster is Ready with all OSDs', 1800, quietly(() => {
    const { status } = get('cephcluster', '-n', 'rook-ceph', 'ceph');
    const phase = `${status?.phase ?? 'unknown'}: ${status?.message ?? ''}`;
    if (phase !== last) say(phase);
    last = phase;
    const running = (get('deploy', '-n', 'rook-ceph', '-l', 'app=rook-ceph-osd').items as any[]).filter(osd => osd.status.readyReplicas === 1);
    return status?.phase === 'Ready' && running.length >= expected;
  }), 5);
  say('all OSDs run');
}

/** Wait until the cluster and all that stands on it is there. */
export async function storageReady(): Promise<void> {
  await clusterReady(declared(await storageOfTheLab()).size);
  await servicesReady();
}

async function servicesReady(seconds = 1800): Promise<void> {
  for (const [kind, name] of [['cephblockpool', 'volumes'], ['cephblockpool', 'archive-k2m1'], ['cephblockpool', 'archive-metadata'], ['cephfilesystem', 'shared'], ['cephobjectstore', 'objects']]) {
    await until(`${kind} ${name} is Ready`, seconds, () => get(kind, '-n', 'rook-ceph', name).status?.phase === 'Ready', 5);
    say(`${kind} ${name} is Ready`);
  }
  await until('all placement groups are clean', 300, quietly(settled), 3);
  const { status, checks } = health();
  say([status, ...checks].join(' '));
}

/** From nothing to storage. */
export async function up(): Promise<void> {
  await controlPlaneUp();
  say('the control plane is ready');
  // The operator asks Ceph hundreds of questions. It is to run where no OSD does, which is the only node at first.
  await nodesUp([SPARE]);
  const outdir = await storageOfTheLab();
  await systemUp(outdir);
  await until('the operator runs', 180, () => kubectl(['-n', 'rook-ceph', 'get', 'pod', '-l', 'app=rook-ceph-operator', '--no-headers'], { anyway: true }).stdout.includes('Running'));
  await nodesUp(NODES.map(node => node.name));
  await storageUp(outdir);
}
