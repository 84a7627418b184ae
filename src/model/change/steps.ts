import { apply as applied, ceph, remove as erase } from './actions';
import { cephVersion, clean, cleanAgain, cleanThoughFull, Gate, operatorReady, releaseRequired, rookVersion, running, SETTLES, voting } from './gates';
import { drain, remove, volumesOf } from './private/drain-steps';
import { grow } from './private/grow-steps';
import { awaited, install } from './private/install-steps';
import { referenceOf, setOf } from './private/layouts';
import { fewer, makeStep } from './private/make-step';
import { movedHosts, place } from './private/moved-hosts';
import type { PlannedCluster } from './private/planned-cluster';
import { Danger, Step, StepKind } from './step';
import {
  cephUpgrade, isMajor, notesOn, ObjectName, partsOf, RELEASES, rookUpgrade, StackState, Upgrade, volumesOnlyIn, withFormerCeph,
  withFormerSets,
} from '../manifests';

/** The steps, in order: look, upgrade, add, move, grow, drain, remove, delete. Copies are complete throughout, because nothing is stopped that holds any. */
export function stepsOf(former: StackState, next: StackState, clusters: readonly PlannedCluster[], removed: readonly ObjectName[]): Step[] {
  const draining = clusters.filter(({ plan }) => plan.osds.drained.length > 0);
  const volumes = new Set(draining.flatMap(cluster => volumesOf(cluster)));
  const drained = draining.map(({ plan, former: was }) => ({ former: was, sets: new Set(plan.osds.drained.map(osd => setOf(osd).set)) }));
  const objects = [...withFormerSets(next, drained), ...volumesOnlyIn(former, next, volumes)];
  const left = removed.filter(({ kind, name }) => !(kind === 'PersistentVolume' && volumes.has(name)));
  const rook = rookUpgrade(former, next);
  const both = rook !== undefined && clusters.some(cluster => cephUpgrade(cluster.former, cluster.next) !== undefined);
  return [
    ...clusters.map(look),
    ...both ? clusters.map((cluster, i) => upgradeRook(cluster, rook, i === 0 ? withFormerCeph(objects, clusters.map(({ former: was }) => was)) : undefined)) : [],
    ...clusters.length === 0 ? former.clusters.length === 0 && next.clusters.length > 0 ? install(next) : [makeStep({ kind: StepKind.APPLY, title: 'Apply everything', danger: Danger.CHANGES, acts: [applied(objects)] })] : [],
    ...clusters.map((cluster, i) => apply(cluster, i === 0 ? objects : undefined, both ? undefined : rook)),
    ...clusters.length === 0 ? [] : awaited(next.clusters.filter(({ key }) => !clusters.some(({ plan }) => plan.key === key))),
    ...clusters.flatMap(finishUpgrade),
    ...clusters.filter(cluster => movedHosts(cluster).length > 0).map(place),
    ...clusters.flatMap(grow),
    ...draining.flatMap(cluster => [drain(cluster), remove(cluster, [...next.objects.values()], objects)]),
    ...left.length === 0 ? [] : [makeStep({ kind: StepKind.DELETE, title: 'Delete what is no longer described', danger: Danger.DESTROYS, acts: left.map(deletion) })],
  ];
}

function look(cluster: PlannedCluster): Step {
  const { plan } = cluster;
  return makeStep({ kind: StepKind.LOOK, title: `See that ${plan.key} is well`, danger: Danger.NONE, cluster: plan.key, after: begins(cluster), copies: plan.copies?.before });
}

/** What must be so before anything is applied. Where devices come or grow and nothing else is asked of the cluster, it need not be healthy, or may be full: they may be what it waits for. */
function begins(cluster: PlannedCluster): Gate[] {
  const { plan: { key, osds }, former, next } = cluster;
  const only = osds.drained.length === 0 && cephUpgrade(former, next) === undefined && movedHosts(cluster).length === 0;
  if (only && osds.added.length > 0) return voting(key);
  return only && osds.grown.length > 0 ? cleanThoughFull(key) : clean(key);
}

/** What must be so once a new operator has gone through a cluster. */
const byRook = ({ plan, operatorNamespace }: PlannedCluster, { to }: Upgrade): Gate[] => [operatorReady(operatorNamespace), rookVersion(plan.key, `v${to}`)];

function upgradeRook(cluster: PlannedCluster, rook: Upgrade, objects: readonly any[] | undefined): Step {
  const { plan } = cluster;
  return makeStep({
    kind: StepKind.UPGRADE_ROOK,
    title: `Upgrade Rook from ${rook.from} to ${rook.to}; Ceph stays as it is until all of ${plan.key} is made by the new Rook`,
    danger: Danger.CHANGES,
    cluster: plan.key,
    before: clean(plan.key),
    acts: objects === undefined ? [] : [applied(objects)],
    after: [...byRook(cluster, rook), ...cleanAgain(plan.key)],
    copies: plan.copies?.before,
    notes: notesOn('rook', rook),
  });
}

function apply(cluster: PlannedCluster, objects: readonly any[] | undefined, rook: Upgrade | undefined): Step {
  const { plan } = cluster, { added, drained, grown } = plan.osds;
  const upgrade = cephUpgrade(cluster.former, cluster.next);
  const still = drained.length === 0 ? '' : `; the device sets of ${drained.join(', ')} are still among them`;
  const again = grown.length === 0 ? cleanAgain(plan.key) : cleanThoughFull(plan.key, SETTLES);
  const gates = added.length === 0 ? again : running(plan.key, added.map(osd => referenceOf(plan.key, osd, cluster.ids.get(osd))));
  return makeStep({
    kind: StepKind.APPLY,
    title: `Apply what comes and changes${still}`,
    danger: plan.adding.shards > 0 && (grown.length === 0 || added.length > 0) ? Danger.MOVES_DATA : Danger.CHANGES,
    cluster: plan.key,
    before: begins(cluster),
    acts: objects === undefined ? [] : [applied(objects)],
    after: [...rook === undefined ? [] : byRook(cluster, rook), ...upgrade === undefined ? [] : cephVersion(plan.key, upgrade.to), ...gates],
    osds: added,
    notes: [...rook === undefined ? [] : notesOn('rook', rook), ...upgrade === undefined ? [] : notesOn('ceph', upgrade)],
    // What hosts move is in the step that moves them, and what larger devices take in the one that weighs them.
    moved: movedHosts(cluster).length > 0 || grown.length > 0 ? undefined : plan.adding,
    copies: fewer(plan.copies?.before, plan.copies?.added),
  });
}

/** Rook may miss the last act of an upgrade over releases (rook#17363); doing it twice does no harm. */
function finishUpgrade({ plan, former, next }: PlannedCluster): Step[] {
  const upgrade = cephUpgrade(former, next), release = upgrade && RELEASES[partsOf(upgrade.to)[0]];
  return upgrade === undefined || release === undefined || !isMajor(upgrade) ? [] : [makeStep({
    kind: StepKind.FINISH_UPGRADE,
    title: `Let no OSD older than ${release} join ${plan.key} any more`,
    danger: Danger.CHANGES,
    cluster: plan.key,
    before: [...cephVersion(plan.key, upgrade.to), ...clean(plan.key)],
    acts: [ceph(plan.key, `osd require-osd-release ${release}`)],
    after: [releaseRequired(plan.key, release), ...clean(plan.key)],
    notes: ['There is no way back from here.'],
  })];
}

function deletion({ resource, namespace, name }: ObjectName) {
  return erase({ resource, ...namespace === undefined ? {} : { namespace }, name });
}
