import { list } from './look';
import type { ClusterState, StackState } from './state';

/** What an operator or another workload is called. */
interface WorkloadName {
  readonly name?: string;
  readonly namespace?: string;
}

/** A cluster of which some device sets are drained before they go. */
export interface DrainedSets {
  readonly former: ClusterState;
  /** The names of the sets. */
  readonly sets: ReadonlySet<string>;
}

/** What shall be, with the device sets that are drained first still in it. */
export function withFormerSets(next: StackState, draining: readonly DrainedSets[]): any[] {
  return [...next.objects.values()].map(object => {
    const drained = draining.find(({ former }) => isCluster(object, former));
    if (drained === undefined) return object;
    const { storage } = object.spec, was = drained.former.object.spec.storage;
    const still = list(was.storageClassDeviceSets).filter(({ name }) => drained.sets.has(name));
    const others = list(storage.storageClassDeviceSets).filter(({ name }) => !drained.sets.has(name));
    return {
      ...object,
      spec: {
        ...object.spec,
        storage: {
          ...storage,
          // Told to follow the sizes of devices, the operator would give OSDs that are drained their weight back.
          ...storage.allowOsdCrushWeightUpdate === true || was.allowOsdCrushWeightUpdate === true ? { allowOsdCrushWeightUpdate: false } : {},
          storageClassDeviceSets: [...others, ...still].sort((a, b) => a.name < b.name ? -1 : 1),
        },
      },
    };
  });
}

/** The same objects with every cluster on the release of Ceph that it runs. */
export function withFormerCeph(objects: readonly any[], former: readonly ClusterState[]): any[] {
  return objects.map(object => {
    const was = former.find(cluster => isCluster(object, cluster))?.object.spec?.cephVersion;
    return was === undefined ? object : { ...object, spec: { ...object.spec, cephVersion: was } };
  });
}

/** Some volumes that a state has and another has not. */
export function volumesOnlyIn(former: StackState, next: StackState, names: ReadonlySet<string>): any[] {
  return [...former.objects].filter(([id, { kind, metadata }]) => kind === 'PersistentVolume' && names.has(metadata?.name) && !next.objects.has(id)).map(([, object]) => object);
}

/** The objects with a Deployment held at no replicas: applied as it is, it would come back while a step relies on its absence. */
export function heldDown(objects: readonly any[], workload: WorkloadName): any[] {
  return objects.map(object => isDeployment(object, workload) ? { ...object, spec: { ...object.spec, replicas: 0 } } : object);
}

/** How many replicas a Deployment is declared with; one where it is not among the objects. */
export function replicasOf(objects: Iterable<any>, workload: WorkloadName): number {
  const replicas = [...objects].find(object => isDeployment(object, workload))?.spec?.replicas;
  return typeof replicas === 'number' ? replicas : 1;
}

function isCluster({ kind, metadata }: any, { key }: ClusterState): boolean {
  return kind === 'CephCluster' && key === `${metadata?.namespace}/${metadata?.name}`;
}

function isDeployment({ kind, metadata }: any, { name, namespace }: WorkloadName): boolean {
  return kind === 'Deployment' && metadata?.name === name && metadata?.namespace === namespace;
}
