import { cephJson, health, NAMESPACE, osdStat, quietly, settled, told } from './ceph';
import { applyAll, applyKindsOfOthers, storageOfTheLab } from './cluster';
import { controlPlaneUp, FOREIGN, get, kubectl, serviceProxyUp, snapshotControllerUp } from './control-plane';
import { LabNode, nodeNamed, NODES } from './layout';
import { powerOn, provision, reachable } from './nodes';
import { notSet, Setting } from './options';
import { declared, declaredOptions } from './osds';
import { kubeconfig } from './pki';
import { mustRun, started } from './processes';
import { say } from './say';
import { until } from './sh';
import { Waiting } from './waiting';
import { SPARE } from '../cluster/edition';

/** Whether a node is Ready and has said since a moment that it is there: Kubernetes takes one that was cut off for Ready for a while. */
function isReady(name: string, since: number): boolean {
  const said = kubectl(['-n', 'kube-node-lease', 'get', 'lease', name, '-o', 'jsonpath={.spec.renewTime}'], { anyway: true }).stdout;
  return Date.parse(said) > since && kubectl(['get', 'node', name, '--no-headers'], { anyway: true }).stdout.includes(' Ready');
}

/** Switch nodes on, as they are or otherwise, and wait until Kubernetes takes them. */
export async function nodesUp(names: readonly string[], otherwise: (node: LabNode) => LabNode = node => node): Promise<void> {
  const began = Date.now();
  const nodes = names.map(nodeNamed).map(otherwise);
  for (const node of nodes) {
    provision(node, kubeconfig(`system:node:${node.name}`));
    powerOn(node);
  }
  for (const node of nodes) await reachable(node);
  say(`${names.join(', ')}: on`);
  await until('the nodes are Ready', 180, () => {
    mustRun(names);
    return names.every(name => isReady(name, began));
  });
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
  const waiting = waitingFor(declared(outdir).size);
  await applyAll(outdir, isCluster);
  await clusterReady(waiting, outdir);
  await applyAll(outdir, isService);
  await servicesReady(waiting);
  await applyAll(outdir, isRest);
}

/** Wait, so many minutes or as long as the storage may take, for what is to have so many OSDs in the end. */
function waitingFor(expectedOsds: number, minutes?: number): Waiting {
  const items = (...args: string[]) => quietly(() => get(...args).items as any[])();
  return new Waiting(() => FOREIGN || mustRun(started()), () => ({
    expectedOsds,
    cluster: quietly(() => get('cephcluster', '-n', NAMESPACE, 'ceph'))(),
    osds: quietly(osdStat)(),
    nodes: items('node'),
    pods: items('pod', '-n', NAMESPACE),
    events: items('event', '-n', NAMESPACE),
  }), minutes);
}

/** Wait until the cluster has all its OSDs; tells what is missing as it comes. */
async function clusterReady(waiting: Waiting, outdir: string): Promise<void> {
  const expected = declared(outdir).size;
  let last = '';
  const tell = (text: string) => {
    if (text !== last) say(text);
    last = text;
  };
  await waiting.for('the cluster is Ready', quietly(() => {
    const { status } = get('cephcluster', '-n', NAMESPACE, 'ceph');
    tell(`${status?.phase ?? 'unknown'}: ${status?.message ?? ''}`);
    return status?.phase === 'Ready';
  }));
  await waiting.for(`all ${expected} OSDs are up and in`, quietly(() => {
    const stat = osdStat();
    tell(told(stat, expected));
    return stat.up >= expected && stat.in >= expected;
  }));
  // Rook sets them once managers run; where none had told its modules by then, in its next pass.
  await waiting.for('every declared option stands in Ceph', quietly(() => {
    const missing = notSet(declaredOptions(outdir), cephJson<Setting[]>('config dump'));
    missing.forEach(tell);
    return missing.length === 0;
  }));
}

/** Wait until the cluster and all that stands on it is there. */
export async function storageReady(): Promise<void> {
  const outdir = await storageOfTheLab();
  const waiting = waitingFor(declared(outdir).size);
  await clusterReady(waiting, outdir);
  await servicesReady(waiting);
}

async function servicesReady(waiting: Waiting): Promise<void> {
  for (const [kind, name] of [['cephblockpool', 'volumes'], ['cephblockpool', 'archive-k2m1'], ['cephblockpool', 'archive-metadata'], ['cephfilesystem', 'shared'], ['cephobjectstore', 'objects']]) {
    await waiting.for(`${kind} ${name} is Ready`, quietly(() => get(kind, '-n', NAMESPACE, name).status?.phase === 'Ready'));
  }
  await waiting.for('all placement groups are clean', quietly(settled));
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
  const operator = () => kubectl(['-n', NAMESPACE, 'get', 'pod', '-l', 'app=rook-ceph-operator', '--no-headers'], { anyway: true }).stdout;
  await waitingFor(declared(outdir).size, 3).for('the operator runs', () => operator().includes('Running'));
  await nodesUp(NODES.map(node => node.name));
  await storageUp(outdir);
}
