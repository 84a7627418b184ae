import { at, listAt, textAt } from './private/reading';

/** A pod as the API server tells it, as far as it matters to whoever wants it to go. */
export interface PodFacts {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  /** The kind of what makes it anew elsewhere; absent where nothing does. */
  readonly controller?: string;
  /** The kubelet of the node runs it from a file: it cannot be evicted. */
  readonly ofNode: boolean;
  /** It has ended, well or not. */
  readonly ended: boolean;
  /** It may be placed on a node that takes no pods: evicted, it would come back there. */
  readonly returns: boolean;
  /** It is going already. */
  readonly going: boolean;
  readonly labels: Readonly<Record<string, unknown>>;
  /** The claims that it uses. */
  readonly claims: readonly string[];
}

/** The kubelet marks a pod that it runs from a file so. */
const MIRROR = 'kubernetes.io/config.mirror';

/** The taint of a node that takes no pods. */
const CORDON = 'node.kubernetes.io/unschedulable';

/** The pods of a list; absent where it is none. */
export function podsIn(list: unknown): PodFacts[] | undefined {
  const items = listAt(list, 'items');
  if (items === undefined || items.some(item => textAt(item, 'metadata', 'name') === undefined)) return undefined;
  return items.map((item): PodFacts => {
    const owner = (listAt(item, 'metadata', 'ownerReferences') ?? []).find(each => at(each, 'controller') === true);
    const phase = textAt(item, 'status', 'phase'), controller = textAt(owner, 'kind');
    return {
      namespace: textAt(item, 'metadata', 'namespace') ?? 'default',
      name: textAt(item, 'metadata', 'name')!,
      uid: textAt(item, 'metadata', 'uid') ?? '',
      ...controller === undefined ? {} : { controller },
      ofNode: at(item, 'metadata', 'annotations', MIRROR) !== undefined,
      ended: phase === 'Succeeded' || phase === 'Failed',
      returns: (listAt(item, 'spec', 'tolerations') ?? []).some(toleratesCordon),
      going: at(item, 'metadata', 'deletionTimestamp') !== undefined,
      labels: (at(item, 'metadata', 'labels') ?? {}) as Record<string, unknown>,
      claims: (listAt(item, 'spec', 'volumes') ?? []).flatMap(volume => textAt(volume, 'persistentVolumeClaim', 'claimName') ?? []),
    };
  });
}

function toleratesCordon(toleration: unknown): boolean {
  const key = textAt(toleration, 'key'), effect = textAt(toleration, 'effect');
  return (key === CORDON || key === undefined && textAt(toleration, 'operator') === 'Exists') && (effect === undefined || effect === 'NoSchedule');
}

/** As people and approvals name it. */
export const podName = ({ namespace, name }: Pick<PodFacts, 'namespace' | 'name'>): string => `${namespace}/${name}`;

/** Whether a pod stays on a node that is emptied: it belongs there, would come back, or has ended. */
export function staysOn({ controller, ofNode, ended, returns }: PodFacts): boolean {
  return controller === 'DaemonSet' || ofNode || ended || returns;
}

/** Whether nothing makes a pod anew once it is gone. */
export function isAlone(pod: PodFacts): boolean {
  return pod.controller === undefined && !staysOn(pod);
}

/** Later ones go later: whoever uses storage goes before what serves it. */
const LATE: Readonly<Record<string, number>> = { 'rook-ceph-mds': 1, 'rook-ceph-rgw': 1, 'rook-ceph-mgr': 2, 'rook-ceph-tools': 2, 'rook-ceph-mon': 3, 'rook-ceph-osd': 4 };

/** What has to go from a node, in order, and what is in the way. */
export interface Eviction {
  /** Evicted one at a time. */
  readonly next: readonly PodFacts[];
  /** On their way. */
  readonly going: readonly PodFacts[];
  /** Nothing would make them anew, and nobody has said that they may go. */
  readonly alone: readonly PodFacts[];
}

/**
 * What to do with the pods of a node that is emptied.
 * @param lost pods that may go although nothing makes them anew, as `<namespace>/<name>`
 */
export function evictionOf(pods: readonly PodFacts[], lost: readonly string[] = []): Eviction {
  const leaving = pods.filter(pod => !staysOn(pod));
  const rank = ({ labels }: PodFacts) => LATE[`${labels.app}`] ?? 0;
  const next = leaving.filter(({ going }) => !going).sort((a, b) => rank(a) - rank(b) || (podName(a) < podName(b) ? -1 : 1));
  return { next, going: leaving.filter(({ going }) => going), alone: next.filter(pod => isAlone(pod) && !lost.includes(podName(pod))) };
}
