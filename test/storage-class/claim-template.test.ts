import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { StorageClass } from '../../src';
import { codesOf, FakeBackend, newChart, objectOf } from '../support/fake-backend';

const app = (chart: Chart) => new kplus.StatefulSet(chart, 'db', {
  replicas: 3, containers: [{ name: 'main', image: 'db', portNumber: 5432 }, { name: 'backup', image: 'backup' }],
});
const fast = (chart: Chart) => new StorageClass(chart, 'fast', { backend: FakeBackend.block(chart) });

describe('ClaimTemplate', () => {
  test('gives every replica of a StatefulSet a claim of its own', () => {
    const chart = newChart();
    const set = app(chart);
    fast(chart).claimTemplate('data', { size: Size.mebibytes(500) }).addTo(set, set.containers[0], '/var/lib/db');
    expect(objectOf(chart, 'StatefulSet').spec.volumeClaimTemplates).toEqual([{
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '500Mi' } }, storageClassName: 'fast', volumeMode: 'Filesystem' },
    }]);
  });

  test('mounts the volume by the name of the template', () => {
    const chart = newChart();
    const set = app(chart);
    fast(chart).claimTemplate('data', { size: Size.gibibytes(1) }).addTo(set, set.containers[0], '/var/lib/db');
    expect(objectOf(chart, 'StatefulSet').spec.template.spec.containers[0].volumeMounts).toEqual([{ name: 'data', mountPath: '/var/lib/db' }]);
  });

  test('leaves no volume under its name that would lose data if the template were missing', () => {
    const chart = newChart();
    const set = app(chart);
    fast(chart).claimTemplate('data', { size: Size.gibibytes(1) }).addTo(set, set.containers[0], '/data');
    expect(objectOf(chart, 'StatefulSet').spec.template.spec.volumes).toEqual([{ name: 'data', persistentVolumeClaim: { claimName: 'data', readOnly: false } }]);
  });

  test('serves two containers with one volume', () => {
    const chart = newChart();
    const set = app(chart);
    const template = fast(chart).claimTemplate('data', { size: Size.gibibytes(1) });
    set.containers.forEach(container => template.addTo(set, container, '/data'));
    const { volumeClaimTemplates, template: { spec } } = objectOf(chart, 'StatefulSet').spec;
    expect(volumeClaimTemplates).toHaveLength(1);
    expect(spec.containers.map((container: any) => container.volumeMounts[0].name)).toEqual(['data', 'data']);
  });

  test('stands beside other templates of the same StatefulSet', () => {
    const chart = newChart();
    const set = app(chart);
    const from = fast(chart);
    from.claimTemplate('data', { size: Size.gibibytes(1) }).addTo(set, set.containers[0], '/data');
    from.claimTemplate('log', { size: Size.gibibytes(2) }).addTo(set, set.containers[0], '/log');
    expect(objectOf(chart, 'StatefulSet').spec.volumeClaimTemplates.map((entry: any) => [entry.metadata.name, entry.spec.resources.requests.storage]))
      .toEqual([['data', '1Gi'], ['log', '2Gi']]);
  });

  test('serves several StatefulSets', () => {
    const chart = newChart();
    const template = fast(chart).claimTemplate('data', { size: Size.gibibytes(1) });
    const sets = ['a', 'b'].map(id => new kplus.StatefulSet(chart, id, { containers: [{ image: 'db', portNumber: 1 }] }));
    sets.forEach(set => template.addTo(set, set.containers[0], '/data'));
    const objects = (chart.toJson() as any[]).filter(object => object.kind === 'StatefulSet');
    expect(objects.map(object => object.spec.volumeClaimTemplates.length)).toEqual([1, 1]);
  });

  test('is plain data for who makes StatefulSets otherwise', () => {
    const chart = newChart();
    expect(fast(chart).claimTemplate('data', { size: Size.gibibytes(1) }).toJson()).toEqual({
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, storageClassName: 'fast', volumeMode: 'Filesystem' },
    });
  });

  test('is judged as a claim where it is added, and its name as that of a volume', () => {
    const chart = newChart();
    const set = app(chart);
    fast(chart).claimTemplate('my.data', { size: Size.gibibytes(0) }).addTo(set, set.containers[0], '/data');
    expect(codesOf(chart)).toEqual(['claim/name', 'claim/size']);
  });

  test('is right if it is', () => {
    const chart = newChart();
    const set = app(chart);
    fast(chart).claimTemplate('data', { size: Size.gibibytes(1) }).addTo(set, set.containers[0], '/data');
    expect(codesOf(chart)).toEqual([]);
  });
});
