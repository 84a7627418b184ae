import { claimsOf, ClaimedStorage } from './claims';
import { daemonsOf } from './rendered';
import { monitorsOf, recoveryOf } from './rendered-settings';
import type { ClusterLayout } from '../../layout/layout';
import type { DemandedPool } from '../../layout/pool';
import type { ClusterState, StackState } from '../../manifests/state';
import { DaemonNeed, FULL_RATIOS, FullRatios } from '../capacity';
import type { Monitors, RecoverySettings } from '../simulation';

/** A cluster as plain data, as its forecast needs it. */
export interface ForecastSubject {
  readonly name: string;
  readonly namespace: string;
  readonly layout: ClusterLayout;
  readonly pools: readonly DemandedPool[];
  readonly ratios: FullRatios;
  readonly monitors: Monitors;
  readonly recovery: RecoverySettings;
  /** Everything that runs, with what it asks for. */
  readonly daemons: readonly DaemonNeed[];
  /** What applications claim. */
  readonly claims: readonly ClaimedStorage[];
}

/** The kinds of objects that tell something here, where the layout of the cluster is declared. */
export const STORED_IN: readonly string[] = [
  'CephCluster', 'CephBlockPool', 'CephBlockPoolRadosNamespace', 'CephFilesystem', 'CephFilesystemSubVolumeGroup', 'CephObjectStore', 'CephObjectZone', 'CephNFS',
  'StorageClass', 'PersistentVolumeClaim', 'ObjectBucketClaim', 'StatefulSet',
];

/**
 * What objects tell of a cluster.
 * @param declared the layout as its author declared it, which tells more: processors and memory, hosts without volumes, devices
 */
export function subjectOf(state: StackState, cluster: ClusterState, declared?: ClusterLayout): ForecastSubject {
  const { name, namespace, object: { spec } } = cluster;
  const objects = [...state.objects.values()];
  const layout = declared ?? cluster.layout;
  const images = imagePools(objects);
  return {
    name,
    namespace,
    layout,
    pools: cluster.pools.map(pool => images.has(pool.name) ? { ...pool, holds: 'metadata' } : pool),
    ratios: {
      nearfull: spec?.storage?.nearFullRatio ?? FULL_RATIOS.nearfull,
      backfillfull: spec?.storage?.backfillFullRatio ?? FULL_RATIOS.backfillfull,
      full: spec?.storage?.fullRatio ?? FULL_RATIOS.full,
    },
    monitors: monitorsOf(spec, layout),
    recovery: recoveryOf(spec?.cephConfig),
    daemons: daemonsOf(objects, namespace, layout),
    claims: claimsOf(objects, namespace),
  };
}

/** Pools that hold no more than the names of images, because classes keep the data in another. */
function imagePools(objects: readonly any[]): Set<string> {
  const parameters = objects.filter(({ kind }) => kind === 'StorageClass').map(object => object.parameters ?? {});
  return new Set(parameters.filter(({ pool, dataPool }) => dataPool !== undefined && dataPool !== pool).map(({ pool }) => pool));
}
