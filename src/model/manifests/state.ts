import { ClusterSettings, settingsOf } from './cluster-settings';
import { isForDelivery } from './delivered-by';
import { identityOf } from './identity';
import { isInstruction } from './items';
import { readCluster } from './read-cluster';
import { readPools } from './read-pools';
import { settled } from './without-nulls';
import type { ClusterLayout, PoolSpec } from '../layout';

/** A stack of storage as its objects tell: those of a synthesized directory, or those read back from a cluster. */
export interface StackState {
  /** Every object by what it is called in the cluster: `<kind>/<group>/<namespace>/<name>`. */
  readonly objects: ReadonlyMap<string, any>;
  /** What would be an object if it had a name: it cannot be compared with anything, and whoever judges must say so. */
  readonly unnamed: readonly any[];
  /** Sorted by namespace. */
  readonly clusters: readonly ClusterState[];
  /** Where Rook's operator runs; undefined where it is not among the objects. */
  readonly operatorNamespace?: string;
}

/** One CephCluster with everything that stands on it. */
export interface ClusterState {
  /** `<namespace>/<name>`. */
  readonly key: string;
  readonly name: string;
  readonly namespace: string;
  readonly settings: ClusterSettings;
  /** The CephCluster. */
  readonly object: any;
  /** Its OSDs and the hosts that carry them; taints, processors and memory of hosts are not known from objects. */
  readonly layout: ClusterLayout;
  /** Every pool that Rook makes of the objects, by name. */
  readonly pools: readonly PoolSpec[];
}

/** Read objects as plain data, in any order. What is no object, or is there for a GitOps controller only, is left out; of two with the same name the last one counts. */
export function stateOf(manifests: readonly any[]): StackState {
  const objects = new Map<string, any>(), unnamed: any[] = [];
  for (const manifest of manifests.map(settled)) {
    if (manifest === null || typeof manifest !== 'object' || manifest.kind === undefined || isInstruction(manifest) || isForDelivery(manifest)) continue;
    if (typeof manifest.metadata?.name === 'string') objects.set(identityOf(manifest), manifest);
    else unnamed.push(manifest);
  }
  const all = [...objects.values()];
  const clusters = all.filter(({ kind }) => kind === 'CephCluster').map((object): ClusterState => {
    const { name, namespace } = object.metadata ?? {};
    return {
      key: `${namespace}/${name}`, name, namespace, settings: settingsOf(object), object, layout: readCluster(object, all), pools: readPools(namespace, all),
    };
  });
  const operatorNamespace = all.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'rook-ceph-operator')?.metadata.namespace;
  return { objects, unnamed, clusters: clusters.sort((a, b) => a.key < b.key ? -1 : 1), ...operatorNamespace === undefined ? {} : { operatorNamespace } };
}
