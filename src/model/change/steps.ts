import { apply as applied, atOnce, remove as erase, wait } from './actions';
import { arrived, clean, cleanAgain, cleanThoughFull, Gate, running, SETTLES, usableWithout, voting } from './gates';
import { drain, drainedOf, remove, volumesOf } from './private/drain-steps';
import { grow } from './private/grow-steps';
import { awaited, install } from './private/install-steps';
import { referenceOf, setOf } from './private/layouts';
import { fewer, makeStep } from './private/make-step';
import { movedHosts, place } from './private/moved-hosts';
import type { PlannedCluster } from './private/planned-cluster';
import { takenBack, whilePlanned } from './private/tuning-steps';
import { CephPart, cephPart, finishUpgrade, upgradeRook } from './private/upgrade-steps';
import { Danger, Step, StepKind } from './step';
import {
  identityOf, ObjectChanges, ObjectName, renewsCeph, RookItself, rookItself, rookUpgrade, StackState, volumesOnlyIn, withFormerSets,
} from '../manifests';

/** The steps, in order: look, upgrade, tune, add, move, grow, drain, remove, tune back, delete. Copies are complete throughout, because nothing is stopped that holds any. */
export function stepsOf(former: StackState, next: StackState, clusters: readonly PlannedCluster[], changes: ObjectChanges): Step[] {
  const draining = clusters.filter(({ plan }) => plan.osds.drained.length > 0);
  const volumes = new Set(draining.flatMap(cluster => volumesOf(cluster)));
  const drained = draining.map(({ plan, former: was }) => ({ former: was, sets: new Set(plan.osds.drained.map(osd => setOf(osd).set)) }));
  const objects = [...withFormerSets(next, drained), ...volumesOnlyIn(former, next, volumes)];
  const left = changes.removed.filter(({ kind, name }) => !(kind === 'PersistentVolume' && volumes.has(name)));
  const rook = clusters.length === 0 ? undefined : rookUpgrade(former, next), itself = rookItself(next);
  const times = clusters.map(whilePlanned);
  return [
    ...clusters.map(look),
    ...rook === undefined ? [] : upgradeRook(clusters, rook, rookItself(former), itself),
    ...clusters.length === 0 ? former.clusters.length === 0 && next.clusters.length > 0 ? install(next) : [makeStep({ kind: StepKind.APPLY, title: 'Apply everything', danger: Danger.CHANGES, acts: [applied(objects)] })] : [],
    ...times.flatMap(({ before }) => before),
    ...rook !== undefined && isRookOnly(changes, itself) ? [] : clusters.map((cluster, i) => (
      apply(cluster, i === 0 ? objects : undefined, cephPart(cluster, i === 0 ? clusters : [cluster], objects, former))
    )),
    ...clusters.length === 0 ? [] : awaited(next.clusters.filter(({ key }) => !clusters.some(({ plan }) => plan.key === key))),
    ...clusters.flatMap(finishUpgrade),
    ...clusters.filter(cluster => movedHosts(cluster).length > 0).map(place),
    ...clusters.flatMap(grow),
    ...draining.flatMap(cluster => [...cluster.plan.lost.length > 0 ? [] : [drain(cluster)], remove(cluster, [...next.objects.values()], objects)]),
    ...times.flatMap(({ after }) => after),
    ...left.length === 0 ? [] : [makeStep({ kind: StepKind.DELETE, title: 'Delete what is no longer described', danger: Danger.DESTROYS, acts: left.map(deletion) })],
  ];
}

/** Whether nothing is left to apply once Rook itself is. */
function isRookOnly({ added, changed }: ObjectChanges, { definitions, operator }: RookItself): boolean {
  const done = new Set([...definitions, ...operator].map(identityOf));
  return [...added, ...changed].every(({ id }) => done.has(id));
}

function look(cluster: PlannedCluster): Step {
  const { plan } = cluster;
  return makeStep({ kind: StepKind.LOOK, title: `See that ${plan.key} is well`, danger: Danger.NONE, cluster: plan.key, after: begins(cluster), copies: plan.copies?.before });
}

/** What must be so before anything is applied. Where devices come or grow and nothing else is asked of the cluster, it need not be healthy, or may be full: they may be what it waits for. */
function begins(cluster: PlannedCluster): Gate[] {
  const { plan: { key, osds, lost }, former, next } = cluster;
  if (lost.length > 0) return usableWithout(key, drainedOf(cluster));
  const only = osds.drained.length === 0 && !renewsCeph(former, next) && movedHosts(cluster).length === 0;
  if (only && osds.added.length > 0) return voting(key);
  return only && osds.grown.length > 0 ? cleanThoughFull(key) : clean(key);
}

function apply(cluster: PlannedCluster, objects: readonly any[] | undefined, ceph: CephPart | undefined): Step {
  const { plan } = cluster, { added, drained, grown } = plan.osds;
  const still = drained.length === 0 ? '' : `; the device sets of ${drained.join(', ')} are still among them`;
  const again = plan.lost.length > 0 ? usableWithout(plan.key, drainedOf(cluster)) : grown.length === 0 ? cleanAgain(plan.key) : cleanThoughFull(plan.key, SETTLES);
  const dropped = takenBack(cluster);
  const come = added.map(osd => referenceOf(plan.key, osd, cluster.ids.get(osd))), several = come.length > 1;
  // Rook starts one OSD after the other: what the first one has got would go on to the next.
  const changes = [...objects === undefined ? [] : [applied(objects)], ...dropped.acts];
  const { acts, finals } = atOnce(plan.key, [...changes, ...several ? [wait(arrived(plan.key, come), 1800)] : []], several);
  const gates = added.length === 0 ? again : running(plan.key, come);
  return makeStep({
    kind: StepKind.APPLY,
    title: `Apply what comes and changes${still}`,
    danger: plan.adding.shards > 0 && (grown.length === 0 || added.length > 0) ? Danger.MOVES_DATA : Danger.CHANGES,
    cluster: plan.key,
    before: ceph?.before ?? begins(cluster),
    acts,
    finals,
    undo: ceph && [applied(ceph.undo)],
    reversible: ceph?.reversible,
    after: [...ceph?.after ?? [], ...gates],
    osds: added,
    notes: [...ceph?.notes ?? [], ...dropped.notes, ...several ? ['Data moves once all new OSDs are there, so that it moves only once.'] : []],
    // What hosts move is in the step that moves them, and what larger devices take in the one that weighs them.
    moved: movedHosts(cluster).length > 0 || grown.length > 0 ? undefined : plan.adding,
    copies: fewer(plan.copies?.before, plan.copies?.added),
  });
}

function deletion({ resource, namespace, name }: ObjectName) {
  return erase({ resource, ...namespace === undefined ? {} : { namespace }, name });
}
