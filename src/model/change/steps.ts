import type { ClusterPlan, PoolCopies } from './cluster-plan';
import { APPLIED, ceph, clean, empty, Gate, gone, running } from './gates';
import { Movement, UNMOVED } from './movement';
import { crushName } from '../layout/names';
import type { ObjectName } from '../manifests/changes';
import { setOf } from './private/layouts';
import type { StackState } from '../manifests/state';

/** One thing to do, and what to wait for before the next. */
export interface PlanStep {
  readonly verb: 'look' | 'apply' | 'drain' | 'remove' | 'delete';
  readonly title: string;
  /** The cluster, as `<namespace>/<name>`, where it is one cluster's. */
  readonly cluster?: string;
  /** For a shell, in order. `$OSD_1` and so on stand for OSDs whose ids are not known before; the commands find them. */
  readonly commands: readonly string[];
  readonly gate: Gate;
  readonly osds: readonly string[];
  readonly moved: Movement;
  /** The pool with most missing while the step is under way; all is there where `least` is `of`. */
  readonly copies?: PoolCopies;
  /** The objects to apply, where the step applies some: everything that shall be there after it. */
  readonly objects?: readonly any[];
}

/** A cluster that is planned, with what its steps are made of. */
export interface PlannedCluster {
  readonly plan: ClusterPlan;
  readonly namespace: string;
  /** The CephCluster as it was. */
  readonly former: any;
  readonly operatorNamespace: string;
  /** Hosts that carry no OSD any more. */
  readonly emptied: readonly string[];
  /** Ids of OSDs by name, where the cluster has told them. */
  readonly ids: ReadonlyMap<string, number>;
}

/** Applies the objects of the step. */
export const APPLY = 'kubectl apply --server-side -f .';

/** The steps, in order: look, add, drain, remove, delete. Copies are complete throughout, because nothing is stopped that holds any. */
export function stepsOf(former: StackState, next: StackState, clusters: readonly PlannedCluster[], removed: readonly ObjectName[]): PlanStep[] {
  const draining = clusters.filter(({ plan }) => plan.osds.drained.length > 0);
  const volumes = new Set(draining.flatMap(cluster => volumesOf(cluster)));
  const still = [...former.objects].filter(([id, { kind, metadata }]) => kind === 'PersistentVolume' && volumes.has(metadata.name) && !next.objects.has(id));
  const objects = [...withFormerSets(next, draining), ...still.map(([, object]) => object)];
  const left = removed.filter(({ kind, name }) => !(kind === 'PersistentVolume' && volumes.has(name)));
  return [
    ...clusters.map(look),
    ...clusters.length === 0 ? [{ verb: 'apply', title: 'Apply everything', commands: [APPLY], gate: APPLIED, osds: [], moved: UNMOVED, objects } as const] : [],
    ...clusters.map((cluster, i) => apply(cluster, objects, i === 0)),
    ...draining.flatMap(cluster => [drain(cluster), remove(cluster, [...next.objects.values()])]),
    ...left.length === 0 ? [] : [{ verb: 'delete', title: 'Delete what is no longer described', commands: left.map(deletion), gate: APPLIED, osds: [], moved: UNMOVED } as const],
  ];
}

function look({ plan, namespace }: PlannedCluster): PlanStep {
  return {
    verb: 'look', title: `See that ${plan.key} is well`, cluster: plan.key, commands: [], gate: clean(namespace), osds: [], moved: UNMOVED, copies: plan.copies.before,
  };
}

function apply({ plan, namespace }: PlannedCluster, objects: readonly any[], first: boolean): PlanStep {
  const { added, drained } = plan.osds;
  const still = drained.length === 0 ? '' : `; the device sets of ${drained.join(', ')} are still among them`;
  return {
    verb: 'apply',
    title: `Apply what comes and changes${still}`,
    cluster: plan.key,
    commands: first ? [APPLY] : [],
    gate: added.length === 0 ? clean(namespace) : running(namespace, [...new Set(added.map(osd => setOf(osd).set))]),
    osds: added,
    moved: plan.adding,
    copies: fewer(plan.copies.before, plan.copies.added),
    objects,
  };
}

function drain(cluster: PlannedCluster): PlanStep {
  const { plan, namespace, former, operatorNamespace } = cluster;
  const names = shellNames(cluster);
  // Told to follow the sizes of devices, the operator would give the weight back.
  const rest = former.spec?.storage?.allowOsdCrushWeightUpdate === true ? [`kubectl -n ${operatorNamespace} scale deploy/rook-ceph-operator --replicas=0`] : [];
  const reweights = names.map(({ id }) => ceph(namespace, `osd crush reweight ${id} 0`));
  return {
    verb: 'drain',
    title: `Move everything off ${plan.osds.drained.join(', ')}; they go on running until it is elsewhere`,
    cluster: plan.key,
    // Taken one by one, groups would move to OSDs that are drained next.
    commands: [...lookUps(cluster), ...rest, ...names.length === 1 ? reweights : [ceph(namespace, 'osd set norebalance'), ...reweights, ceph(namespace, 'osd unset norebalance')]],
    gate: empty(namespace, names.map(({ id }) => id)),
    osds: plan.osds.drained,
    moved: plan.draining,
    copies: fewer(plan.copies.added, plan.copies.drained),
  };
}

/** The operator rests until nobody asks for the OSDs any more: it would make anew what is taken away. */
function remove(cluster: PlannedCluster, objects: readonly any[]): PlanStep {
  const { plan, namespace, operatorNamespace, emptied } = cluster;
  const names = shellNames(cluster);
  return {
    verb: 'remove',
    title: `Apply what describes ${plan.osds.drained.join(', ')} no more, then stop and forget them`,
    cluster: plan.key,
    commands: [
      ...lookUps(cluster),
      `kubectl -n ${operatorNamespace} scale deploy/rook-ceph-operator --replicas=0`,
      // Before anything is deleted: where the operator is among what is applied, it comes back with it.
      APPLY,
      ...names.flatMap(({ id, osd, variable, claim }) => {
        const { set, index } = setOf(osd);
        return [
          `kubectl -n ${namespace} scale deploy/rook-ceph-${variable} --replicas=0`,
          `kubectl -n ${namespace} wait --for=delete pod -l ceph-osd-id=${id.replace('osd.', '')} --timeout=300s`,
          ceph(namespace, `osd purge ${id} --yes-i-really-mean-it`),
          `kubectl -n ${namespace} delete deploy/rook-ceph-${variable}`,
          `kubectl -n ${namespace} delete job -l ceph.rook.io/pvc=${claim} --ignore-not-found`,
          `kubectl -n ${namespace} delete pvc -l ceph.rook.io/DeviceSet=${set}${index === undefined ? '' : `,ceph.rook.io/setIndex=${index}`}`,
        ];
      }),
      ...emptied.map(host => ceph(namespace, `osd crush rm ${crushName(host)}`)),
      ...volumesOf(cluster).map(volume => `kubectl delete pv ${volume}`),
      `kubectl -n ${operatorNamespace} scale deploy/rook-ceph-operator --replicas=1`,
    ],
    gate: gone(namespace, names.map(({ id }) => id), [...new Set(plan.osds.drained.map(osd => setOf(osd).set))]),
    osds: plan.osds.drained,
    moved: UNMOVED,
    copies: plan.copies.drained,
    objects,
  };
}

/** What the shell calls each OSD: by its id where that is known, or by a variable. */
function shellNames({ plan, ids }: PlannedCluster): { readonly osd: string; readonly id: string; readonly variable: string; readonly claim: string }[] {
  return plan.osds.drained.map((osd, i) => {
    const number = ids.has(osd) ? `${ids.get(osd)}` : `$OSD_${i + 1}`;
    return { osd, id: `osd.${number}`, variable: `osd-${number}`, claim: `$CLAIM_${i + 1}` };
  });
}

/** Rook labels the Deployment of an OSD with its set, its claim and its id. */
function lookUps({ plan, namespace, ids }: PlannedCluster): string[] {
  return plan.osds.drained.flatMap((osd, i) => {
    const { set, index } = setOf(osd);
    const get = (what: string, label: string) => `$(kubectl -n ${namespace} get deploy -l ${label} -o jsonpath='{.items[*].metadata.labels.${what}}')`;
    const claim = index === undefined ? get('ceph\\.rook\\.io/pvc', `ceph.rook.io/DeviceSet=${set}`)
      : `$(kubectl -n ${namespace} get pvc -l ceph.rook.io/DeviceSetPVCId=${set}-data-${index} -o jsonpath='{.items[*].metadata.name}')`;
    return [`CLAIM_${i + 1}=${claim}`, ...ids.has(osd) ? [] : [`OSD_${i + 1}=${get('ceph-osd-id', `ceph.rook.io/pvc=$CLAIM_${i + 1}`)}`]];
  });
}

/** The volumes that OSDs which go stand on. */
function volumesOf({ plan, former }: PlannedCluster): string[] {
  const sets = new Set(plan.osds.drained.map(osd => setOf(osd).set));
  return (former.spec?.storage?.storageClassDeviceSets ?? []).filter(({ name }: any) => sets.has(name))
    .flatMap(({ volumeClaimTemplates = [] }: any) => volumeClaimTemplates.flatMap(({ spec }: any) => spec?.volumeName ?? [])).sort();
}

/** What shall be, with the device sets that are drained first still in it. */
function withFormerSets(next: StackState, draining: readonly PlannedCluster[]): any[] {
  return [...next.objects.values()].map(object => {
    const cluster = draining.find(({ plan }) => object.kind === 'CephCluster' && plan.key === `${object.metadata.namespace}/${object.metadata.name}`);
    if (cluster === undefined) return object;
    const sets = new Set(cluster.plan.osds.drained.map(osd => setOf(osd).set));
    const still = cluster.former.spec.storage.storageClassDeviceSets.filter(({ name }: any) => sets.has(name));
    const others = (object.spec.storage.storageClassDeviceSets ?? []).filter(({ name }: any) => !sets.has(name));
    const all = [...others, ...still].sort((a, b) => a.name < b.name ? -1 : 1);
    return { ...object, spec: { ...object.spec, storage: { ...object.spec.storage, storageClassDeviceSets: all } } };
  });
}

function deletion({ id, kind, namespace, name }: ObjectName): string {
  const [, group] = id.split('/');
  return `kubectl${namespace === undefined ? '' : ` -n ${namespace}`} delete ${kind.toLowerCase()}${group === 'core' ? '' : `.${group}`} ${name}`;
}

function fewer(a: PoolCopies, b: PoolCopies): PoolCopies {
  return b.least - b.of < a.least - a.of ? b : a;
}
