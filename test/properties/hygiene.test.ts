import { ClusterPurpose, Findings, Severity } from '../../src';
import { build, documentsOf } from './lib/build';
import { untidy } from './lib/hygiene';
import { holds, tellSeed } from './lib/law';
import { layouts, richLayouts } from './lib/layouts';

tellSeed();

describe('Every valid layout', () => {
  test('is accepted and synthesized, and what comes out is tidy', () => {
    holds('valid layouts are accepted, and their output is tidy', layouts(), blueprint => {
      const app = build(blueprint);
      expect(Findings.of(app).filter(({ severity }) => severity === Severity.ERROR)).toEqual([]);
      expect(app.synthYaml()).toContain('kind: CephCluster');
      expect(untidy(documentsOf(app))).toEqual([]);
    });
  });

  test('of the kind that the faults are put into is accepted, too', () => {
    holds('layouts for faults are accepted', richLayouts(), blueprint => {
      expect(Findings.of(build(blueprint)).filter(({ severity }) => severity === Severity.ERROR)).toEqual([]);
    });
  });
});

describe('The law of tidiness sees', () => {
  const tidy = () => documentsOf(build({
    cluster: { purpose: ClusterPurpose.TRIAL },
    hosts: { a: { volumes: [{ disk: '/dev/disk/by-id/0', size: '100GiB' }, { disk: '/dev/disk/by-id/1', size: '100GiB' }] } },
  }));
  const of = (documents: any[], kind: string) => documents.filter(document => document.kind === kind);
  const set = (documents: any[], i = 0) => of(documents, 'CephCluster')[0].spec.storage.storageClassDeviceSets[i];

  test('nothing where there is nothing', () => expect(untidy(tidy())).toEqual([]));

  test.each<[string, (documents: any[]) => void, RegExp]>([
    ['a null', documents => { documents[0].spec = null; }, /is null/],
    ['a moving name', documents => { of(documents, 'PersistentVolume')[0].spec.local.path = '/dev/sdb'; }, /moves/],
    ['all devices', documents => { of(documents, 'CephCluster')[0].spec.storage.useAllDevices = true; }, /useAllDevices/],
    ['an object twice', documents => { documents.push(documents[0]); }, /there twice/],
    ['an illegal name', documents => { of(documents, 'CephCluster')[0].metadata.name = 'Ceph'; }, /illegal name/],
    ['a device set with a long name', documents => { set(documents).name = 'a'.repeat(40); }, /illegal name/],
    ['an illegal label', documents => { of(documents, 'PersistentVolume')[0].metadata.labels = { a: 'b c' }; }, /label value/],
    ['a volume that two sets claim', documents => { set(documents, 1).volumeClaimTemplates = set(documents).volumeClaimTemplates; }, /claimed twice/],
    ['a device at two volumes', documents => { const [a, b] = of(documents, 'PersistentVolume'); b.spec.local = a.spec.local; }, /are both at/],
    ['a claim on nothing', documents => { set(documents).volumeClaimTemplates[0].spec.volumeName = 'x'; }, /not there/],
    ['a claim of another size', documents => { set(documents).volumeClaimTemplates[0].spec.resources.requests.storage = '1Gi'; }, /does not fit/],
    ['a confirmed cleanup', documents => { of(documents, 'CephCluster')[0].spec.cleanupPolicy = { confirmation: 'yes-really-destroy-data' }; }, /confirmation/],
  ])('%s', (_, spoil, expected) => {
    const documents = JSON.parse(JSON.stringify(tidy()));
    spoil(documents);
    expect(untidy(documents).join('\n')).toMatch(expected);
  });
});
