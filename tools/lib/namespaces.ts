/** Stands for the operator's namespace in vendored manifests. */
export const OPERATOR = '{operatorNamespace}';
/** Stands for the cluster's namespace in vendored manifests. */
export const CLUSTER = '{clusterNamespace}';

type Doc = Record<string, any>;

const place = (role: string) => (role === 'operator' ? OPERATOR : CLUSTER);

/** Rook marks in comments where namespaces stand, and documents sed commands over them; these are the same, kept in that order. */
const MARKERS: { pattern: RegExp; replace: (...match: string[]) => string }[] = [
  {
    pattern: /^(.*serviceaccount):[^:#\n]*:(\S+) *# serviceaccount:namespace:(operator|cluster)$/gm,
    replace: (_, head, account, role) => `${head}:${place(role)}:${account}`,
  },
  {
    pattern: /^(.*): *[-\w]+\.(\S+) *# driver:namespace:(operator|cluster)$/gm,
    replace: (_, head, driver, role) => `${head}: '${place(role)}.${driver}'`,
  },
  {
    pattern: /^(.*): *rook-ceph\.(\S+) *# csi-provisioner-name$/gm,
    replace: (_, head, driver) => `${head}: '${OPERATOR}.${driver}'`,
  },
  {
    pattern: /^(.*): *\S+ *# namespace:(operator|cluster)$/gm,
    replace: (_, head, role) => `${head}: '${place(role)}'`,
  },
];

const ANY_MARKER = /# *(\w+:)?namespace:(operator|cluster)|# *csi-provisioner-name/;

/** Replaces every marked value by its placeholder; a marker no rule understands is an error, not a value left behind. */
export function placeNamespaces(file: string, yaml: string): string {
  const placed = MARKERS.reduce((text, { pattern, replace }) => text.replace(pattern, replace), yaml);
  const left = placed.split('\n').filter(line => ANY_MARKER.test(line));
  if (left.length > 0) throw new Error(`${file}: namespace markers that could not be replaced:\n${left.join('\n')}`);
  return placed;
}

/**
 * Corrects what upstream's markers get wrong.
 * The account of the operator lives beside the operator, but monitoring/rbac.yaml marks it as the cluster's; that only works while both
 * namespaces are one.
 */
export function correctSubjects(docs: Doc[]): number {
  const wrong = docs.flatMap(doc => doc.subjects ?? [])
    .filter(subject => subject.kind === 'ServiceAccount' && subject.name === 'rook-ceph-system' && subject.namespace !== OPERATOR);
  for (const subject of wrong) subject.namespace = OPERATOR;
  return wrong.length;
}

/** The places in which a namespace is still written out, as `Kind name: path = value`. Definitions only talk about namespaces. */
export function fixedNamespaces(docs: Doc[]): string[] {
  return docs.filter(doc => doc.kind !== 'CustomResourceDefinition')
    .flatMap(doc => visit(doc, '').map(found => `${doc.kind} ${doc.metadata?.name}: ${found}`));
}

function visit(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => visit(item, `${path}[${index}]`));
  if (value !== null && typeof value === 'object') return Object.entries(value).flatMap(([key, item]) => visit(item, `${path}.${key}`));
  if (typeof value !== 'string') return [];
  const namesOne = /\.namespace$/i.test(path) && ![OPERATOR, CLUSTER].includes(value);
  const embedsOne = /^rook-ceph(-secondary)?$|system:serviceaccount:rook-ceph|^rook-ceph\.\w+\.csi\.ceph\.com$/.test(value);
  const isLabel = path.startsWith('.metadata.labels'); // `app.kubernetes.io/name: rook-ceph` is the name of the software
  return namesOne || (embedsOne && !isLabel) ? [`${path} = ${value}`] : [];
}
