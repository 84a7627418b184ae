import { resourceOf } from './identity';
import type { StackState } from './state';

/** The objects of a stack that is not there yet, in the order in which they are applied, each part waiting for the one before. */
export interface Installation {
  /** Kinds and namespaces, without which nothing else is taken. */
  readonly definitions: readonly any[];
  /** The operator, the CSI drivers, volumes and what prepares hosts: what stands before the first cluster. */
  readonly operator: readonly any[];
  /** The clusters, with the pods in which commands are given to them. */
  readonly clusters: readonly any[];
  /** Everything else that Rook makes. */
  readonly services: readonly any[];
  /** Classes, and what uses them. */
  readonly applications: readonly any[];
}

const ROOK = 'ceph.rook.io';

/** Kinds of Rook that say in `status.phase` how far they are. */
const PHASED = new Set([
  'CephBlockPool', 'CephBlockPoolRadosNamespace', 'CephClient', 'CephFilesystem', 'CephFilesystemSubVolumeGroup', 'CephNFS', 'CephObjectRealm', 'CephObjectStore', 'CephObjectStoreUser', 'CephObjectZone', 'CephObjectZoneGroup',
]);

/** Cut a stack into the parts of its installation; inside each the order stays. */
export function installationOf({ objects, unnamed }: StackState): Installation {
  const all = [...objects.values(), ...unnamed];
  const isDefinition = ({ kind }: any) => kind === 'CustomResourceDefinition' || kind === 'Namespace';
  const isClusters = ({ kind, metadata }: any) => kind === 'CephCluster' || (kind === 'Deployment' && metadata?.labels?.app === 'rook-ceph-tools');
  const isService = ({ apiVersion }: any) => `${apiVersion}`.startsWith(`${ROOK}/`);
  const first = all.findIndex(({ kind }) => kind === 'CephCluster');
  const rest = all.map((object, i) => ({ object, before: i < first })).filter(({ object }) => !isDefinition(object) && !isClusters(object) && !isService(object));
  return {
    definitions: all.filter(isDefinition),
    operator: rest.filter(({ before }) => before).map(({ object }) => object),
    clusters: all.filter(isClusters),
    services: all.filter(object => isService(object) && !isClusters(object)),
    applications: rest.filter(({ before }) => !before).map(({ object }) => object),
  };
}

/** A name by which objects are asked for. */
export interface Asked {
  readonly resource: string;
  readonly namespace?: string;
  readonly name: string;
}

function asked(object: any): Asked {
  const { namespace, name } = object.metadata;
  return { resource: resourceOf(object), ...namespace === undefined ? {} : { namespace }, name };
}

/** Kinds that the API server knows only when it says so. */
export const definitionsIn = (objects: readonly any[]): Asked[] => objects.filter(({ kind }) => kind === 'CustomResourceDefinition').map(asked);

/** Pods that must run: Deployments with replicas, and DaemonSets. */
export const workloadsIn = (objects: readonly any[]): Asked[] => objects.filter(({ kind, spec }) => kind === 'DaemonSet' || (kind === 'Deployment' && spec?.replicas !== 0)).map(asked);

/** What Rook makes and tells the phase of. */
export const phasedIn = (objects: readonly any[]): Asked[] => objects.filter(({ apiVersion, kind }) => `${apiVersion}`.startsWith(`${ROOK}/`) && PHASED.has(kind)).map(asked);

/** Claims that are bound without a pod: their class is among the objects, and does not wait for one. */
export function boundIn(objects: readonly any[]): Asked[] {
  const prompt = new Set(objects.filter(({ kind, volumeBindingMode }) => kind === 'StorageClass' && volumeBindingMode !== 'WaitForFirstConsumer').map(({ metadata }) => metadata?.name));
  return objects.filter(({ kind, spec }) => kind === 'PersistentVolumeClaim' && prompt.has(spec?.storageClassName)).map(asked);
}
