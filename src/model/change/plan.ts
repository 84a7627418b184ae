import { ClusterPlan, planCluster } from './cluster-plan';
import { DRAIN_RULES } from './drain-rules';
import { EditVerdict, LOSSY_EDITS, verdictOf } from './lossy-edits';
import { keptClusters } from './private/lossy';
import { PlannedCluster, PlanStep, stepsOf } from './steps';
import type { StoredBytes } from './transition';
import type { PredictedCluster } from '../forecast/capacity';
import { changesBetween, ObjectChanges } from '../manifests/changes';
import type { StackState } from '../manifests/state';
import { evaluate } from '../rules/rule';

/** From one state to another without losing anything on the way. */
export interface Plan extends EditVerdict {
  readonly changes: ObjectChanges;
  /** The clusters of both states, predicted. */
  readonly clusters: readonly ClusterPlan[];
  /** What to do, in order; nothing where an edit is refused. */
  readonly steps: readonly PlanStep[];
}

export interface PlanOptions {
  /** Bytes that users store in pools. @default - not known: bytes that move are not told, and only shapes are judged */
  readonly stored?: StoredBytes;
  /** Edits that are meant, each by code and object: see `judgeEdits`. Naming a device that is dropped has it drained and removed. */
  readonly permissions?: readonly string[];
  /** Device sets whose OSDs are purged already, as `<namespace>/<cluster>/<set>`. */
  readonly purged?: ReadonlySet<string>;
  /** Clusters as they are, by `<namespace>/<name>`: see `liveCluster`. */
  readonly live?: ReadonlyMap<string, PredictedCluster>;
  /** Where the operator runs. @default 'rook-ceph' */
  readonly operatorNamespace?: string;
}

/** Plan the way from one state to another. */
export function planBetween(former: StackState, next: StackState, options: PlanOptions = {}): Plan {
  const { stored, purged, permissions = [], live, operatorNamespace = 'rook-ceph' } = options;
  const transition = { former, next, stored, purged };
  const planned = keptClusters(transition).map((pair): PlannedCluster & { readonly next: any } => {
    const { key, namespace, object } = pair.former;
    const sets = new Set([...purged ?? []].filter(name => name.startsWith(`${key}/`)).map(name => name.slice(key.length + 1)));
    const known = live?.get(key);
    return {
      plan: planCluster(pair.former, pair.next, { stored, purged: sets, live: known }),
      namespace,
      former: object,
      next: pair.next.object,
      operatorNamespace,
      emptied: pair.former.layout.hosts.map(({ name }) => name).filter(name => !pair.next.layout.hosts.some(host => host.name === name)),
      ids: new Map(known?.prediction.osds.map(({ name, id }) => [name, id])),
    };
  });
  const changes = changesBetween(former, next);
  const verdict = verdictOf([
    ...evaluate(LOSSY_EDITS, transition, false),
    ...planned.flatMap(({ plan, next: cluster }) => evaluate(DRAIN_RULES, { plan, cluster }, false)),
  ], permissions);
  const idle = changes.added.length + changes.changed.length + changes.removed.length === 0;
  return {
    ...verdict, changes, clusters: planned.map(({ plan }) => plan), steps: idle || verdict.refused.length > 0 ? [] : stepsOf(former, next, planned, changes.removed),
  };
}
