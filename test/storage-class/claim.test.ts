import { ApiObject, Chart, JsonPatch, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { ClaimProps, StorageClass } from '../../src';
import { codesOf, FakeBackend, newChart, objectOf } from '../support/fake-backend';

const { READ_WRITE_MANY, READ_WRITE_ONCE_POD } = kplus.PersistentVolumeAccessMode;
type Kind = 'block' | 'file' | 'bucket';

function claimOf(kind: Kind, props: Partial<ClaimProps> = {}, id = 'db'): { chart: Chart; claim: kplus.PersistentVolumeClaim } {
  const chart = newChart('apps');
  const claim = new StorageClass(chart, 'fast', { backend: FakeBackend[kind](chart) }).claim(chart, id, { size: Size.gibibytes(50), ...props });
  return { chart, claim };
}
const rendered = (kind: Kind, props?: Partial<ClaimProps>) => objectOf(claimOf(kind, props).chart, 'PersistentVolumeClaim');
const codes = (kind: Kind, props?: Partial<ClaimProps>) => codesOf(claimOf(kind, props).chart);

describe('StorageClass.claim', () => {
  test('asks the class for a volume', () => {
    expect(rendered('block').spec).toEqual({
      accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '50Gi' } }, storageClassName: 'fast', volumeMode: 'Filesystem',
    });
  });

  test('is named by its id, in the namespace of the chart', () => {
    expect(rendered('block').metadata).toMatchObject({ name: 'db', namespace: 'apps' });
    expect(rendered('block', { name: 'data', namespace: 'shop' }).metadata).toMatchObject({ name: 'data', namespace: 'shop' });
  });

  test('is spared by tools that prune', () => {
    expect(rendered('block').metadata.annotations['argocd.argoproj.io/sync-options']).toBe('Prune=false,Delete=false');
  });

  test.each([
    [Size.mebibytes(500), '500Mi'], [Size.mebibytes(1536), '1536Mi'], [Size.kibibytes(1), '1Ki'], [Size.tebibytes(2), '2Ti'],
  ])('counts sizes exactly (%#)', (size, storage) => {
    expect(rendered('block', { size }).spec.resources.requests.storage).toBe(storage);
  });

  test('shares files between nodes by default', () => {
    expect(rendered('file').spec.accessModes).toEqual(['ReadWriteMany']);
  });

  test('takes another access mode', () => {
    expect(rendered('file', { accessMode: READ_WRITE_ONCE_POD }).spec.accessModes).toEqual(['ReadWriteOncePod']);
  });

  test('is the claim that cdk8s-plus knows', () => {
    const { chart, claim } = claimOf('block', { size: Size.mebibytes(500) });
    const pod = new kplus.Pod(chart, 'pod', { containers: [{ image: 'app' }] });
    pod.containers[0].mount('/data', kplus.Volume.fromPersistentVolumeClaim(chart, 'volume', claim));
    expect(objectOf(chart, 'Pod').spec.volumes[0].persistentVolumeClaim.claimName).toBe('db');
    expect(claim.storage?.toMebibytes()).toBe(500);
  });

  test('can be bound to a volume afterwards', () => {
    const { chart, claim } = claimOf('block');
    claim.bind(kplus.PersistentVolume.fromPersistentVolumeName(chart, 'volume', 'pv-1'));
    expect(objectOf(chart, 'PersistentVolumeClaim').spec.volumeName).toBe('pv-1');
  });

  test('can be patched in any field', () => {
    const { chart, claim } = claimOf('block');
    ApiObject.of(claim).addJsonPatch(JsonPatch.add('/spec/unknownField', 1));
    expect(objectOf(chart, 'PersistentVolumeClaim').spec.unknownField).toBe(1);
  });

  test('works on a class that somebody else owns', () => {
    const chart = newChart();
    StorageClass.fromStorageClassName(chart, 'theirs', 'gold').claim(chart, 'db', { size: Size.gibibytes(1) });
    expect(objectOf(chart, 'PersistentVolumeClaim').spec).toMatchObject({ storageClassName: 'gold', accessModes: ['ReadWriteOnce'] });
    expect(codesOf(chart)).toEqual([]);
  });
});

describe('Rules on claims', () => {
  test.each([
    ['block', {}], ['file', {}],
    ['block', { accessMode: READ_WRITE_MANY, volumeMode: kplus.PersistentVolumeMode.BLOCK }],
    ['block', { accessMode: READ_WRITE_ONCE_POD, name: 'a.b' }],
  ] as [Kind, Partial<ClaimProps>][])('nothing is said about %s %j', (kind, props) => {
    expect(codes(kind, props)).toEqual([]);
  });

  test.each([
    ['claim/name', 'block', { name: 'My_Data' }],
    ['claim/namespace', 'block', { namespace: 'a.b' }],
    ['claim/size', 'block', { size: Size.gibibytes(0) }],
    ['claim/shared-block-filesystem', 'block', { accessMode: READ_WRITE_MANY }],
    ['claim/raw-file-volume', 'file', { volumeMode: kplus.PersistentVolumeMode.BLOCK }],
    ['claim/bucket-class', 'bucket', {}],
  ] as [string, Kind, Partial<ClaimProps>][])('%s', (code, kind, props) => {
    expect(codes(kind, props)).toEqual([code]);
  });
});
