import type { PolicyManifest } from './policy-manifest';

/** What stands for something else until somebody fills it in: `${NAME}` and `{{ .Values.name }}`. */
const PLACEHOLDER = /\$\{[^}\n]+\}|\{\{[^}\n]+\}\}/g;

/** Objects in which such a thing is no text of a script or of a setting. */
const JUDGED = /^(ceph\.rook\.io|csi\.ceph\.io|objectbucket\.io|snapshot\.storage\.k8s\.io|storage\.k8s\.io)\//;

/** The placeholders of an object of storage, each once. */
export function placeholdersIn({ object }: PolicyManifest): string[] {
  const judged = JUDGED.test(object.apiVersion) || object.kind === 'PersistentVolume' || object.kind === 'PersistentVolumeClaim';
  return judged ? [...new Set(JSON.stringify(object).match(PLACEHOLDER))] : [];
}

/** Whether a value is not what it will be. */
export function isPlaceholder(value: string): boolean {
  return value.search(PLACEHOLDER) >= 0;
}
