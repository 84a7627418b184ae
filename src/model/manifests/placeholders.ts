import type { PolicyManifest } from './policy-manifest';

/** What stands for something else until somebody fills it in: `${NAME}` and `{{ .Values.name }}`. */
const PLACEHOLDER = /\$\{[^}\n]+\}|\{\{[^}\n]+\}\}/g;

/** Objects in which such a thing is no text of a script or of a setting. */
const JUDGED = /^(ceph\.rook\.io|csi\.ceph\.io|objectbucket\.io|snapshot\.storage\.k8s\.io|storage\.k8s\.io)\//;

/** The placeholders of an object of storage, each once. */
export function placeholdersIn({ object }: PolicyManifest): string[] {
  const judged = JUDGED.test(object.apiVersion) || object.kind === 'PersistentVolume' || object.kind === 'PersistentVolumeClaim';
  return judged && mayHold(object) ? [...new Set(JSON.stringify(object).match(PLACEHOLDER))] : [];
}

/** Whether one may begin in a text anywhere in a value: most objects need no closer look. */
function mayHold(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('${') || value.includes('{{');
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(mayHold);
  for (const key in value) if (mayHold(key) || mayHold((value as Record<string, unknown>)[key])) return true;
  return false;
}

/** Whether a value is not what it will be. */
export function isPlaceholder(value: string): boolean {
  return value.search(PLACEHOLDER) >= 0;
}
