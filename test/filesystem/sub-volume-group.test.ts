import { Size } from 'cdk8s';
import { BlockPool, CephClient, CephFilesystem, ClientAccess, Pinning, Redundancy, StorageClass, SubVolumeGroup } from '../../src';
import type { SubVolumeGroupProps } from '../../src';
import { hosts } from '../support/fake-cluster';
import { codes, object, stage } from '../support/services';

function group(props: Partial<SubVolumeGroupProps> = {}, id = 'team-a') {
  const { chart, cluster } = stage(hosts(7));
  const filesystem = new CephFilesystem(chart, 'files', { cluster, extraDataPools: [{ name: 'archive', redundancy: Redundancy.erasureCoded(4, 2) }] });
  return { chart, cluster, filesystem, group: new SubVolumeGroup(chart, id, { filesystem, ...props }) };
}
const spec = (props?: Partial<SubVolumeGroupProps>) => object(group(props).chart, 'CephFilesystemSubVolumeGroup').spec;

describe('a group of a filesystem', () => {
  it('is one object in the namespace of the cluster', () => {
    expect(object(group().chart, 'CephFilesystemSubVolumeGroup').metadata).toMatchObject({ name: 'team-a', namespace: 'storage' });
  });

  it('says its id itself, so that classes can', () => {
    expect(spec()).toEqual({ name: 'team-a', filesystemName: 'files', clusterID: expect.stringMatching(/^[a-z0-9-]{1,36}$/), pinning: { distributed: 1 } });
  });

  it('takes another name inside the filesystem', () => expect(spec({ groupName: 'a' }).name).toBe('a'));

  it('takes a limit', () => expect(spec({ maxSize: Size.gibibytes(10) }).quota).toBe('10Gi'));

  it.each([
    ['nobody', Pinning.none(), { distributed: 0 }],
    ['a server', Pinning.toServer(1), { export: 1 }],
    ['chance', Pinning.random(0.01), { random: 0.01 }],
  ])('is pinned by %s', (_, pinning, expected) => expect(spec({ pinning }).pinning).toEqual(expected));

  it('names the data pool it is told, and its classes do too', () => {
    const { chart, filesystem } = group();
    const archive = new SubVolumeGroup(chart, 'old', { filesystem, dataPool: filesystem.dataPool('archive') });
    expect(object(chart, 'CephFilesystemSubVolumeGroup', 'old').spec.dataPoolName).toBe('files-archive-k4m2');
    expect(archive._provisioning().parameters.pool).toBe('files-archive-k4m2');
  });

  it('serves claims and snapshots by its id', () => {
    const { chart, group: backend } = group({ clusterId: 'tenant-7' });
    new StorageClass(chart, 'team-a-files', { backend }).addSnapshotClass();
    expect(object(chart, 'StorageClass').parameters).toMatchObject({ clusterID: 'tenant-7', fsName: 'files', pool: 'files-default' });
    expect(object(chart, 'VolumeSnapshotClass').parameters.clusterID).toBe('tenant-7');
  });

  it('confines a client to its directory', () => {
    const { chart, cluster, group: backend } = group();
    new CephClient(chart, 'backup', { cluster, access: [ClientAccess.readWrite(backend)] });
    expect(object(chart, 'CephClient').spec.caps.mds).toBe('allow rw fsname=files path=/volumes/team-a');
  });
});

describe('sub-volume-group/name', () => {
  it('refuses what is no label', () => expect(codes(group({ groupName: 'Team' }).chart)).toEqual(['sub-volume-group/name']));
  it('accepts a label', () => expect(codes(group().chart)).toEqual([]));
});

describe('sub-volume-group/reserved', () => {
  it.each([{ groupName: 'csi' }, { name: 'files-csi' }])("refuses %p, which is Rook's own", props => expect(codes(group(props).chart)).toEqual(['sub-volume-group/reserved']));
  it('accepts what only begins like it', () => expect(codes(group({ groupName: 'csi-2' }).chart)).toEqual([]));
});

describe('sub-volume-group/cluster-id', () => {
  it.each(['Team', 'a'.repeat(37), 'storage'])('refuses %p', clusterId => expect(codes(group({ clusterId }).chart)).toEqual(['sub-volume-group/cluster-id']));
  it('accepts a label', () => expect(codes(group({ clusterId: 'a'.repeat(36) }).chart)).toEqual([]));
});

describe('sub-volume-group/duplicate', () => {
  it('refuses one group twice', () => {
    const { chart, filesystem } = group();
    new SubVolumeGroup(chart, 'again', { filesystem, groupName: 'team-a', clusterId: 'again' });
    expect(codes(chart)).toEqual(['sub-volume-group/duplicate', 'sub-volume-group/duplicate']);
  });

  it('accepts two groups', () => {
    const { chart, filesystem } = group();
    new SubVolumeGroup(chart, 'team-b', { filesystem });
    expect(codes(chart)).toEqual([]);
  });
});

describe('sub-volume-group/pinning', () => {
  it.each([Pinning.toServer(-1), Pinning.toServer(257), Pinning.toServer(0.5), Pinning.random(1.5), Pinning.random(NaN)])('refuses %j', pinning => {
    expect(codes(group({ pinning }).chart)).toEqual(['sub-volume-group/pinning']);
  });
  it.each([Pinning.toServer(0), Pinning.toServer(256), Pinning.random(0), Pinning.random(1)])('accepts %j', pinning => expect(codes(group({ pinning }).chart)).toEqual([]));
});

describe('sub-volume-group/quota', () => {
  it('refuses no space at all', () => expect(codes(group({ maxSize: Size.gibibytes(0) }).chart)).toEqual(['sub-volume-group/quota']));
  it('accepts some', () => expect(codes(group({ maxSize: Size.gibibytes(1) }).chart)).toEqual([]));
});

describe('sub-volume-group/data-pool', () => {
  it('refuses the pool of another filesystem', () => {
    const { chart, cluster, filesystem } = group();
    new SubVolumeGroup(chart, 'b', { filesystem, dataPool: new CephFilesystem(chart, 'others', { cluster }) });
    expect(codes(chart)).toEqual(['sub-volume-group/data-pool']);
  });

  it('refuses a block pool', () => {
    const { chart, cluster, filesystem } = group();
    new SubVolumeGroup(chart, 'b', { filesystem, dataPool: new BlockPool(chart, 'vms', { cluster }) });
    expect(codes(chart)).toEqual(['sub-volume-group/data-pool']);
  });

  it('accepts a pool of its own filesystem', () => {
    const { chart, filesystem } = group();
    new SubVolumeGroup(chart, 'b', { filesystem, dataPool: filesystem.dataPool('archive') });
    expect(codes(chart)).toEqual([]);
  });
});
