import type { NamedFile } from './objects';
import type { StackObject } from '../../../src/model/manifests/stack';

/** What is waited for after a kind was applied, and for how long, in the order of waiting. */
const SERVICES = ['CephBlockPool', 'CephFilesystem', 'CephObjectStore'];
const WORKLOADS = ['DaemonSet', 'Deployment', 'StatefulSet'];

/** The commands that bring synthesized files to life, in order, each with what has to be waited for. */
export function nextSteps(dir: string, phases: readonly NamedFile[]): string[] {
  const byController = [...BY_ARGO_CD, ...BY_FLUX].flatMap(kind => phases.filter(({ objects }) => objects.some(({ id }) => id.startsWith(kind))));
  if (byController.length > 0) return handedOver(dir, byController);
  return phases.flatMap(({ file, objects }) => [
    `kubectl apply --server-side -f ${dir}/${file}`,
    ...objects.some(({ kind }) => kind === 'CustomResourceDefinition') ? [`kubectl wait --for=condition=Established --timeout=2m -f ${dir}/${file}`] : [],
    ...WORKLOADS.flatMap(kind => named(objects, kind).map(({ name, namespace }) => {
      return `kubectl -n ${namespace} rollout status ${kind.toLowerCase()}/${name} --timeout=5m`;
    })),
    ...named(objects, 'CephCluster').map(({ name, namespace }) => ready(namespace, `cephcluster/${name}`, '30m')),
    ...SERVICES.flatMap(kind => namespaces(objects, kind).map(namespace => ready(namespace, `${kind.toLowerCase()} --all`, '10m'))),
  ]);
}

/** What is applied by hand where a GitOps controller applies the rest. */
const BY_ARGO_CD = ['ConfigMap/core/argocd/argocd-cm', 'Application/argoproj.io/'];
const BY_FLUX = ['Kustomization/kustomize.toolkit.fluxcd.io/'];

/** The files of the controller itself, and then the last of what it applies is waited for. */
function handedOver(dir: string, files: readonly NamedFile[]): string[] {
  const objects = files.flatMap(file => file.objects), [last] = objects.slice(-1);
  const so = last.kind === 'Application' ? "jsonpath='{.status.health.status}'=Healthy" : 'condition=Ready';
  return [
    // Of a ConfigMap of others only our keys are set: an apply would remove those that client-side apply has set.
    ...files.map(({ file, objects: [{ kind, name, namespace }] }) => kind === 'ConfigMap' ? `kubectl -n ${namespace} patch configmap ${name} --patch-file ${dir}/${file}` : `kubectl apply --server-side -f ${dir}/${file}`),
    `kubectl -n ${last.namespace} wait ${last.kind.toLowerCase()}/${last.name} --for=${so} --timeout=2h`,
  ];
}

function ready(namespace: string, what: string, timeout: string): string {
  return `kubectl -n ${namespace} wait ${what} --for=jsonpath='{.status.phase}'=Ready --timeout=${timeout}`;
}

function named(objects: readonly StackObject[], kind: string): { name: string; namespace: string }[] {
  return objects.filter(object => object.kind === kind).map(({ name, namespace = 'default' }) => ({ name, namespace }));
}

function namespaces(objects: readonly StackObject[], kind: string): string[] {
  return [...new Set(named(objects, kind).map(({ namespace }) => namespace))].sort();
}
