import { Answer, namespaceOf, Query, QueryKind } from '../checks';

/** What a cluster and Kubernetes answered. What is left out was not asked; an answer without JSON, or with another code than 0, counts as none. */
export interface StatusAnswers {
  /** Seconds of the clock of whoever asks. */
  readonly now: number;
  /** `ceph status`. */
  readonly status?: Answer;
  /** `ceph health detail`. */
  readonly health?: Answer;
  /** `ceph osd tree`. */
  readonly tree?: Answer;
  /** `ceph osd df`. */
  readonly fills?: Answer;
  /** `ceph osd dump`. */
  readonly osds?: Answer;
  /** `ceph osd crush dump`. */
  readonly crush?: Answer;
  /** `ceph df`. */
  readonly df?: Answer;
  /** `ceph quorum_status`. */
  readonly quorum?: Answer;
  /** The nodes of Kubernetes. */
  readonly nodes?: Answer;
  /** The Deployment of the operator, in its namespace. */
  readonly operator?: Answer;
  /** The Deployments in the namespace of the cluster: OSDs and monitors. */
  readonly deployments?: Answer;
  /** The claims in that namespace. */
  readonly claims?: Answer;
  /** The CephClusters in that namespace. */
  readonly clusters?: Answer;
  /** What was measured before, for speed and growth. @default - neither is known from before */
  readonly samples?: readonly StatusSample[];
  /** A run of a plan that was begun and has not ended. @default - none is known */
  readonly run?: OpenRun;
}

/** What was measured at an earlier time. */
export interface StatusSample {
  /** Seconds, by the same clock as `now`. */
  readonly at: number;
  /** Bytes that users stored in all pools together. */
  readonly stored?: number;
  /** Copies of objects that were missing or on their way, as `Healing.copies` tells. */
  readonly copies?: number;
}

/** A run of a plan that was begun and has not ended. */
export interface OpenRun {
  /** The id of the step that was begun last. */
  readonly step: string;
  /** Its title. */
  readonly title: string;
  /** When it was begun, in seconds by the same clock as `now`. */
  readonly since: number;
  /** Whether the run has stopped the operator and not started it again. */
  readonly holdsOperator: boolean;
}

/** One of the answers. */
export type StatusQuestion = Exclude<keyof StatusAnswers, 'now' | 'samples' | 'run'>;

/** What is asked, in the words of the command that asks it. */
export const QUESTIONS: Readonly<Record<StatusQuestion, string>> = {
  status: 'ceph status',
  health: 'ceph health detail',
  tree: 'ceph osd tree',
  fills: 'ceph osd df',
  osds: 'ceph osd dump',
  crush: 'ceph osd crush dump',
  df: 'ceph df',
  quorum: 'ceph quorum_status',
  nodes: 'kubectl get nodes',
  operator: 'kubectl get deployments -l app=rook-ceph-operator',
  deployments: 'kubectl get deployments',
  claims: 'kubectl get persistentvolumeclaims',
  clusters: 'kubectl get cephclusters',
};

/**
 * The questions to a cluster, for whoever asks them. None changes anything.
 * @param cluster `<namespace>/<name>`
 */
export function statusQueries(cluster: string, operatorNamespace = 'rook-ceph'): Record<StatusQuestion, Query> {
  const namespace = namespaceOf(cluster);
  const ceph = (question: StatusQuestion): Query => ({ kind: QueryKind.CEPH, cluster, command: QUESTIONS[question].split(' ').slice(1).map(text => ({ text })) });
  const list = (resource: string, where?: string, labels?: Record<string, string>): Query => ({
    kind: QueryKind.LIST, objects: { resource, ...where === undefined ? {} : { namespace: where }, ...labels && { labels } },
  });
  return {
    status: ceph('status'),
    health: ceph('health'),
    tree: ceph('tree'),
    fills: ceph('fills'),
    osds: ceph('osds'),
    crush: ceph('crush'),
    df: ceph('df'),
    quorum: ceph('quorum'),
    nodes: list('nodes'),
    operator: list('deployments.apps', operatorNamespace, { app: 'rook-ceph-operator' }),
    deployments: list('deployments.apps', namespace),
    claims: list('persistentvolumeclaims', namespace),
    clusters: list('cephclusters.ceph.rook.io', namespace),
  };
}
