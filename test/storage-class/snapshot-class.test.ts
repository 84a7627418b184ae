import { SnapshotClass } from '../../src';
import { codesOf, FakeBackend, newChart, objectOf } from '../support/fake-backend';

describe('SnapshotClass', () => {
  test('takes driver and parameters from its backend', () => {
    const chart = newChart();
    new SnapshotClass(chart, 'snaps', { backend: FakeBackend.block(chart) });
    expect(objectOf(chart, 'VolumeSnapshotClass')).toMatchObject({
      metadata: { name: 'snaps' }, driver: 'rook-ceph.rbd.csi.ceph.com', parameters: { clusterID: 'rook-ceph' },
    });
  });

  test('frees the space of deleted snapshots by default', () => {
    const chart = newChart();
    new SnapshotClass(chart, 'snaps', { backend: FakeBackend.file(chart) });
    expect(objectOf(chart, 'VolumeSnapshotClass').deletionPolicy).toBe('Delete');
  });
});

describe('Rules on snapshot classes', () => {
  test.each([FakeBackend.block, FakeBackend.file])('nothing is said about what has snapshots', make => {
    const chart = newChart();
    new SnapshotClass(chart, 'snaps', { backend: make(chart) });
    expect(codesOf(chart)).toEqual([]);
  });

  test('snapshot-class/no-snapshots: buckets', () => {
    const chart = newChart();
    new SnapshotClass(chart, 'snaps', { backend: FakeBackend.bucket(chart) });
    expect(codesOf(chart)).toEqual(['snapshot-class/no-snapshots']);
  });

  test('snapshot-class/name: an illegal name', () => {
    const chart = newChart();
    new SnapshotClass(chart, 'Snaps', { backend: FakeBackend.block(chart) });
    expect(codesOf(chart)).toEqual(['snapshot-class/name']);
  });
});
