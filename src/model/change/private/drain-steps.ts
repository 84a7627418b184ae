import { referenceOf, setOf } from './layouts';
import { leftovers } from './leftovers';
import { fewer, makeStep, stepId } from './make-step';
import { ExpectationKind, OsdReference } from '../../checks';
import { crushName } from '../../layout';
import { heldDown, replicasOf } from '../../manifests';
import { Act, apply, atOnce, ceph, claimsOf, deploymentOf, keepEpoch, operatorIn, podsOf, prepareJobsOf, remove as erase, scale, wait } from '../actions';
import { clean, empty, Gate, gone, labelOf, listed, operatorGone, safe, usableWithout } from '../gates';
import type { PlannedCluster } from './planned-cluster';
import { Danger, Step, StepKind } from '../step';

/** The OSDs that go. */
export function drainedOf({ plan, ids }: PlannedCluster): OsdReference[] {
  return plan.osds.drained.map(osd => referenceOf(plan.key, osd, ids.get(osd)));
}

/** Taken one by one, groups would move to OSDs that are emptied next. */
const emptied = ({ plan }: PlannedCluster, osds: readonly OsdReference[]) => atOnce(plan.key, osds.map(osd => ceph(plan.key, 'osd crush reweight', osd, '0')), osds.length > 1);

function emptyGates(cluster: PlannedCluster): Gate[] {
  const osds = drainedOf(cluster), { key } = cluster.plan;
  return empty(key, osds, `${stepId(StepKind.DRAIN, key)}/${emptied(cluster, osds).acts.length + 1}`);
}

/** Empty the OSDs that go; they run on until all they held is elsewhere. */
export function drain(cluster: PlannedCluster): Step {
  const { plan } = cluster, osds = drainedOf(cluster), { acts, finals } = emptied(cluster, osds);
  return makeStep({
    kind: StepKind.DRAIN,
    title: `Move everything off ${plan.osds.drained.join(', ')}; they go on running until it is elsewhere`,
    danger: Danger.MOVES_DATA,
    cluster: plan.key,
    before: clean(plan.key),
    acts: [...acts, keepEpoch(plan.key)],
    finals,
    after: emptyGates(cluster),
    osds: plan.osds.drained,
    reweighs: osds,
    moved: plan.draining,
    copies: fewer(plan.copies?.added, plan.copies?.drained),
    notes: ['Ceph tells of a change up to 90 seconds late. Do not go on before all checks have shown the same for that long.'],
  });
}

/**
 * The operator rests until nobody asks for the OSDs any more: it would make anew what is taken away.
 * @param before what was applied up to here, with the sets that go
 */
export function remove(cluster: PlannedCluster, objects: readonly any[], before: readonly any[]): Step {
  const { plan, operatorNamespace } = cluster, osds = drainedOf(cluster);
  const operator = operatorIn(operatorNamespace), lost = plan.lost.length > 0;
  const acts: Act[] = [
    scale(operator, 0),
    wait(operatorGone(operatorNamespace), 300),
    // Before anything is deleted: broken off from here on, an operator that returns finds nothing to make.
    apply(heldDown(objects, operator)),
    ...osds.flatMap((osd): Act[] => [
      // Asked once more at the last moment: whoever goes on with a step that was broken off long ago does not ask what was so before it.
      ...(lost ? usableWithout(plan.key, [osd], 0) : [{ ...safe(plan.key, [osd]), holdsFor: undefined }]).map((gate): Act => (
        { ...wait(gate, 1800), unless: { id: 'purged', ...listed('purged', 'the Deployment is gone', deploymentOf(osd), { kind: ExpectationKind.GONE }) } }
      )),
      scale(deploymentOf(osd), 0, { id: 'gone', ...listed('gone', 'the Deployment is gone', deploymentOf(osd), { kind: ExpectationKind.GONE }) }),
      wait(listed('stopped', `no pod of the OSD of ${labelOf(osd)} is left`, podsOf(osd), { kind: ExpectationKind.GONE }), 300),
      { ...ceph(plan.key, 'osd purge', osd, '--yes-i-really-mean-it'), destroys: true },
      erase(deploymentOf(osd)),
      erase(prepareJobsOf(osd)),
      erase(claimsOf(osd)),
    ]),
    ...emptiedHosts(cluster).map(host => ceph(plan.key, 'osd crush rm', crushName(host))),
    ...volumesOf(cluster).map(name => erase({ resource: 'persistentvolumes', name })),
  ];
  return makeStep({
    kind: StepKind.REMOVE,
    title: `Apply what describes ${plan.osds.drained.join(', ')} no more, then stop and forget them`,
    danger: Danger.DESTROYS,
    cluster: plan.key,
    before: lost ? usableWithout(plan.key, osds) : emptyGates(cluster),
    acts,
    finals: [scale(operator, replicasOf(objects, operator))],
    undo: [apply(before), ...osds.map(osd => scale(deploymentOf(osd), 1))],
    after: gone(plan.key, osds, operatorNamespace, lost ? usableWithout(plan.key, []) : undefined),
    osds: plan.osds.drained,
    copies: plan.copies?.drained,
    notes: [
      'While the operator is scaled down nothing watches the cluster. Go through to its end without a pause; whatever happens, scale the operator up again at the end.',
      ...lost ? ['Nothing is read from the OSDs that go: each object has a copy elsewhere, which Ceph is asked about before each of them is forgotten.'] : [],
      ...leftovers(cluster, emptiedHosts(cluster)),
    ],
  });
}

/** Hosts that carry no OSD any more. */
function emptiedHosts({ former, next }: PlannedCluster): string[] {
  return former.layout.hosts.map(({ name }) => name).filter(name => !next.layout.hosts.some(host => host.name === name));
}

/** The volumes that OSDs which go stand on. */
export function volumesOf({ plan, former }: PlannedCluster): string[] {
  const sets = new Set(plan.osds.drained.map(osd => setOf(osd).set));
  return former.layout.osds.filter(({ name }) => sets.has(name)).flatMap(({ claims }) => claims.flatMap(({ volumeName }) => volumeName ?? [])).sort();
}
