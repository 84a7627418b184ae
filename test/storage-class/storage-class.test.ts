import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { Findings, FsType, ReclaimPolicy, SnapshotDeletionPolicy, StorageClass, StorageClassProps, VolumeBindingMode } from '../../src';
import { codesOf, FakeBackend, newChart, objectOf } from '../support/fake-backend';

const rendered = (make: (chart: Chart) => StorageClassProps) => {
  const chart = newChart('apps');
  new StorageClass(chart, 'fast', make(chart));
  return objectOf(chart, 'StorageClass');
};
const codes = (make: (chart: Chart) => StorageClassProps) => {
  const chart = newChart();
  new StorageClass(chart, 'fast', make(chart));
  return codesOf(chart);
};

describe('StorageClass', () => {
  test('is named by its id, and has no namespace', () => {
    expect(rendered(chart => ({ backend: FakeBackend.block(chart) })).metadata).toEqual({ name: 'fast' });
  });

  test('takes provisioner and parameters from its backend', () => {
    const object = rendered(chart => ({ backend: FakeBackend.file(chart, 'shared') }));
    expect(object.provisioner).toBe('rook-ceph.cephfs.csi.ceph.com');
    expect(object.parameters).toEqual({ clusterID: 'rook-ceph', fsName: 'shared' });
  });

  test('formats block volumes with ext4 unless asked otherwise', () => {
    const fsType = 'csi.storage.k8s.io/fstype';
    expect(rendered(chart => ({ backend: FakeBackend.block(chart) })).parameters[fsType]).toBe('ext4');
    expect(rendered(chart => ({ backend: FakeBackend.block(chart), fsType: FsType.XFS })).parameters[fsType]).toBe('xfs');
  });

  test('keeps data by default, and deletes it when told so', () => {
    expect(rendered(chart => ({ backend: FakeBackend.bucket(chart) })).reclaimPolicy).toBe('Retain');
    expect(rendered(chart => ({ backend: FakeBackend.block(chart), reclaimPolicy: ReclaimPolicy.DELETE })).reclaimPolicy).toBe('Delete');
  });

  test('lets volumes grow and be bound at once by default', () => {
    const object = rendered(chart => ({ backend: FakeBackend.block(chart) }));
    expect(object.allowVolumeExpansion).toBe(true);
    expect(object.volumeBindingMode).toBe('Immediate');
  });

  test('forbids growing and binds late when told so', () => {
    const object = rendered(chart => ({
      backend: FakeBackend.block(chart), allowVolumeExpansion: false, volumeBindingMode: VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER,
    }));
    expect(object.allowVolumeExpansion).toBe(false);
    expect(object.volumeBindingMode).toBe('WaitForFirstConsumer');
  });

  test('says nothing about volumes in a bucket class', () => {
    expect(Object.keys(rendered(chart => ({ backend: FakeBackend.bucket(chart) }))).sort())
      .toEqual(['apiVersion', 'kind', 'metadata', 'parameters', 'provisioner', 'reclaimPolicy']);
  });

  test('passes mount options on', () => {
    expect(rendered(chart => ({ backend: FakeBackend.block(chart), mountOptions: ['discard'] })).mountOptions).toEqual(['discard']);
  });

  test('marks the default class', () => {
    expect(rendered(chart => ({ backend: FakeBackend.block(chart), isDefault: true })).metadata.annotations)
      .toEqual({ 'storageclass.kubernetes.io/is-default-class': 'true' });
  });

  test('adds further parameters to the derived ones', () => {
    expect(rendered(chart => ({ backend: FakeBackend.block(chart), parameters: { mapOptions: 'lock_on_read' } })).parameters)
      .toMatchObject({ pool: 'pool', mapOptions: 'lock_on_read' });
  });

  test('can be patched in any field', () => {
    const chart = newChart();
    new StorageClass(chart, 'fast', { backend: FakeBackend.block(chart) }).patch(JsonPatch.add('/unknownField', 1));
    expect(objectOf(chart, 'StorageClass').unknownField).toBe(1);
  });

  test('gives its name to its snapshot class', () => {
    const chart = newChart();
    new StorageClass(chart, 'fast', { backend: FakeBackend.block(chart) }).addSnapshotClass({ deletionPolicy: SnapshotDeletionPolicy.RETAIN });
    expect(objectOf(chart, 'VolumeSnapshotClass')).toMatchObject({ metadata: { name: 'fast' }, deletionPolicy: 'Retain' });
  });
});

describe('Rules on storage classes', () => {
  test.each([
    ['a block class', (chart: Chart) => ({ backend: FakeBackend.block(chart), isDefault: true, fsType: FsType.EXT4, mountOptions: ['discard'] })],
    ['a file class', (chart: Chart) => ({ backend: FakeBackend.file(chart), volumeBindingMode: VolumeBindingMode.IMMEDIATE })],
    ['a bucket class', (chart: Chart) => ({ backend: FakeBackend.bucket(chart), isDefault: false, reclaimPolicy: ReclaimPolicy.DELETE, parameters: { region: 'x' } })],
  ])('nothing is said about %s', (_, make) => {
    expect(codes(make)).toEqual([]);
  });

  test('storage-class/name: an illegal name', () => {
    expect(codes(chart => ({ backend: FakeBackend.block(chart), name: 'Fast_Disks' }))).toEqual(['storage-class/name']);
  });

  test.each([
    { isDefault: true }, { mountOptions: ['discard'] }, { fsType: FsType.EXT4 }, { allowVolumeExpansion: true }, { volumeBindingMode: VolumeBindingMode.IMMEDIATE },
  ])('storage-class/not-for-buckets: %j', props => {
    expect(codes(chart => ({ backend: FakeBackend.bucket(chart), ...props }))).toEqual(['storage-class/not-for-buckets']);
  });

  test('storage-class/file-fs-type: a filesystem type on files', () => {
    expect(codes(chart => ({ backend: FakeBackend.file(chart), fsType: FsType.EXT4 }))).toEqual(['storage-class/file-fs-type']);
  });

  test('storage-class/xfs: XFS on block volumes', () => {
    expect(codes(chart => ({ backend: FakeBackend.block(chart), fsType: FsType.XFS }))).toEqual(['storage-class/xfs']);
  });

  test.each(['pool', 'csi.storage.k8s.io/fstype'])('storage-class/derived-parameter: %s by hand', key => {
    expect(codes(chart => ({ backend: FakeBackend.block(chart), parameters: { [key]: 'other' } }))).toEqual(['storage-class/derived-parameter']);
  });

  test('storage-class/unknown-parameter: what the driver does not read', () => {
    expect(codes(chart => ({ backend: FakeBackend.block(chart), parameters: { compression_mode: 'aggressive' } }))).toEqual(['storage-class/unknown-parameter']);
  });

  test('storage-class/several-defaults: told once, on the first of them', () => {
    const chart = newChart();
    new StorageClass(chart, 'a', { backend: FakeBackend.block(chart), isDefault: true });
    new StorageClass(new Chart(chart.node.root as any, 'other'), 'b', { backend: FakeBackend.file(chart), isDefault: true });
    expect(Findings.of(chart.node.root).map(({ code, reason }) => [code, reason])).toEqual([['storage-class/several-defaults', expect.stringContaining('storage/a')]]);
  });

  test('storage-class/several-defaults: a class that was made by hand counts', () => {
    const chart = newChart();
    new StorageClass(chart, 'a', { backend: FakeBackend.block(chart), isDefault: true });
    new ApiObject(chart, 'b', {
      apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', provisioner: 'disks.example.com', metadata: { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
    });
    expect(codesOf(chart)).toEqual(['storage-class/several-defaults']);
  });

  test('storage-class/several-defaults: one default among others is right', () => {
    const chart = newChart();
    new StorageClass(chart, 'a', { backend: FakeBackend.block(chart), isDefault: true });
    new StorageClass(chart, 'b', { backend: FakeBackend.file(chart) });
    expect(codesOf(chart)).toEqual([]);
  });
});
