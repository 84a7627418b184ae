import { App, Chart, JsonPatch, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { CephCluster, Phase } from '../../src';
import { phaseOf, render, setPhase } from '../../src/core/private/render';
import { CephBlockPool, CephBlockPoolSpec, CephCluster as RookCluster } from '../../src/imports/ceph.rook.io';
import { ConfigMap, PersistentVolume } from '../../src/imports/core';
import { clusterOn, disks } from '../support/layouts';

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
