import { deliveredBy, isPaused, pauseCommand } from '../../../src/model/manifests';

const labelled = (labels: Record<string, string>, annotations: Record<string, string> = {}) => ({
  apiVersion: 'ceph.rook.io/v1', kind: 'CephCluster', metadata: { name: 'ceph', namespace: 'rook-ceph', labels, annotations },
});
const tracked = (id: string, object: any = labelled({})) => ({ ...object, metadata: { ...object.metadata, annotations: { 'argocd.argoproj.io/tracking-id': id } } });

const KUSTOMIZATION = { 'kustomize.toolkit.fluxcd.io/name': 'storage-cluster', 'kustomize.toolkit.fluxcd.io/namespace': 'flux-system' };

describe('An object is delivered', () => {
  test('by the Kustomization that its labels name', () => {
    expect(deliveredBy(labelled(KUSTOMIZATION))).toEqual({ tool: 'Flux', apiVersion: 'kustomize.toolkit.fluxcd.io/v1', kind: 'Kustomization', name: 'storage-cluster', namespace: 'flux-system' });
  });

  test('by the HelmRelease that its labels name', () => {
    const object = labelled({ 'helm.toolkit.fluxcd.io/name': 'rook-ceph-cluster', 'helm.toolkit.fluxcd.io/namespace': 'rook-ceph', 'app.kubernetes.io/managed-by': 'Helm' });
    expect(deliveredBy(object)).toEqual({ tool: 'Flux', apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', name: 'rook-ceph-cluster', namespace: 'rook-ceph' });
  });

  test.each([
    ['in the namespace of Argo CD', 'storage:ceph.rook.io/CephCluster:rook-ceph/ceph', labelled({}), { name: 'storage' }],
    ['in a namespace of its own', 'team-a_storage:ceph.rook.io/CephCluster:rook-ceph/ceph', labelled({}), { name: 'storage', namespace: 'team-a' }],
    ['of a kind of the core group', 'storage:/PersistentVolume:default/node-a', { apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'node-a' } }, { name: 'storage' }],
    ['of a kind without a namespace', 'storage:storage.k8s.io/StorageClass:/fast', { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'fast' } }, { name: 'storage' }],
  ])('by the Application that its tracking id names, %s', (_, id, object, expected) => {
    expect(deliveredBy(tracked(id, object))).toEqual({ tool: 'Argo CD', apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', ...expected });
  });

  test('by the Application that its label names', () => expect(deliveredBy(labelled({ 'argocd.argoproj.io/instance': 'storage' }))).toMatchObject({ kind: 'Application', name: 'storage' }));
});

describe('An object is delivered by nobody', () => {
  test.each([
    ['without marks', labelled({})],
    ['without metadata', { apiVersion: 'v1', kind: 'ConfigMap' }],
    ['that is not there', undefined],
    ['of Helm alone, which puts nothing back', labelled({ 'app.kubernetes.io/managed-by': 'Helm', 'app.kubernetes.io/instance': 'rook' }, { 'meta.helm.sh/release-name': 'rook' })],
    ['with no more than how to treat it', labelled({}, { 'argocd.argoproj.io/sync-wave': '-40', 'argocd.argoproj.io/sync-options': 'Prune=false', 'kustomize.toolkit.fluxcd.io/prune': 'disabled' })],
    ['that Flux is told to leave alone', labelled(KUSTOMIZATION, { 'kustomize.toolkit.fluxcd.io/reconcile': 'disabled' })],
    ['that Flux is told to ignore', labelled(KUSTOMIZATION, { 'kustomize.toolkit.fluxcd.io/ssa': 'Ignore' })],
    ['whose tracking id was copied from another name', tracked('storage:ceph.rook.io/CephCluster:rook-ceph/other')],
    ['whose tracking id was copied from another kind', tracked('storage:ceph.rook.io/CephFilesystem:rook-ceph/ceph')],
    ['whose tracking id was copied from another namespace', tracked('storage:ceph.rook.io/CephCluster:elsewhere/ceph')],
    ['whose tracking id is none', tracked('storage')],
  ])('%s', (_, object) => expect(deliveredBy(object)).toBeUndefined());
});

describe('A deliverer is paused', () => {
  const application = (more: object) => ({ kind: 'Application', metadata: {}, spec: { syncPolicy: { automated: { selfHeal: true } } }, ...more });

  test.each([
    ['a Kustomization that is suspended', { kind: 'Kustomization', spec: { suspend: true } }, true],
    ['a HelmRelease that is suspended', { kind: 'HelmRelease', spec: { suspend: true } }, true],
    ['an Application that is skipped', application({ metadata: { annotations: { 'argocd.argoproj.io/skip-reconcile': 'true' } } }), true],
    ['an Application whose syncs somebody starts', application({ spec: { syncPolicy: { syncOptions: [] } } }), true],
    ['an Application without a sync policy', application({ spec: {} }), true],
    ['an Application with automation switched off', application({ spec: { syncPolicy: { automated: { enabled: false } } } }), true],
    ['a Kustomization at work', { kind: 'Kustomization', spec: {} }, false],
    ['an automated Application', application({}), false],
    ['an Application whose automation has no options', application({ spec: { syncPolicy: { automated: {} } } }), false],
    ['a skipped Application that is being synced', application({ metadata: { annotations: { 'argocd.argoproj.io/skip-reconcile': 'true' } }, status: { operationState: { phase: 'Running' } } }), false],
    ['a manual Application that was just told to sync', application({ spec: {}, operation: { sync: {} } }), false],
    ['an Application that could not be read whole', { kind: 'Application' }, false],
    ['one that is not there', undefined, false],
    ['a kind that is not known', { kind: 'Bundle', spec: { suspend: true } }, false],
  ])('%s', (_, deliverer, paused) => expect(isPaused(deliverer)).toBe(paused));
});

test('the command that pauses names kind, name and namespace, and so does the one that lets it go on', () => {
  const kustomization = deliveredBy(labelled(KUSTOMIZATION))!, application = deliveredBy(labelled({ 'argocd.argoproj.io/instance': 'storage' }))!;
  expect(pauseCommand(kustomization)).toBe('flux suspend kustomization storage-cluster -n flux-system');
  expect(pauseCommand(kustomization, false)).toBe('flux resume kustomization storage-cluster -n flux-system');
  expect(pauseCommand({ ...kustomization, kind: 'HelmRelease', name: 'rook', namespace: 'rook-ceph' })).toBe('flux suspend helmrelease rook -n rook-ceph');
  expect(pauseCommand(application)).toBe('kubectl -n argocd annotate application storage argocd.argoproj.io/skip-reconcile=true');
  expect(pauseCommand(application, false)).toBe('kubectl -n argocd annotate application storage argocd.argoproj.io/skip-reconcile-');
});
