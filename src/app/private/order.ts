/** Kinds that others refer to, and kinds that refer to others; custom kinds stand in between. */
const FIRST = [
  'Namespace', 'CustomResourceDefinition', 'PriorityClass', 'ResourceQuota', 'LimitRange', 'ServiceAccount',
  'ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding', 'NetworkPolicy', 'ConfigMap', 'Secret',
  'StorageClass', 'VolumeSnapshotClass', 'PersistentVolume', 'PersistentVolumeClaim',
];
const LAST = [
  'Service', 'DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet', 'Job', 'CronJob', 'Pod', 'PodDisruptionBudget',
  'HorizontalPodAutoscaler', 'Ingress', 'APIService', 'ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration',
];
const BETWEEN = FIRST.length;
const RANK = new Map([...FIRST.map((kind, i) => [kind, i] as const), ...LAST.map((kind, i) => [kind, BETWEEN + 1 + i] as const)]);

/**
 * The order of objects inside a phase: by kind, so that what is referred to comes first, then by name. It follows from
 * the objects alone, and compares code units, so it is the same for every order of declaration, machine and locale.
 */
export function canonically(a: any, b: any): number {
  return rankOf(a) - rankOf(b)
    || compare(a.apiVersion, b.apiVersion) || compare(a.kind, b.kind)
    || compare(a.metadata?.namespace, b.metadata?.namespace) || compare(a.metadata?.name, b.metadata?.name);
}

function rankOf(object: any): number {
  return RANK.get(object.kind) ?? BETWEEN;
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
