import { App, Chart, Size } from 'cdk8s';
import {
  BlockPool, CephCluster, CephFilesystem, CephNfs, DeviceClass, Findings, LocalVolumeSet, RookOperator, StorageClass, SubVolumeGroup,
} from '../../src';
import type { CephNfsProps, IRookOperator } from '../../src';
import { FakeHost, hosts } from '../support/fake-cluster';
import { disk, disks } from '../support/layouts';
import { codes, object, stage } from '../support/services';

function nfs(props: Partial<CephNfsProps> = {}, id = 'nfs', on: FakeHost[] | undefined = hosts(4), trial = false) {
  const { chart, cluster } = stage(on, trial);
  return { chart, cluster, nfs: new CephNfs(chart, id, { cluster, ...props }) };
}
const server = (props?: Partial<CephNfsProps>) => object(nfs(props).chart, 'CephNFS').spec.server;

describe('NFS servers', () => {
  it('are one object in the namespace of the cluster', () => expect(object(nfs().chart, 'CephNFS').metadata).toMatchObject({ name: 'nfs', namespace: 'storage' }));

  it('are one server with memory of its own', () => {
    expect(server()).toMatchObject({ active: 1, resources: { requests: { cpu: '500m', memory: '2Gi' }, limits: { memory: '2Gi' } } });
  });

  it('need less in a trial cluster', () => expect(object(nfs({}, 'nfs', hosts(1), true).chart, 'CephNFS').spec.server.resources.limits.memory).toBe('512Mi'));

  it('take a port', () => expect(server({ port: 12049 }).port).toBe(12049));

  it('stand on different hosts', () => {
    expect(server({ servers: 2 }).placement.topologySpreadConstraints[0].labelSelector.matchLabels).toEqual({ app: 'rook-ceph-nfs', ceph_nfs: 'nfs' });
  });

  it('tolerate the taints of hosts', () => {
    const tainted = hosts(4).map(host => ({ ...host, taints: [{ key: 'storage' }] }));
    expect(object(nfs({}, 'nfs', tainted).chart, 'CephNFS').spec.server.placement.tolerations).toEqual([{ key: 'storage', operator: 'Exists' }]);
  });

  it('are reached by a service', () => expect(nfs().nfs.serviceName).toBe('rook-ceph-nfs-nfs-a'));
});

describe('the pool of exports', () => {
  it('comes with the servers, with failure domain and class', () => {
    const { chart } = nfs({}, 'nfs', hosts(4, 'hdd', 'ssd'));
    expect(object(chart, 'CephBlockPool', 'builtin-nfs').spec).toMatchObject({ name: '.nfs', failureDomain: 'host', deviceClass: 'ssd', replicated: { size: 3 } });
  });

  it('comes once, however many servers there are', () => {
    const { chart, cluster } = nfs();
    new CephNfs(chart, 'more', { cluster });
    expect(object(chart, 'CephBlockPool', 'builtin-nfs')).toBeDefined();
  });

  it('is left to the app that owns the cluster', () => {
    const { chart, cluster } = stage();
    new CephNfs(chart, 'nfs', { cluster });
    expect(chart.toJson().filter(({ kind }) => kind === 'CephBlockPool')).toEqual([]);
  });
});

describe('exports of a filesystem', () => {
  it('serve claims and snapshots', () => {
    const { chart, cluster, nfs: servers } = nfs();
    const backend = servers.exportsOf(new CephFilesystem(chart, 'files', { cluster }));
    new StorageClass(chart, 'nfs-files', { backend }).addSnapshotClass();
    const { provisioner, parameters } = object(chart, 'StorageClass');
    expect(provisioner).toBe('rook-ceph.nfs.csi.ceph.com');
    expect(parameters).toMatchObject({
      'nfsCluster': 'nfs',
      'server': 'rook-ceph-nfs-nfs-a.storage.svc',
      'clusterID': 'storage',
      'fsName': 'files',
      'pool': 'files-default',
      'csi.storage.k8s.io/provisioner-secret-name': 'rook-csi-cephfs-provisioner',
      'csi.storage.k8s.io/node-stage-secret-name': 'rook-csi-cephfs-node',
    });
    expect(object(chart, 'VolumeSnapshotClass').driver).toBe('rook-ceph.nfs.csi.ceph.com');
    expect(codes(chart)).toEqual([]);
  });

  it('are the same however often they are asked for', () => {
    const { chart, cluster, nfs: servers } = nfs();
    const filesystem = new CephFilesystem(chart, 'files', { cluster });
    expect(servers.exportsOf(filesystem)).toBe(servers.exportsOf(filesystem));
  });
});

describe('ceph-nfs/name', () => {
  it.each(['NFS', 'a'.repeat(47)])('refuses %p', name => expect(codes(nfs({ name }).chart)).toEqual(['ceph-nfs/name']));
  it('accepts a label', () => expect(codes(nfs({ name: 'a'.repeat(46) }).chart)).toEqual([]));
});

describe('ceph-nfs/servers', () => {
  it.each([0, 0.5, -1])('refuses %p', servers => expect(codes(nfs({ servers }).chart)).toEqual(['ceph-nfs/servers']));
  it('accepts one', () => expect(codes(nfs({ servers: 1 }).chart)).toEqual([]));
});

describe('ceph-nfs/several-servers', () => {
  it('warns of two', () => expect(codes(nfs({ servers: 2 }).chart)).toEqual(['ceph-nfs/several-servers']));
  it('accepts one', () => expect(codes(nfs().chart)).toEqual([]));
});

describe('ceph-nfs/port', () => {
  it.each([0, 65536, 2049.5])('refuses %p', port => expect(codes(nfs({ port }).chart)).toEqual(['ceph-nfs/port']));
  it('accepts another port', () => expect(codes(nfs({ port: 1 }).chart)).toEqual([]));
});

describe('ceph-nfs/memory', () => {
  it('refuses too little', () => expect(codes(nfs({ resources: { memory: Size.mebibytes(256) } }).chart)).toEqual(['ceph-nfs/memory']));
  it('accepts enough', () => expect(codes(nfs({ resources: { memory: Size.mebibytes(512) } }).chart)).toEqual([]));
});

describe('ceph-nfs/exported-backend', () => {
  it('refuses a block pool', () => {
    const { chart, cluster, nfs: servers } = nfs();
    servers.exportsOf(new BlockPool(chart, 'vms', { cluster }));
    expect(codes(chart)).toEqual(['ceph-nfs/exported-backend']);
  });

  it('refuses a group of a filesystem', () => {
    const { chart, cluster, nfs: servers } = nfs();
    servers.exportsOf(new SubVolumeGroup(chart, 'team-a', { filesystem: new CephFilesystem(chart, 'files', { cluster }) }));
    expect(codes(chart)).toEqual(['ceph-nfs/exported-backend']);
  });

  it('refuses a filesystem of another cluster', () => {
    const { chart, nfs: servers } = nfs();
    const other = CephCluster.fromCephClusterAttributes(chart, 'other', { name: 'other', namespace: 'other' });
    servers.exportsOf(CephFilesystem.fromFilesystemName(chart, 'files', other, 'files', 'files-default'));
    expect(codes(chart)).toEqual(['ceph-nfs/exported-backend']);
  });

  it('accepts a data pool of a filesystem', () => {
    const { chart, cluster, nfs: servers } = nfs();
    const filesystem = new CephFilesystem(chart, 'files', { cluster, extraDataPools: [{ name: 'more' }] });
    expect(servers.exportsOf(filesystem.dataPool('more'))._provisioning().parameters.pool).toBe('files-more');
    expect(codes(chart)).toEqual([]);
  });
});

describe('ceph-nfs/driver-off', () => {
  const exported = (operatorOf: (chart: Chart) => IRookOperator) => {
    const chart = new Chart(new App(), 'storage');
    const storage = [new LocalVolumeSet(chart, 'disks', { hosts: disks(4, i => ({ volumes: [disk(`${i}`, { deviceClass: DeviceClass.SSD })] })) })];
    const cluster = new CephCluster(chart, 'ceph', { storage, operator: operatorOf(chart) });
    new CephNfs(chart, 'nfs', { cluster }).exportsOf(new CephFilesystem(chart, 'files', { cluster }));
    return Findings.of(chart).map(({ code }) => code);
  };

  it('refuses exports for claims where the operator has no driver for them', () => {
    expect(exported(chart => new RookOperator(chart, 'rook'))).toEqual(['ceph-nfs/driver-off']);
    expect(exported(chart => RookOperator.existing(chart, 'rook', { nfs: false }))).toEqual(['ceph-nfs/driver-off']);
  });

  it('accepts them where it has, or where nobody knows', () => {
    expect(exported(chart => new RookOperator(chart, 'rook', { nfs: true }))).toEqual([]);
    expect(exported(chart => RookOperator.existing(chart, 'rook'))).toEqual([]);
  });
});

describe('the driver for NFS', () => {
  const drivers = (nfsDriver?: boolean) => {
    const operator = new RookOperator(new Chart(new App(), 'storage'), 'rook', { nfs: nfsDriver, namespace: 'ceph-system' });
    return operator.node.children.map(child => (child as any).toJson()).filter(({ kind }) => kind === 'Driver');
  };

  it('does not run unless asked for', () => expect(drivers().map(({ metadata }) => metadata.name)).not.toContain('ceph-system.nfs.csi.ceph.com'));

  it('runs beside the others, configured like them', () => {
    const driver = drivers(true).find(({ metadata }) => metadata.name === 'ceph-system.nfs.csi.ceph.com');
    expect(driver.metadata.namespace).toBe('ceph-system');
    expect(driver.spec).toEqual({ fsGroupPolicy: 'File', nodePlugin: { updateStrategy: { type: 'RollingUpdate' } }, controllerPlugin: {}, snapshotPolicy: 'volumeSnapshot' });
  });
});
