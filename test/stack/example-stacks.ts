import { ClusterPurpose, FailureDomain, ReclaimPolicy, StackHostProps, StackVolumeProps, StorageStackProps } from '../../src';

const hosts = (names: readonly string[], host: StackHostProps) => Object.fromEntries(names.map(name => [name, host]));
const NODES = ['node-a', 'node-b', 'node-c', 'node-d'];

const hdd = (wwn: string): StackVolumeProps => ({ disk: `/dev/disk/by-id/wwn-0x5000c500a1b2c3${wwn}`, size: '4Ti', deviceClass: 'hdd' });
const ssd: StackVolumeProps = { logicalVolume: 'vg0/ceph', name: 'ssd', size: '800Gi', deviceClass: 'ssd' };

const QUICKSTART: StorageStackProps = {
  volumeSet: 'devices',
  hosts: {
    'node-a': { volumes: [hdd('01'), hdd('02'), ssd] },
    'node-b': { volumes: [hdd('03'), hdd('04'), ssd] },
    'node-c': { volumes: [hdd('05'), hdd('06'), ssd] },
    'node-d': {
      volumes: [
        hdd('07'), hdd('08'), { partition: '/dev/disk/by-partuuid/0fc63daf-8483-4772-8e79-3d69d8477de4', name: 'ssd', size: '800Gi', deviceClass: 'ssd' },
      ],
    },
  },
  block: { volumes: { deviceClass: 'ssd', classes: { 'ceph-block': { isDefault: true } } } },
  file: { shared: { deviceClass: 'hdd', metadataDeviceClass: 'ssd', classes: { 'ceph-files': {} } } },
  object: { objects: { deviceClass: 'hdd', metadataDeviceClass: 'ssd', classes: { 'ceph-buckets': {} } } },
  claims: {
    default: {
      orders: { storageClassName: 'ceph-block', size: '50Gi' },
      pictures: { storageClassName: 'ceph-files', size: '200Gi' },
    },
  },
  buckets: { default: { invoices: { storageClassName: 'ceph-buckets', maxSize: '100Gi' } } },
};

const THREE_HOSTS_MINIMAL: StorageStackProps = {
  hosts: hosts(['node-a', 'node-b', 'node-c'], { volumes: [{ disk: '/dev/disk/by-path/pci-0000:03:00.0-sas-phy1-lun-0', name: 'bay1', size: '4TiB' }] }),
  block: { volumes: { classes: { 'ceph-block': { isDefault: true } } } },
};

const LVM: StorageStackProps = {
  volumeSet: 'lvm',
  hosts: hosts(NODES, {
    volumes: [
      { logicalVolume: 'ssd/ceph', size: '400GiB', deviceClass: 'ssd' }, { logicalVolume: 'hdd/ceph', size: '6TiB', deviceClass: 'hdd', create: true },
    ],
  }),
  block: {
    fast: { deviceClass: 'ssd', classes: { 'ceph-fast': { isDefault: true } } },
    large: { deviceClass: 'hdd', classes: { 'ceph-large': {} } },
  },
};

const bays = (count: number, path: (bay: number) => string, volume: Omit<StackVolumeProps, 'disk'>, name = 'bay'): StackVolumeProps[] =>
  Array.from({ length: count }, (_, i) => ({ ...volume, disk: path(i + 1), name: `${name}${i + 1}` }));
const sas = (bay: number) => `/dev/disk/by-path/pci-0000:03:00.0-sas-phy${bay}-lun-0`;

const placed = (level: 'rack' | 'zone', count: number, volumes: StackVolumeProps[]): Record<string, StackHostProps> => Object.fromEntries(
  Array.from({ length: count }, (_, i) => i + 1).flatMap(place => [1, 2].map(host => [`node-${place}${host}`, { [level]: `${level}-${place}`, volumes }])),
);

const RACKS: StorageStackProps = {
  hosts: placed('rack', 4, bays(2, sas, { size: '8TiB' })),
  block: { volumes: { failureDomain: FailureDomain.RACK, classes: { 'ceph-block': { isDefault: true } } } },
  file: { shared: { failureDomain: FailureDomain.RACK, classes: { 'ceph-files': {} } } },
};

const ZONES: StorageStackProps = {
  hosts: placed('zone', 3, bays(2, slot => `/dev/disk/by-path/pci-0000:0${slot}:00.0-nvme-1`, { size: '1788GiB' }, 'slot')),
  block: { volumes: { failureDomain: FailureDomain.ZONE, classes: { 'ceph-block': { isDefault: true } } } },
  approvals: [{ code: 'pool/no-spare-domain', reason: 'there are three zones; one that fails comes back, and two copies bridge the time' }],
};

const METADATA_ON_NVME: StorageStackProps = {
  hosts: hosts(NODES, {
    volumes: bays(4, sas, { size: '8TiB', deviceClass: 'hdd' }).map((bay, i) => ({
      ...bay, metadata: { partition: `/dev/disk/by-path/pci-0000:41:00.0-nvme-1-part${i + 1}`, name: `db-${i + 1}`, size: '320GiB' },
    })),
  }),
  block: { volumes: { classes: { 'ceph-block': { isDefault: true } } } },
  approvals: [{
    code: 'local-volume/shared-device', at: 'hosts', reason: 'an NVMe drive takes the four disks it serves with it; that is one host, and copies are on three',
  }],
};

const CODED = { dataChunks: 4, codingChunks: 2 };

const ERASURE_CODED_ARCHIVE: StorageStackProps = {
  hosts: hosts([1, 2, 3, 4, 5, 6, 7].map(number => `node-${number}`), {
    volumes: [
      ...bays(4, sas, { size: '16TiB', deviceClass: 'hdd' }), { disk: '/dev/disk/by-path/pci-0000:01:00.0-nvme-1', name: 'nvme', size: '800GiB', deviceClass: 'nvme' },
    ],
  }),
  block: { images: { redundancy: CODED, deviceClass: 'hdd', metadataDeviceClass: 'nvme', classes: { 'ceph-images': {} } } },
  file: {
    archive: { deviceClass: 'nvme', extraDataPools: { cold: { redundancy: CODED, deviceClass: 'hdd', bulk: true, classes: { 'ceph-archive': {} } } } },
  },
};

const NFS_AND_TENANTS: StorageStackProps = {
  existingOperator: { nfs: true },
  hosts: hosts(NODES, { volumes: [{ disk: '/dev/disk/by-path/pci-0000:01:00.0-nvme-1', name: 'nvme', size: '1788GiB', deviceClass: 'nvme' }] }),
  cluster: {
    toolbox: {},
    dashboardIngress: { host: 'ceph.example.com', tlsSecretName: 'ceph-dashboard-tls', ingressClassName: 'nginx' },
  },
  block: {
    volumes: {
      radosNamespaces: Object.fromEntries(['blue', 'red'].map(tenant => [`${tenant}-images`, { radosNamespaceName: tenant, classes: { [`${tenant}-block`]: {} } }])),
    },
  },
  file: {
    shared: {
      subVolumeGroups: Object.fromEntries(['blue', 'red'].map(tenant => [
        `${tenant}-directories`, { groupName: tenant, maxSize: '0.5TiB', classes: { [`${tenant}-files`]: {} } },
      ])),
    },
  },
  nfs: { nfs: { exports: { shared: { classes: { 'nfs-files': {} } } } } },
  clients: { 'red-backup': { access: [{ readOnly: 'block.volumes.radosNamespaces.red-images' }] } },
};

const ON_EXISTING_STORAGECLASS: StorageStackProps = {
  volumeClaims: {
    cloud: { storageClassName: 'cloud-block-retain', reclaimPolicy: ReclaimPolicy.RETAIN, zones: ['zone-1', 'zone-2', 'zone-3'], count: 2, size: '1TiB' },
  },
  cluster: { monitors: { storageClassName: 'cloud-block-retain', count: 3 } },
  block: { volumes: { failureDomain: FailureDomain.ZONE, classes: { 'ceph-block': {} } } },
  file: { shared: { failureDomain: FailureDomain.ZONE, classes: { 'ceph-files': {} } } },
  approvals: [{ code: 'pool/no-spare-domain', reason: 'the region has three zones; one that fails comes back, and two copies bridge the time' }],
};

const TRIAL_ON_FILES: StorageStackProps = {
  existingOperator: { allowLoopDevices: true },
  volumeSet: 'files',
  hosts: { laptop: { volumes: ['disk0', 'disk1', 'disk2'].map(name => ({ file: `/var/lib/ceph-trial/${name}.img`, name, size: '20GiB' })) } },
  cluster: { purpose: ClusterPurpose.TRIAL },
  block: { volumes: { classes: { 'ceph-block': {} } } },
  file: { shared: { classes: { 'ceph-files': {} } } },
};

const FULL_INSTALL: StorageStackProps = {
  operator: { csiControllerReplicas: 2 },
  hosts: Object.fromEntries(NODES.map((name, i) => [name, { volumes: [{ disk: `/dev/disk/by-id/wwn-0x5000c500a1b2c30${i + 1}`, name: 'disk1', size: '4TiB' }] }])),
  block: { volumes: { classes: { 'ceph-block': { isDefault: true, snapshotClass: {} } } } },
  file: { shared: { classes: { 'ceph-files': { snapshotClass: {} } } } },
  object: { objects: { classes: { 'ceph-buckets': {} } } },
};

/** The stack of each example as plain data: all that it has but applications. */
export const EXAMPLE_STACKS: Readonly<Record<string, StorageStackProps>> = {
  'erasure-coded-archive': ERASURE_CODED_ARCHIVE,
  'full-install': FULL_INSTALL,
  'lvm': LVM,
  'metadata-on-nvme': METADATA_ON_NVME,
  'nfs-and-tenants': NFS_AND_TENANTS,
  'on-existing-storageclass': ON_EXISTING_STORAGECLASS,
  'quickstart': QUICKSTART,
  'racks': RACKS,
  'three-hosts-minimal': THREE_HOSTS_MINIMAL,
  'trial-on-files': TRIAL_ON_FILES,
  'zones': ZONES,
};
