/** Kinds that live in no namespace, also where somebody wrote one on them. */
const CLUSTER_SCOPED = new Set([
  'APIService', 'CSIDriver', 'CertificateSigningRequest', 'ClusterRole', 'ClusterRoleBinding', 'CustomResourceDefinition', 'IngressClass',
  'MutatingWebhookConfiguration', 'Namespace', 'Node', 'ObjectBucket', 'PersistentVolume', 'PriorityClass', 'RuntimeClass', 'StorageClass',
  'ValidatingWebhookConfiguration', 'VolumeSnapshotClass', 'VolumeSnapshotContent',
]);

/** Whether a kind lives in no namespace. */
export function isClusterScoped(kind: string): boolean {
  return CLUSTER_SCOPED.has(kind);
}

/** What an object is called in the cluster: kind, group, namespace and name. Two with the same identity are one. */
export function identityOf({ apiVersion, kind, metadata }: any): string {
  const group = groupOf(apiVersion);
  const namespace = CLUSTER_SCOPED.has(kind) ? undefined : metadata?.namespace;
  return [kind, group, ...namespace === undefined ? [] : [namespace], metadata?.name].join('/');
}

/** The resource of an object as `kubectl` takes it, e.g. `cephcluster.ceph.rook.io`. */
export function resourceOf({ apiVersion, kind }: any): string {
  const group = groupOf(apiVersion);
  const name = `${kind}`.toLowerCase();
  return group === 'core' ? name : `${name}.${group}`;
}

function groupOf(apiVersion: unknown): string {
  return String(apiVersion).includes('/') ? String(apiVersion).split('/')[0] : 'core';
}
