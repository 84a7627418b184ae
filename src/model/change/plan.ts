import { ClusterPlan, planCluster } from './cluster-plan';
import { DRAIN_RULES, STORED_RULES } from './drain-rules';
import { EditVerdict, LOSSY_EDITS, verdictOf } from './lossy-edits';
import type { PlannedCluster } from './private/planned-cluster';
import type { Step } from './step';
import { stepsOf } from './steps';
import type { PredictedCluster } from '../forecast';
import { cephUpgrade, changesBetween, keptClusters, ObjectChanges, rookIn, rowsFor, StackState, StoredBytes } from '../manifests';
import { Approval, evaluate } from '../rules';

/** From one state to another without losing anything on the way. */
export interface Plan extends EditVerdict {
  readonly changes: ObjectChanges;
  /** The clusters of both states, predicted. */
  readonly clusters: readonly ClusterPlan[];
  /** What to do, in order; nothing where an edit is refused. */
  readonly steps: readonly Step[];
  /** What is not known and therefore not judged, one sentence each. */
  readonly notJudged: readonly string[];
}

export interface PlanOptions {
  /** Bytes that users store in pools. @default - not known: bytes that move are not told, and only shapes are judged */
  readonly stored?: StoredBytes;
  /** Edits that are meant, each by code and object: see `judgeEdits`. Naming a device that is dropped has it drained and removed. */
  readonly approvals?: readonly Approval[];
  /** Device sets whose OSDs are purged already, as `<namespace>/<cluster>/<set>`. */
  readonly purged?: ReadonlySet<string>;
  /** Clusters as they are, by `<namespace>/<name>`: see `liveCluster`. */
  readonly live?: ReadonlyMap<string, PredictedCluster>;
  /** Whether OSDs that go come back on other devices in their places: one that runs no more then needs no other place for what it held. @default false */
  readonly comeBack?: boolean;
  /** Where the operator runs. @default - where the objects say, else 'rook-ceph' */
  readonly operatorNamespace?: string;
}

/** Plan the way from one state to another. */
export function planBetween(former: StackState, next: StackState, options: PlanOptions = {}): Plan {
  const { stored, purged, approvals = [], live, comeBack } = options;
  const operatorNamespace = options.operatorNamespace ?? next.operatorNamespace ?? former.operatorNamespace ?? 'rook-ceph';
  const transition = { former, next, stored, purged };
  const planned = keptClusters(transition).map((pair): PlannedCluster => {
    const { key } = pair.former;
    const sets = new Set([...purged ?? []].filter(name => name.startsWith(`${key}/`)).map(name => name.slice(key.length + 1)));
    const known = live?.get(key);
    return {
      ...pair,
      plan: planCluster(pair.former, pair.next, { stored, purged: sets, live: known, comeBack }),
      operatorNamespace,
      ids: new Map(known?.prediction.osds.map(({ name, id }) => [name, id])),
    };
  });
  const changes = changesBetween(former, next);
  const verdict = verdictOf([
    ...evaluate(LOSSY_EDITS, transition, false),
    ...planned.flatMap(({ plan, next: { object } }) => evaluate(DRAIN_RULES, { plan, cluster: object }, false)),
    // A live cluster tells of all its pools, also of those that nobody described.
    ...live === undefined ? evaluate(STORED_RULES, transition, false) : [],
  ], approvals);
  const idle = changes.added.length + changes.changed.length + changes.removed.length === 0;
  return {
    ...verdict,
    changes,
    clusters: planned.map(({ plan }) => plan),
    steps: idle || verdict.refused.length > 0 ? [] : stepsOf(former, next, planned, changes),
    notJudged: idle ? [] : [...new Set([...planned.flatMap(({ plan }) => plan.notJudged), ...planned.flatMap(unseenGrowth), ...unknownRook(next, planned)])],
  };
}

/** Claims that grow are their driver's and Rook's business, and what becomes of them is not waited for. */
function unseenGrowth({ plan: { key, osds }, former, next }: PlannedCluster): string[] {
  const after = new Map(next.layout.osds.map(({ name, bytes }) => [name, bytes]));
  const claimed = former.layout.osds.filter(({ name, bytes }) => (after.get(name) ?? 0) > bytes && !osds.grown.some(each => each === name || each.startsWith(`${name}#`))).map(({ name }) => name);
  if (claimed.length === 0) return [];
  return [`Whether the claims of ${claimed.join(', ')} in ${key} become larger is up to their class; their OSDs take the new size when they are restarted, which is not done here.`];
}

/** Whether Rook knows a new release of Ceph cannot be said where the operator is not among the objects. */
function unknownRook(next: StackState, planned: readonly PlannedCluster[]): string[] {
  if (rookIn(next) !== undefined) return [];
  return planned.flatMap(({ plan, former, next: state }) => {
    const upgrade = cephUpgrade(former, state);
    const rows = upgrade === undefined ? [] : rowsFor('needsRook', 'ceph', upgrade.from, upgrade.to);
    return rows.map(({ reason, fix, source }) => `Whether the Rook of ${plan.key} is new enough for this release of Ceph is not known, because its operator is not among the objects: ${reason}. ${fix} (${source}).`);
  });
}
