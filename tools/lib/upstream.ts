/** The modules of tools/go.mod, by the short names used in tools. */
export const MODULES = {
  rook: 'github.com/rook/rook',
  snapshotter: 'github.com/kubernetes-csi/external-snapshotter/client/v8',
  prometheusOperator: 'github.com/prometheus-operator/prometheus-operator',
  kubectlValidate: 'sigs.k8s.io/kubectl-validate',
  helm: 'helm.sh/helm/v3',
  argoCd: 'github.com/argoproj/argo-cd/v3',
  kustomizeController: 'github.com/fluxcd/kustomize-controller',
} as const;

export type ModuleName = keyof typeof MODULES;

/** The Kubernetes version whose built-in kinds types are made from and objects are judged against. */
export const KUBERNETES_VERSION = '1.30';

/** How an upstream file is turned into a vendored one. */
export type Recipe =
  /** As it is. */
  | 'copy'
  /** Only the CustomResourceDefinitions in it, each as it is. */
  | 'crds'
  /** All documents as one JSON array, with marked namespaces replaced by placeholders. */
  | 'manifests';

/** One upstream file and what is made of it under vendor/. */
export interface Upstream {
  readonly module: ModuleName;
  readonly file: string;
  readonly recipe: Recipe;
  readonly output: string;
}

const builtins = `pkg/openapiclient/builtins/${KUBERNETES_VERSION}`;

const crd = (module: ModuleName, dir: string, file: string): Upstream =>
  ({ module, file: `${dir}/${file}`, recipe: 'copy', output: `crds/${file}` });

const builtin = (file: string, output: string): Upstream =>
  ({ module: 'kubectlValidate', file: `${builtins}/${file}`, recipe: 'copy', output: `openapi/${output}` });

const release = (file: string, output: string): Upstream =>
  ({ module: 'rook', file: `deploy/examples/${file}`, recipe: 'manifests', output: `rook-operator/${output}` });

export const UPSTREAM: Upstream[] = [
  { module: 'rook', file: 'deploy/examples/crds.yaml', recipe: 'copy', output: 'crds/ceph.rook.io.yaml' },
  // The CSI operator's own module cannot be had everywhere; Rook ships the same definitions.
  { module: 'rook', file: 'deploy/examples/csi-operator.yaml', recipe: 'crds', output: 'crds/csi.ceph.io.yaml' },
  crd('snapshotter', 'config/crd', 'snapshot.storage.k8s.io_volumesnapshotclasses.yaml'),
  crd('snapshotter', 'config/crd', 'snapshot.storage.k8s.io_volumesnapshotcontents.yaml'),
  crd('snapshotter', 'config/crd', 'snapshot.storage.k8s.io_volumesnapshots.yaml'),
  crd('prometheusOperator', 'example/prometheus-operator-crd', 'monitoring.coreos.com_podmonitors.yaml'),
  crd('prometheusOperator', 'example/prometheus-operator-crd', 'monitoring.coreos.com_prometheusrules.yaml'),
  crd('prometheusOperator', 'example/prometheus-operator-crd', 'monitoring.coreos.com_servicemonitors.yaml'),
  // The objects of GitOps controllers that deliver the output.
  { module: 'argoCd', file: 'manifests/crds/application-crd.yaml', recipe: 'copy', output: 'crds/argoproj.io_applications.yaml' },
  { module: 'kustomizeController', file: 'config/crd/bases/kustomize.toolkit.fluxcd.io_kustomizations.yaml', recipe: 'copy', output: 'crds/kustomize.toolkit.fluxcd.io_kustomizations.yaml' },
  builtin('api/v1.json', 'core.json'),
  builtin('apis/apps/v1.json', 'apps.json'),
  builtin('apis/batch/v1.json', 'batch.json'),
  builtin('apis/networking.k8s.io/v1.json', 'networking.k8s.io.json'),
  builtin('apis/policy/v1.json', 'policy.json'),
  builtin('apis/rbac.authorization.k8s.io/v1.json', 'rbac.authorization.k8s.io.json'),
  builtin('apis/storage.k8s.io/v1.json', 'storage.k8s.io.json'),
  // With what the chart for clusters begins, compared with what the rules take it to be.
  { module: 'rook', file: 'deploy/charts/rook-ceph-cluster/values.yaml', recipe: 'copy', output: 'charts/rook-ceph-cluster.yaml' },
  release('crds.yaml', 'crds.json'),
  release('common.yaml', 'common.json'),
  release('csi-operator.yaml', 'csi-operator.json'),
  release('operator.yaml', 'operator.json'),
  release('monitoring/rbac.yaml', 'monitoring-rbac.json'),
  release('common-second-cluster.yaml', 'second-cluster.json'),
  release('toolbox.yaml', 'toolbox.json'),
];
