import { claimsOf, classesOf } from './claimed-storage';
import { CephOptions, monitorsOf } from './cluster-settings';
import { daemonsOf } from './daemons';
import { ClusterState, StackState, stateOf } from './state';
import type { ClaimedStorage, ClusterLayout, DaemonNeed, FullRatios, Monitors, PoolSpec, RecoverySettings } from '../layout';

/** A cluster with everything that stands on it and runs for it. */
export interface StackCluster {
  readonly name: string;
  readonly namespace: string;
  readonly layout: ClusterLayout;
  /** Every pool that Rook makes, by name. */
  readonly pools: readonly PoolSpec[];
  readonly ratios: FullRatios;
  readonly monitors: Monitors;
  readonly recovery: RecoverySettings;
  /** Options of Ceph by section and name, as texts. */
  readonly cephConfig: CephOptions;
  /** Everything that runs, with what it asks for. */
  readonly daemons: readonly DaemonNeed[];
  /** What applications claim, and tenants have. */
  readonly claims: readonly ClaimedStorage[];
  /** StorageClasses over its pools, by name, sorted. */
  readonly classes: readonly string[];
}

/** Which cluster of some objects. */
export interface ClusterName {
  readonly name: string;
  readonly namespace: string;
  /** Its layout as its author declared it, which tells more: processors and memory, hosts without volumes, devices. Else it is read from the objects. */
  readonly layout?: ClusterLayout;
}

/** The kinds of objects that tell something of a cluster whose layout is declared. */
export const STORED_IN: readonly string[] = [
  'CephCluster', 'CephBlockPool', 'CephBlockPoolRadosNamespace', 'CephFilesystem', 'CephFilesystemSubVolumeGroup', 'CephObjectStore', 'CephObjectZone', 'CephNFS',
  'StorageClass', 'PersistentVolumeClaim', 'ObjectBucketClaim', 'StatefulSet',
];

/** What objects tell of one cluster among them. */
export function clusterAmong(objects: readonly any[], { name, namespace, layout }: ClusterName): StackCluster {
  const state = stateOf(objects);
  const cluster = state.clusters.find(each => each.name === name && each.namespace === namespace);
  if (!cluster) throw new Error(`there is no CephCluster ${namespace}/${name} among the objects`);
  return clusterIn(state, cluster, layout);
}

/** What a state tells of one of its clusters. */
export function clusterIn(state: StackState, cluster: ClusterState, declared?: ClusterLayout): StackCluster {
  const { name, namespace, object, settings: { ratios, recovery, cephConfig }, pools } = cluster;
  const objects = [...state.objects.values()];
  const layout = declared ?? cluster.layout;
  return {
    name,
    namespace,
    layout,
    pools,
    ratios,
    monitors: monitorsOf(object.spec, layout),
    recovery,
    cephConfig,
    daemons: daemonsOf(objects, namespace, layout),
    claims: claimsOf(objects, namespace),
    classes: classesOf(objects, namespace),
  };
}
