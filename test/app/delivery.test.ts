import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, Chart, Size } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { BlockPool, CephCluster, Delivery, FluxSourceKind, Host, LocalVolume, LocalVolumeSet, Phase, Policy, RookOperator, StorageApp, StorageClass } from '../../src';
import { stateOf } from '../../src/model/manifests';

let outdir: string;
beforeEach(() => { outdir = mkdtempSync(join(tmpdir(), 'delivery-')); });
afterEach(() => rmSync(outdir, { recursive: true }));

const REPOSITORY = 'https://git.example.com/platform/storage.git';
const ARGO_CD = Delivery.argoCd({ repository: REPOSITORY, path: 'storage/dist' });
const FLUX = Delivery.flux({ path: 'clusters/production/storage' });
const WAVE = 'argocd.argoproj.io/sync-wave', OPTIONS = 'argocd.argoproj.io/sync-options', PRUNE = 'kustomize.toolkit.fluxcd.io/prune';

/** A stack on three hosts, with or without Rook itself. */
function stack(delivery?: Delivery, { withOperator = true, more = (_: Chart): void => undefined } = {}): StorageApp {
  const app = new StorageApp({ outdir, quiet: true, delivery });
  const chart = new Chart(app, 'storage');
  const operator = withOperator ? new RookOperator(chart, 'rook') : undefined;
  const hosts = ['node-a', 'node-b', 'node-c'].map((name, i) => Host.named(name, { volumes: [LocalVolume.disk(`/dev/disk/by-id/wwn-0x5000c500a1b2c30${i}`, { size: Size.tebibytes(4) })] }));
  const cluster = new CephCluster(chart, 'ceph', { operator, storage: [new LocalVolumeSet(chart, 'disks', { hosts })] });
  const fast = new StorageClass(chart, 'fast', { backend: new BlockPool(chart, 'volumes', { cluster }), isDefault: true });
  fast.claim(new Chart(app, 'shop', { namespace: 'default' }), 'orders', { size: Size.gibibytes(50) });
  more(chart);
  return app;
}

const files = () => readdirSync(outdir, { recursive: true, encoding: 'utf8' }).filter(file => statSync(join(outdir, file)).isFile()).sort();
const read = (file: string): any[] => parseAllDocuments(readFileSync(join(outdir, file), 'utf8')).map(document => document.toJS());
const one = (objects: any[], kind: string) => objects.find(object => object.kind === kind);
const annotations = (object: any) => object.metadata.annotations ?? {};

describe('Delivery by kubectl', () => {
  test('is what an app does without being told, byte by byte', () => expect(stack(Delivery.kubectl()).synthYaml()).toBe(stack().synthYaml()));

  test('writes numbered files and nothing beside them', () => {
    stack(Delivery.fromProps({})).synth();
    expect(files()).toEqual(['00-crds.k8s.yaml', '10-operator.k8s.yaml', '20-volumes.k8s.yaml', '30-cluster.k8s.yaml', '40-services.k8s.yaml', '50-classes.k8s.yaml', '70-applications.k8s.yaml']);
  });
});

describe('Delivery by Argo CD', () => {
  test('gives every object the wave of its phase, definitions first and applications in the wave of all that has none', () => {
    const app = stack(ARGO_CD);
    const waves = Object.values(Phase).sort().map(phase => [...new Set(app.documents(phase).map(object => annotations(object)[WAVE]))]);
    expect(waves).toEqual([['-70'], ['-60'], ['-50'], ['-40'], ['-30'], ['-20'], [], ['0']]);
  });

  test('says the same objects otherwise', () => {
    const bare = (app: StorageApp) => JSON.parse(JSON.stringify(Object.values(Phase).flatMap(phase => app.documents(phase)), (key, value) => key === 'annotations' ? undefined : value));
    expect(bare(stack(ARGO_CD))).toEqual(bare(stack()));
  });

  test('lets neither definitions, nor namespaces, nor what holds data be pruned or deleted', () => {
    const app = stack(ARGO_CD);
    const kept = Object.values(Phase).flatMap(phase => app.documents(phase)).filter(object => /\bPrune=false,Delete=false\b/.test(annotations(object)[OPTIONS] ?? ''));
    expect([...new Set(kept.map(({ kind }) => kind))].sort()).toEqual([
      'CephBlockPool', 'CephCluster', 'CustomResourceDefinition', 'Namespace', 'PersistentVolume', 'PersistentVolumeClaim',
    ]);
  });

  test('applies definitions, clusters and other large objects by the server, without a copy in an annotation', () => {
    const app = stack(ARGO_CD, {
      more: chart => {
        const config = (name: string, size: number) => new ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, ...{ data: { text: 'x'.repeat(size) } } });
        config('large', 200 * 1024);
        config('small', 1024);
      },
    });
    const all = Object.values(Phase).flatMap(phase => app.documents(phase));
    const byServer = all.filter(object => /\bServerSideApply=true\b/.test(annotations(object)[OPTIONS] ?? ''));
    expect([...new Set(byServer.map(({ kind, metadata }) => kind === 'ConfigMap' ? metadata.name : kind))].sort()).toEqual(['CephCluster', 'CustomResourceDefinition', 'large']);
    expect(annotations(one(all, 'CephCluster'))[OPTIONS]).toBe('Prune=false,Delete=false,ServerSideApply=true');
  });

  test('leaves what an object says itself', () => {
    const app = stack(ARGO_CD, {
      withOperator: false,
      more: chart => {
        const own = { [WAVE]: '7', [OPTIONS]: 'Prune=confirm, Validate=false' };
        new ApiObject(chart, 'own', { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'things.example.com', annotations: own } });
      },
    });
    expect(annotations(app.documents(Phase.CRDS)[0])).toMatchObject({ [WAVE]: '7', [OPTIONS]: 'Prune=confirm,Validate=false,Delete=false,ServerSideApply=true', [PRUNE]: 'disabled' });
  });

  test('writes an Application into a folder that Argo CD does not look into', () => {
    stack(ARGO_CD).synth();
    expect(files().filter(file => !/^\d/.test(file))).toEqual(['argo-cd/10-health-checks.k8s.yaml', 'argo-cd/20-application.k8s.yaml']);
    const [{ metadata, spec }] = read('argo-cd/20-application.k8s.yaml');
    expect(metadata).toMatchObject({ name: 'storage', namespace: 'argocd' });
    expect(spec).toMatchObject({ project: 'default', source: { repoURL: REPOSITORY, path: 'storage/dist', targetRevision: 'HEAD' }, syncPolicy: { automated: { prune: false, selfHeal: true } } });
  });

  test('lets somebody start each sync where that is asked for', () => {
    stack(Delivery.argoCd({ repository: REPOSITORY, path: 'x', name: 'ceph', namespace: 'gitops', project: 'platform', revision: 'main', automated: false })).synth();
    const [{ metadata, spec }] = read('argo-cd/20-application.k8s.yaml');
    expect(metadata).toMatchObject({ name: 'ceph', namespace: 'gitops' });
    expect(spec).toMatchObject({ project: 'platform', source: { targetRevision: 'main' } });
    expect(spec.syncPolicy).not.toHaveProperty('automated');
    expect(read('argo-cd/10-health-checks.k8s.yaml')[0].metadata.namespace).toBe('gitops');
  });

  test('adds a health check for every kind of Rook among the objects to what Argo CD reads', () => {
    stack(ARGO_CD).synth();
    const [{ kind, metadata, data }] = read('argo-cd/10-health-checks.k8s.yaml');
    expect([kind, metadata.name, metadata.labels]).toEqual(['ConfigMap', 'argocd-cm', { 'app.kubernetes.io/name': 'argocd-cm', 'app.kubernetes.io/part-of': 'argocd' }]);
    expect(Object.keys(data)).toEqual(['CephBlockPool', 'CephCluster'].map(each => `resource.customizations.health.ceph.rook.io_${each}`));
  });

  test('needs no health check where there is nothing of Rook', () => {
    const app = new StorageApp({ outdir, delivery: ARGO_CD });
    new ApiObject(new Chart(app, 'c'), 'x', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x', namespace: 'default' } });
    app.synth();
    expect(files()).toEqual(['70-applications.k8s.yaml', 'argo-cd/20-application.k8s.yaml']);
  });
});

describe('Delivery by Flux', () => {
  const kustomizations = () => read('flux.k8s.yaml');

  test('writes a folder a phase, and a kustomization.yaml that leads to the Kustomizations and to nothing else', () => {
    stack(FLUX).synth();
    expect(files()).toEqual([
      '00-crds/00-crds.k8s.yaml', '10-operator/10-operator.k8s.yaml', '20-volumes/20-volumes.k8s.yaml', '30-cluster/30-cluster.k8s.yaml', '40-services/40-services.k8s.yaml',
      '50-classes/50-classes.k8s.yaml', '70-applications/70-applications.k8s.yaml', 'flux.k8s.yaml', 'kustomization.yaml',
    ]);
    expect(read('kustomization.yaml')[0].resources).toEqual(['flux.k8s.yaml']);
  });

  test('makes each phase wait for the one before it, whichever phases have objects', () => {
    stack(FLUX, { withOperator: false }).synth();
    expect(kustomizations().map(({ metadata, spec }) => [metadata.name, spec.path, spec.dependsOn?.[0].name, spec.wait])).toEqual([
      ['storage-volumes', './clusters/production/storage/20-volumes', undefined, true],
      ['storage-cluster', './clusters/production/storage/30-cluster', 'storage-volumes', true],
      ['storage-services', './clusters/production/storage/40-services', 'storage-cluster', true],
      ['storage-classes', './clusters/production/storage/50-classes', 'storage-services', true],
      ['storage-applications', './clusters/production/storage/70-applications', 'storage-classes', true],
    ]);
  });

  test('prunes nothing of definitions, operator, volumes, cluster and services', () => {
    stack(FLUX).synth();
    expect(kustomizations().filter(({ spec }) => spec.prune).map(({ metadata }) => metadata.name)).toEqual(['storage-classes', 'storage-applications']);
  });

  test('keeps single objects with data out of the pruning of their phase, and definitions and namespaces', () => {
    const app = stack(FLUX);
    const kept = Object.values(Phase).flatMap(phase => app.documents(phase)).filter(object => annotations(object)[PRUNE] === 'disabled').map(({ kind }) => kind);
    expect([...new Set(kept)].sort()).toEqual(['CephBlockPool', 'CephCluster', 'CustomResourceDefinition', 'Namespace', 'PersistentVolume', 'PersistentVolumeClaim']);
  });

  test('asks the status of every kind of Rook in a phase', () => {
    stack(FLUX).synth();
    const asked = kustomizations().map(({ spec }) => (spec.healthCheckExprs ?? []).map(({ kind }: any) => kind));
    expect(asked).toEqual([[], [], [], ['CephCluster'], ['CephBlockPool'], [], []]);
    const [check] = kustomizations()[4].spec.healthCheckExprs;
    expect(check).toMatchObject({ apiVersion: 'ceph.rook.io/v1', current: "status.phase == 'Ready'" });
  });

  test('reads from the source that is named', () => {
    stack(Delivery.flux({ path: './a/b/', sourceKind: FluxSourceKind.OCI_REPOSITORY, sourceName: 'platform', namespace: 'gitops', name: 'ceph' })).synth();
    const [{ metadata, spec }] = kustomizations();
    expect(metadata).toMatchObject({ name: 'ceph-crds', namespace: 'gitops' });
    expect([spec.sourceRef, spec.path]).toEqual([{ kind: 'OCIRepository', name: 'platform' }, './a/b/00-crds']);
  });

  test('removes its file of a phase that is empty now', () => {
    stack(FLUX).synth();
    stack(FLUX, { withOperator: false }).synth();
    expect(existsSync(join(outdir, '00-crds/00-crds.k8s.yaml'))).toBe(false);
  });

  test('is compared with what was applied before, folders and all', () => {
    stack(FLUX).synth();
    const app = new StorageApp({ outdir, quiet: true, delivery: FLUX, applied: outdir });
    new ApiObject(new Chart(app, 'c'), 'x', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x', namespace: 'default' } });
    expect(() => app.synth()).toThrow(/edit\//);
  });
});

test.each([['Argo CD', ARGO_CD], ['Flux', FLUX]])('what is there for %s only is no part of the stack: no plan ever deletes it', (_, delivery) => {
  const app = stack(delivery);
  app.synth();
  const written = stateOf(files().flatMap(read)), told = stateOf(Object.values(Phase).flatMap(phase => app.documents(phase)));
  expect([...written.objects.keys()].sort()).toEqual([...told.objects.keys()].sort());
});

test.each([['Argo CD', ARGO_CD], ['Flux', FLUX]])('no rule tells of more than without %s', (_, delivery) => {
  const codes = (app: StorageApp) => {
    app.synth();
    return Policy.judge(files().flatMap(file => read(file).map((object, i) => ({ object, path: `${file}[${i}]`, file })))).findings.map(({ code }) => code);
  };
  const usual = codes(stack());
  rmSync(outdir, { recursive: true });
  expect(codes(stack(delivery))).toEqual(usual);
});

test('plain data name the same ways', () => {
  const text = (delivery: Delivery) => stack(delivery).synthYaml();
  expect(text(Delivery.fromProps({ argoCd: { repository: REPOSITORY, path: 'storage/dist' } }))).toBe(text(ARGO_CD));
  expect(text(Delivery.fromProps({ flux: { path: 'clusters/production/storage' } }))).toBe(text(FLUX));
});
