import * as csi from '../../imports/csi.ceph.io';
import type { Manifest, Manifests } from '../manifests';

/** What the user chose, as the manifests take it. */
export interface OperatorChoices {
  readonly namespace: string;
  /** Namespaces of clusters beside the operator's own. */
  readonly clusterNamespaces: readonly string[];
  readonly monitoring: boolean;
  readonly snapshotPolicy: string;
  readonly csiControllerReplicas?: number;
  /** Whether the driver for NFS runs, too. */
  readonly nfs: boolean;
  /** All keys of the operator's ConfigMap that differ from upstream. */
  readonly settings: Readonly<Record<string, string>>;
}

/** The ConfigMap that the operator reads its settings from. */
const SETTINGS = 'rook-ceph-operator-config';

/** The driver for NFS, which Rook leaves out of its operator's manifests; its permissions are among those of the CSI operator. */
const NFS_DRIVER: Manifest & csi.Driver = {
  apiVersion: csi.Driver.apiVersion,
  kind: csi.Driver.kind,
  metadata: { name: '{operatorNamespace}.nfs.csi.ceph.com', namespace: '{operatorNamespace}' },
  spec: { fsGroupPolicy: 'File', nodePlugin: { updateStrategy: { type: 'RollingUpdate' } }, controllerPlugin: {} },
};

/** Every object of an operator: definitions first, then what upstream ships, with all choices written in. */
export function documentsOf(manifests: Manifests, choices: OperatorChoices): Manifest[] {
  const { namespace, clusterNamespaces, monitoring, nfs } = choices;
  const ofCluster = (others: readonly Manifest[], cluster: string) => others.map(document => place(document, namespace, cluster));
  const documents = [
    ...manifests.crds,
    ...ofCluster([...manifests.common, ...manifests.csiOperator, ...manifests.operator, ...nfs ? [NFS_DRIVER] : []], namespace),
    ...clusterNamespaces.flatMap(cluster => ofCluster(manifests.secondCluster, cluster)),
    ...monitoring ? [namespace, ...clusterNamespaces].flatMap(cluster => ofCluster(manifests.monitoring, cluster)) : [],
  ];
  return merge(documents).map(document => configure(document, choices));
}

/** An object with its namespaces written in. Definitions name none, and are many times larger than all the rest. */
function place(document: Manifest, operator: string, cluster: string): Manifest {
  if (document.kind === 'CustomResourceDefinition') return document;
  const fill = (value: any): any => {
    if (typeof value === 'string') return value.replaceAll('{operatorNamespace}', operator).replaceAll('{clusterNamespace}', cluster);
    if (Array.isArray(value)) return value.map(fill);
    if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item)]));
    return value;
  };
  return fill(document);
}

/**
 * One object per name. Upstream names some bindings alike for every further cluster, so that applying the manifests of
 * a third cluster would take the second one its rights: their subjects belong together.
 */
function merge(documents: readonly Manifest[]): Manifest[] {
  const merged = new Map<string, Manifest>();
  for (const document of documents) {
    const id = idOf(document);
    const twin = merged.get(id);
    merged.set(id, twin?.subjects ? { ...twin, subjects: [...twin.subjects, ...document.subjects] } : twin ?? document);
  }
  return [...merged.values()];
}

function configure(document: Manifest, { settings, snapshotPolicy, csiControllerReplicas }: OperatorChoices): Manifest {
  if (document.kind === 'ConfigMap' && document.metadata.name === SETTINGS) {
    return { ...document, data: { ...document.data, ...settings } };
  }
  if (document.kind === 'Driver') {
    const controllerPlugin = { ...document.spec.controllerPlugin, ...csiControllerReplicas === undefined ? {} : { replicas: csiControllerReplicas } };
    return { ...document, spec: { ...document.spec, snapshotPolicy, controllerPlugin } };
  }
  return document;
}

/** What tells objects of one operator apart; it is also the construct id. */
export function idOf(document: Manifest): string {
  return [document.kind, document.metadata.namespace, document.metadata.name].filter(part => part !== undefined).join(':');
}
