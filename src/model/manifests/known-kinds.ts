import type { PolicyManifest } from './policy-manifest';

/** Groups whose kinds are about storage. */
const GROUPS = new Set(['ceph.rook.io', 'csi.ceph.io', 'objectbucket.io', 'storage.k8s.io', 'snapshot.storage.k8s.io']);

/** Other kinds of which rules are asked. */
const KINDS = new Set([
  'ConfigMap', 'CustomResourceDefinition', 'DaemonSet', 'Deployment', 'Job', 'Namespace', 'PersistentVolume', 'PersistentVolumeClaim', 'Secret', 'StatefulSet',
]);

/** Whether some rule is asked of objects of this kind. */
export function isJudged({ object }: PolicyManifest): boolean {
  return isStorage(object) || KINDS.has(object?.kind);
}

/** Whether an object is storage itself. */
export function isStorage(object: any): boolean {
  return GROUPS.has(`${object?.apiVersion}`.split('/')[0]) || /^PersistentVolume/.test(`${object?.kind}`);
}
