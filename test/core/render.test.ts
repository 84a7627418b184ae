import { App, ApiObject, Chart, JsonPatch, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { CephCluster, Findings, Phase, StorageApp } from '../../src';
import { phaseOf, render, setPhase } from '../../src/core/render';
import { CephBlockPool, CephBlockPoolSpec, CephCluster as RookCluster } from '../../src/imports/ceph.rook.io';
import { ConfigMap, PersistentVolume } from '../../src/imports/core';
import { clusterOn, codesAt, disks } from '../support/layouts';

const newChart = (namespace?: string) => new Chart(new App(), 'test', { namespace });

describe('A rendered object', () => {
  test('has its version, kind and name, and the body as it was given', () => {
    const chart = newChart();
    render(chart, ConfigMap, { name: 'x' }, () => ({ data: { a: 'b' } }), { phase: Phase.VOLUMES });
    expect(Testing.synth(chart)).toEqual([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, data: { a: 'b' } }]);
  });

  test('is made late', () => {
    const chart = newChart();
    const data: Record<string, string> = {};
    render(chart, ConfigMap, { name: 'x' }, () => ({ data }), { phase: Phase.VOLUMES });
    data.later = 'yes';
    expect(Testing.synth(chart)[0].data).toEqual({ later: 'yes' });
  });

  test('keeps false, zero, empty text, empty lists and empty objects', () => {
    const chart = newChart();
    const body = { no: false, zero: 0, empty: '', list: [], object: {}, deep: { no: false, object: {} } };
    render(chart, CephBlockPool, { name: 'x' }, () => ({ spec: body as unknown as CephBlockPoolSpec }), { phase: Phase.SERVICES });
    expect(Testing.synth(chart)[0].spec).toEqual(body);
  });

  test('leaves out what is undefined, at every depth', () => {
    const chart = newChart();
    const body = { gone: undefined, deep: { gone: undefined, list: [{ gone: undefined, here: 1 }] } };
    render(chart, CephBlockPool, { name: 'x' }, () => ({ spec: body as unknown as CephBlockPoolSpec }), { phase: Phase.SERVICES });
    expect(JSON.stringify(Testing.synth(chart)[0].spec)).toBe('{"deep":{"list":[{"here":1}]}}');
  });

  test('has no namespace where its kind has none, even in a chart that has one', () => {
    const chart = newChart('apps');
    render(chart, PersistentVolume, { name: 'x' }, () => ({}), { phase: Phase.VOLUMES });
    expect(Testing.synth(chart)[0].metadata).toEqual({ name: 'x' });
  });

  test('has its own namespace, not that of the chart', () => {
    const chart = newChart('apps');
    render(chart, ConfigMap, { name: 'x', namespace: 'rook-ceph' }, () => ({}), { phase: Phase.VOLUMES });
    expect(Testing.synth(chart)[0].metadata.namespace).toBe('rook-ceph');
  });

  test('that holds data tells tools that prune to leave it', () => {
    const chart = newChart();
    render(chart, ConfigMap, { name: 'x', annotations: { mine: 'too' } }, () => ({}), { phase: Phase.VOLUMES, keep: true });
    expect(Testing.synth(chart)[0].metadata.annotations).toEqual({
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false', 'kustomize.toolkit.fluxcd.io/prune': 'disabled', 'mine': 'too',
    });
  });

  test('is the same when it is rendered twice', () => {
    const chart = newChart();
    const object = render(chart, ConfigMap, { name: 'x' }, () => ({ data: { a: 'b' } }), { phase: Phase.VOLUMES });
    expect(object.toJson()).toEqual(object.toJson());
  });
});

describe('Phases', () => {
  test('are said on the object', () => {
    expect(phaseOf(render(newChart(), ConfigMap, { name: 'x' }, () => ({}), { phase: Phase.CLUSTER }))).toBe(Phase.CLUSTER);
  });

  test('are inherited from above', () => {
    const chart = newChart();
    setPhase(chart, Phase.MONITORING);
    expect(phaseOf(new Construct(chart, 'x'))).toBe(Phase.MONITORING);
  });

  test('are unknown where nobody says one', () => expect(phaseOf(newChart())).toBeUndefined());
});

describe('The escape hatch', () => {
  const patched = (...operations: JsonPatch[]) => {
    const cluster = clusterOn(disks(3));
    cluster.patch(...operations);
    return Testing.synth(cluster.node.scope as Chart).find(object => object.kind === 'CephCluster');
  };

  test('keeps a field that no type knows', () => {
    expect(patched(JsonPatch.add('/spec/notYetInvented', { deep: [1, 2] })).spec.notYetInvented).toEqual({ deep: [1, 2] });
  });

  test('keeps an unknown field beside known ones, deep inside', () => {
    const { mgr } = patched(JsonPatch.add('/spec/mgr/notYetInvented', true)).spec;
    expect(mgr).toMatchObject({ count: 2, notYetInvented: true });
  });

  test('keeps fields whose wire name a generator would rename', () => {
    const chart = newChart();
    const pool = render(chart, CephBlockPool, { name: 'x' }, () => ({ spec: { failureDomain: 'host' } as CephBlockPoolSpec }), { phase: Phase.SERVICES });
    pool.addJsonPatch(JsonPatch.add('/spec/enableRBDStats', true));
    expect(Testing.synth(chart)[0].spec).toEqual({ failureDomain: 'host', enableRBDStats: true });
  });

  test('writes wire names itself, capitals included', () => {
    const chart = newChart();
    render(chart, RookCluster, { name: 'x' }, () => ({ spec: { removeOSDsIfOutAndSafeToRemove: true } }), { phase: Phase.CLUSTER });
    expect(Testing.synth(chart)[0].spec).toEqual({ removeOSDsIfOutAndSafeToRemove: true });
  });

  test('changes and removes', () => {
    const { spec } = patched(JsonPatch.replace('/spec/mgr/count', 3), JsonPatch.remove('/spec/dashboard'));
    expect(spec.mgr.count).toBe(3);
    expect(spec.dashboard).toBeUndefined();
  });

  test('belongs to the class, not to something owned by another app', () => {
    const foreign = CephCluster.fromCephClusterAttributes(newChart(), 'theirs', { name: 'ceph' });
    expect(foreign).not.toHaveProperty('patch');
  });
});

describe('A patch that cannot be done', () => {
  const findings = (...operations: JsonPatch[]) => {
    const cluster = clusterOn(disks(3));
    cluster.patch(...operations);
    return Findings.of(cluster.node.root).filter(({ code }) => code === 'patch/path');
  };

  test('below a parent that is not there is a finding on its construct, and not an error of the patch library', () => {
    expect(findings(JsonPatch.add('/spec/notThere/deep/x', 1))).toMatchObject([{
      path: 'storage/ceph', value: "'/spec/notThere/deep/x'", reason: 'the object has no /spec/notThere', fix: 'Add the parent /spec/notThere first, with an operation before this one',
    }]);
  });

  test.each<[string, JsonPatch[]]>([
    ['a parent that is a number', [JsonPatch.add('/spec/mgr/count/x', 1)]],
    ['a list that is too short', [JsonPatch.replace('/spec/mgr/modules/7/enabled', false)]],
    ['a copy from nowhere', [JsonPatch.copy('/spec/notThere/x', '/spec/x')]],
    ['a move to nowhere', [JsonPatch.move('/spec/dashboard', '/spec/notThere/x')]],
    ['a test of another value', [JsonPatch.test('/spec/mgr/count', 7)]],
    ['what is no operation', [{ op: 'add', path: '/spec/x', value: 1 } as unknown as JsonPatch]],
    ['the second of two', [JsonPatch.add('/spec/x', {}), JsonPatch.add('/spec/y/z', 1)]],
  ])('%s is told once', (_what, operations) => expect(findings(...operations)).toHaveLength(1));

  test.each<[string, JsonPatch[]]>([
    ['a parent that an operation before it adds', [JsonPatch.add('/spec/notThere', {}), JsonPatch.add('/spec/notThere/x', 1)]],
    ['the end of a list', [JsonPatch.add('/spec/mgr/modules/-', { name: 'x', enabled: true })]],
    ['a key with a slash', [JsonPatch.add('/metadata/annotations/example.com~1x', 'y')]],
    ['a test of the value', [JsonPatch.test('/spec/mgr/modules', [{ name: 'balancer', enabled: true, settings: { balancerMode: 'upmap' } }])]],
  ])('%s is none', (_what, operations) => expect(findings(...operations)).toEqual([]));

  test('stops synthesis with this one finding, and the object alone says the same', () => {
    const app = new StorageApp({ quiet: true });
    const chart = new Chart(app, 'test');
    const object = render(chart, ConfigMap, { name: 'x' }, () => ({}), { phase: Phase.VOLUMES });
    object.addJsonPatch(JsonPatch.add('/data/x', 'y'));
    expect(codesAt(app)).toEqual(['patch/path']);
    expect(() => app.synth()).toThrow('Add the parent /data first');
    expect(() => ApiObject.of(object).toJson()).toThrow('test/Resource: patch: the object has no /data. Add the parent /data first');
  });
});
