import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { PATHS } from './paths';
import { bodyOf, fromCrd, fromOpenApi, type ObjectShape, type OpenApiSchemas } from './shapes';

/** One API kind and the shape of its body: everything but apiVersion, kind, metadata and status. */
export interface ImportedKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly body: ObjectShape;
}

/** Which custom kinds to import, by API group; all of a group where no list is given. */
const CUSTOM: Record<string, string[] | undefined> = {
  'ceph.rook.io': undefined,
  'objectbucket.io': undefined,
  'csi.ceph.io': undefined,
  'snapshot.storage.k8s.io': ['VolumeSnapshot', 'VolumeSnapshotClass'],
  'monitoring.coreos.com': ['PodMonitor', 'PrometheusRule', 'ServiceMonitor'],
};

/** Which of Kubernetes' own kinds to import, by the name of the file they come from and go to. */
const BUILTIN: Record<string, string[]> = {
  'core': ['ConfigMap', 'Namespace', 'PersistentVolume', 'PersistentVolumeClaim', 'Pod', 'Secret', 'Service', 'ServiceAccount'],
  'apps': ['DaemonSet', 'Deployment', 'StatefulSet'],
  'batch': ['CronJob', 'Job'],
  'networking.k8s.io': ['Ingress', 'NetworkPolicy'],
  'policy': ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
  'storage.k8s.io': ['StorageClass'],
};

const byKind = (a: ImportedKind, b: ImportedKind) => (a.kind < b.kind ? -1 : 1);

/** The custom kinds among the vendored CRDs, each in the version the API server stores. */
export function customKinds(): Map<string, ImportedKind[]> {
  const groups = new Map<string, ImportedKind[]>(Object.keys(CUSTOM).map(group => [group, []]));
  for (const file of readdirSync(PATHS.crds).sort()) {
    for (const document of parseAllDocuments(readFileSync(join(PATHS.crds, file), 'utf8'))) {
      const definition = document.toJS();
      if (!definition) continue; // a separator with nothing but comments behind it
      const { group, names: { kind }, scope, versions } = definition.spec;
      const wanted = CUSTOM[group];
      if (!groups.has(group) || (wanted && !wanted.includes(kind))) continue;
      const version = versions.find((candidate: { storage: boolean }) => candidate.storage);
      const body = bodyOf(fromCrd(version.schema.openAPIV3Schema));
      groups.get(group)!.push({ apiVersion: `${group}/${version.name}`, kind, namespaced: scope === 'Namespaced', body });
    }
  }
  for (const kinds of groups.values()) kinds.sort(byKind);
  return groups;
}

/** Kubernetes' own kinds, from the OpenAPI documents kubectl-validate carries. */
export function builtinKinds(): Map<string, ImportedKind[]> {
  return new Map(Object.entries(BUILTIN).map(([file, kinds]) => {
    const { components: { schemas }, paths } = JSON.parse(readFileSync(join(PATHS.openapi, `${file}.json`), 'utf8'));
    return [file, kinds.map(kind => builtinKind(kind, schemas, paths)).sort(byKind)];
  }));
}

function builtinKind(kind: string, schemas: OpenApiSchemas, paths: Record<string, any>): ImportedKind {
  const name = Object.keys(schemas).find(key => key.endsWith(`.v1.${kind}`) && schemas[key]['x-kubernetes-group-version-kind']);
  if (!name) throw new Error(`no schema for ${kind}`);
  const { group, version } = schemas[name]['x-kubernetes-group-version-kind'][0];
  const created = Object.entries(paths).filter(([, verbs]) => verbs.post?.['x-kubernetes-group-version-kind']?.kind === kind);
  return {
    apiVersion: group ? `${group}/${version}` : version,
    kind,
    namespaced: created.some(([path]) => path.includes('/{namespace}/')),
    body: bodyOf(fromOpenApi(name, schemas) as ObjectShape),
  };
}
