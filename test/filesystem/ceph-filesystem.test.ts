import { Size } from 'cdk8s';
import { CephFilesystem, DeviceClass, Redundancy, TaintEffect } from '../../src';
import type { CephFilesystemProps } from '../../src';
import { FakeHost, hosts } from '../support/fake-cluster';
import { codes, finding, object, refused, stage } from '../support/services';

function filesystem(props: Partial<CephFilesystemProps> = {}, on: FakeHost[] | undefined = hosts(7), trial = false) {
  const { chart, cluster } = stage(on, trial);
  const files = new CephFilesystem(chart, 'shared', { cluster, ...props });
  return { chart, cluster, files, spec: () => object(chart, 'CephFilesystem').spec };
}

const ARCHIVE = { name: 'archive', redundancy: Redundancy.erasureCoded(4, 2) };

describe('a filesystem', () => {
  it('is named by its id and lives in the namespace of the cluster', () => {
    expect(object(filesystem().chart, 'CephFilesystem').metadata).toMatchObject({ name: 'shared', namespace: 'storage' });
  });

  it('has a replicated metadata pool', () => {
    expect(filesystem().spec().metadataPool).toMatchObject({ failureDomain: 'host', replicated: { size: 3, requireSafeReplicaSize: true } });
  });

  it('has a default data pool with a name', () => {
    expect(filesystem().spec().dataPools).toEqual([expect.objectContaining({ name: 'default', replicated: { size: 3, requireSafeReplicaSize: true } })]);
  });

  it('names an erasure coded data pool after its profile', () => {
    expect(filesystem({ extraDataPools: [ARCHIVE] }).spec().dataPools[1]).toMatchObject({ name: 'archive-k4m2', erasureCoded: { dataChunks: 4, codingChunks: 2 } });
  });

  it('keeps the directory tree on the class of the data', () => {
    expect(filesystem({ deviceClass: DeviceClass.HDD }, hosts(4, 'hdd', 'ssd')).spec().metadataPool.deviceClass).toBe('hdd');
  });

  it('keeps the directory tree on a class of its own if asked', () => {
    const { spec } = filesystem({ deviceClass: DeviceClass.HDD, metadataDeviceClass: DeviceClass.SSD }, hosts(4, 'hdd', 'ssd'));
    expect(spec().metadataPool.deviceClass).toBe('ssd');
  });

  it('outlives its object', () => expect(filesystem().spec().preserveFilesystemOnDelete).toBe(true));
  it('is destroyed with its object only if asked', () => expect(filesystem({ destroyDataOnDelete: true }).spec().preserveFilesystemOnDelete).toBeUndefined());

  it('tells all its pools to later rules, by the names Ceph knows', () => {
    expect(filesystem({ extraDataPools: [ARCHIVE] }).files._pools().map(({ name }) => name)).toEqual(['shared-metadata', 'shared-default', 'shared-archive-k4m2']);
  });
});

describe('the metadata servers', () => {
  it('are one active and one standby', () => {
    expect(filesystem().spec().metadataServer).toMatchObject({ activeCount: 1, activeStandby: true });
  });

  it('get memory', () => {
    expect(filesystem().spec().metadataServer.resources).toEqual({ requests: { cpu: '500m', memory: '4Gi' }, limits: { memory: '4Gi' } });
  });

  it('get less in a trial', () => {
    expect(filesystem({}, hosts(1), true).spec().metadataServer.resources.limits).toEqual({ memory: '1Gi' });
  });

  it('get what is asked for', () => {
    const { spec } = filesystem({ metadataServers: { resources: { memory: Size.gibibytes(16), cpus: 2 } } });
    expect(spec().metadataServer.resources).toEqual({ requests: { cpu: '2', memory: '16Gi' }, limits: { memory: '16Gi' } });
  });

  it('stand on different hosts, those of each filesystem apart', () => {
    expect(filesystem().spec().metadataServer.placement.topologySpreadConstraints).toEqual([expect.objectContaining({
      maxSkew: 1,
      topologyKey: 'kubernetes.io/hostname',
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector: { matchLabels: { app: 'rook-ceph-mds', rook_file_system: 'shared' } },
    })]);
  });

  it('tolerate the taints of the storage hosts', () => {
    const tainted = hosts(4).map(host => ({ ...host, taints: [{ key: 'storage', effect: TaintEffect.NO_SCHEDULE }] }));
    expect(filesystem({}, tainted).spec().metadataServer.placement.tolerations).toEqual([{ key: 'storage', operator: 'Exists', effect: 'NoSchedule' }]);
  });

  it('come before other pods', () => expect(filesystem().spec().metadataServer.priorityClassName).toBe('system-cluster-critical'));
});

describe('provisioning', () => {
  it('serves claims from the default data pool', () => {
    expect(filesystem().files._provisioning()).toMatchObject({
      kind: 'file',
      provisioner: 'rook-ceph.cephfs.csi.ceph.com',
      parameters: {
        'clusterID': 'storage',
        'fsName': 'shared',
        'pool': 'shared-default',
        'csi.storage.k8s.io/node-stage-secret-name': 'rook-csi-cephfs-node',
      },
      snapshotParameters: { 'clusterID': 'storage', 'csi.storage.k8s.io/snapshotter-secret-name': 'rook-csi-cephfs-provisioner' },
    });
  });

  it('serves claims from another data pool', () => {
    const { files } = filesystem({ extraDataPools: [ARCHIVE] });
    expect(files.dataPool('archive')._provisioning().parameters).toMatchObject({ fsName: 'shared', pool: 'shared-archive-k4m2' });
  });

  it('gives the same data pool each time', () => {
    const { files } = filesystem({ extraDataPools: [ARCHIVE] });
    expect(files.dataPool('archive')).toBe(files.dataPool('archive'));
  });

  it('is the filesystem itself for the default data pool', () => {
    const { files } = filesystem();
    expect(files.dataPool('default')).toBe(files);
  });

  it('serves claims from a filesystem of another app', () => {
    const { chart, cluster } = stage();
    const theirs = CephFilesystem.fromFilesystemName(chart, 'theirs', cluster, 'media', 'media-data0');
    expect(theirs._provisioning().parameters).toMatchObject({ fsName: 'media', pool: 'media-data0' });
    expect(chart.toJson()).toEqual([]);
  });
});

describe('rules', () => {
  const judged = (props: Partial<CephFilesystemProps>) => codes(filesystem(props).chart);

  it('accept the defaults', () => expect(judged({})).toEqual([]));

  it.each(['Shared', '1shared', 'a.b', 'x'.repeat(61)])('ceph-filesystem/name refuses %p', name => expect(judged({ name })).toEqual(['ceph-filesystem/name']));

  it('ceph-filesystem/data-pool-name refuses what is no label', () => {
    expect(judged({ extraDataPools: [{ name: 'cold_data' }] })).toEqual(['ceph-filesystem/data-pool-name']);
  });

  it.each(['default', 'metadata'])('ceph-filesystem/duplicate-data-pool refuses %p', name => {
    expect(judged({ extraDataPools: [{ name }] })).toEqual(['ceph-filesystem/duplicate-data-pool']);
  });

  it('ceph-filesystem/duplicate-data-pool refuses two profiles under one name', () => {
    const { chart } = filesystem({ extraDataPools: [ARCHIVE, { name: 'archive' }] });
    expect(codes(chart)).toEqual(['ceph-filesystem/duplicate-data-pool']);
    expect(refused(chart)).toBe(true);
  });

  it('ceph-filesystem/duplicate-data-pool accepts different names', () => expect(judged({ extraDataPools: [ARCHIVE, { name: 'scratch' }] })).toEqual([]));

  it('ceph-filesystem/default-erasure-coded refuses erasure coding by default', () => {
    expect(judged({ redundancy: Redundancy.erasureCoded(4, 2) })).toEqual(['ceph-filesystem/default-erasure-coded']);
  });

  it.each([0, 51, 1.5])('ceph-filesystem/active-servers refuses %p', active => {
    expect(judged({ metadataServers: { active } })).toEqual(['ceph-filesystem/active-servers']);
  });

  it('ceph-filesystem/active-servers accepts 2', () => expect(judged({ metadataServers: { active: 2 } })).toEqual([]));
  it('ceph-filesystem/no-standby warns', () => expect(judged({ metadataServers: { standby: false } })).toEqual(['ceph-filesystem/no-standby']));
  it('ceph-filesystem/no-standby is silent in a trial', () => {
    expect(codes(filesystem({ metadataServers: { standby: false } }, hosts(1), true).chart)).toEqual([]);
  });

  it('ceph-filesystem/server-memory warns below 4 GiB', () => {
    expect(judged({ metadataServers: { resources: { memory: Size.gibibytes(2) } } })).toEqual(['ceph-filesystem/server-memory']);
  });

  it('ceph-filesystem/server-memory accepts 4 GiB', () => expect(judged({ metadataServers: { resources: { memory: Size.gibibytes(4) } } })).toEqual([]));

  it('ceph-filesystem/unknown-data-pool refuses a pool that was not declared', () => {
    const { chart, files } = filesystem({ extraDataPools: [ARCHIVE] });
    files.dataPool('archives');
    expect(finding(chart, 'ceph-filesystem/unknown-data-pool').reason).toBe('the filesystem declares default, archive');
  });

  it('ceph-filesystem/unknown-data-pool accepts one that was', () => {
    const { chart, files } = filesystem({ extraDataPools: [ARCHIVE] });
    files.dataPool('archive');
    expect(codes(chart)).toEqual([]);
  });

  it('of pools speak of extra data pools by their place', () => {
    const { chart } = filesystem({ extraDataPools: [{ name: 'scratch' }, { name: 'cold', redundancy: Redundancy.replicated(2) }] });
    expect(finding(chart, 'pool/copies').property).toBe('extraDataPools[1].redundancy');
  });
});
