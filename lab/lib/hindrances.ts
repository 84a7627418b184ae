import { OsdStat, told } from './ceph';

/** What Kubernetes and Ceph answer about a cluster that does not get ready; what could not be asked is missing. */
export interface Answers {
  readonly cluster?: any;
  readonly expectedOsds: number;
  readonly osds?: OsdStat;
  readonly nodes?: readonly any[];
  readonly pods?: readonly any[];
  /** Events about objects of Rook. */
  readonly events?: readonly any[];
}

/** As many as a person reads. */
const MOST = 5;

const some = (lines: readonly string[]) => lines.length > MOST ? [...lines.slice(0, MOST), `and ${lines.length - MOST} more`] : lines;
const firstLine = (text = '') => text.split('\n')[0];
const condition = (object: any, type: string) => (object.status?.conditions as any[] ?? []).find(each => each.type === type);

function ofCluster(cluster: any): string[] {
  if (!cluster) return ['the CephCluster could not be read'];
  const progressing = condition(cluster, 'Progressing');
  const failed = progressing?.status === 'False' && progressing.message ? [`Rook's last pass ended with: ${firstLine(progressing.message)}`] : [];
  return [`the CephCluster is ${cluster.status?.phase ?? 'not looked at yet'}: ${firstLine(cluster.status?.message) || 'no message'}`, ...failed];
}

function ofNodes(nodes: readonly any[]): string[] {
  return nodes.filter(node => condition(node, 'Ready')?.status !== 'True')
    .map(node => `node ${node.metadata.name} is not Ready: ${firstLine(condition(node, 'Ready')?.message) || 'it has not reported'}`);
}

/** Why a pod does not run, in the words of Kubernetes. */
function reasonOf(pod: any): string | undefined {
  if (pod.status.phase === 'Succeeded' || condition(pod, 'Ready')?.status === 'True') return undefined;
  const statuses = [...pod.status.initContainerStatuses ?? [], ...pod.status.containerStatuses ?? []] as any[];
  const waiting = statuses.map(({ state }) => state?.waiting).find(each => each && each.reason !== 'PodInitializing');
  const ended = statuses.map(({ state, lastState }) => state?.terminated ?? lastState?.terminated).find(each => each && each.exitCode !== 0);
  const unscheduled = condition(pod, 'PodScheduled');
  if (unscheduled?.status === 'False') return `not scheduled: ${firstLine(unscheduled.message)}`;
  if (waiting) return [waiting.reason, firstLine(waiting.message)].filter(Boolean).join(': ');
  return ended ? `ended with ${ended.exitCode}` : 'runs and is not Ready';
}

function ofPods(pods: readonly any[]): string[] {
  return pods.flatMap(pod => {
    const reason = reasonOf(pod);
    return reason === undefined ? [] : [`pod ${pod.metadata.name} on ${pod.spec.nodeName ?? 'no node'}: ${reason}`];
  });
}

/** Failed passes of Rook over its objects, the newest of each kind of object first. */
function ofEvents(events: readonly any[]): string[] {
  const at = (event: any) => event.series?.lastObservedTime ?? event.lastTimestamp ?? event.eventTime ?? '';
  const object = (event: any) => event.involvedObject ?? event.regarding;
  const failed = events.filter(({ type, reason }) => type === 'Warning' && reason === 'ReconcileFailed').sort((a, b) => at(b).localeCompare(at(a)));
  return [...new Set(failed.map(event => `Rook failed at ${object(event).kind} ${object(event).name}: ${firstLine(event.message ?? event.note)}`))];
}

/** Why a cluster is not ready, as lines for a person, the nearest cause first. */
export function hindrances({ cluster, expectedOsds, osds, nodes, pods, events }: Answers): string[] {
  return [
    ...ofCluster(cluster),
    osds ? told(osds, expectedOsds) : 'Ceph does not answer',
    ...nodes ? some(ofNodes(nodes)) : ['the nodes could not be asked for'],
    ...pods ? some(ofPods(pods)) : ['the pods could not be asked for'],
    ...events ? some(ofEvents(events)) : ['the events could not be asked for'],
  ];
}
