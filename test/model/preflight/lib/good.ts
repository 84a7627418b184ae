import { App, Chart, Size, Testing } from 'cdk8s';
import { BlockPool, CephCluster, CephClusterProps, CephFilesystem, DeviceClass, Host, HostOptions, LocalVolume, LocalVolumeSet, RookOperator, StorageClass } from '../../../../src';
import { readCapture } from '../../../../src/model/inventory';
import { StackState, stateOf } from '../../../../src/model/manifests';
import type { PreflightAnswers } from '../../../../src/model/preflight';

const GIB = 2 ** 30;

export const HOSTS = ['node-a', 'node-b', 'node-c'];

/** What the tests vary of the stack. */
export interface StackOptions {
  readonly host?: (name: string) => Partial<HostOptions>;
  readonly more?: (name: string) => LocalVolume[];
  readonly cluster?: Partial<CephClusterProps>;
  readonly existing?: boolean;
  /** Change the objects before they are read. */
  readonly edit?: (objects: any[]) => void;
}

export const wwnOf = (host: string) => `0x5000c500a1b2c30${HOSTS.indexOf(host) + 1}`;
export const diskOf = (host: string) => `/dev/disk/by-id/wwn-${wwnOf(host)}`;

/** Three hosts in three racks, each with a disk, a logical volume, and one that is to be created. */
export function goodStack({ host, more = () => [], cluster: props, existing = false, edit }: StackOptions = {}): StackState {
  const chart = new Chart(new App(), 'storage');
  const operator = existing ? RookOperator.existing(chart, 'rook') : new RookOperator(chart, 'rook');
  const set = new LocalVolumeSet(chart, 'disks', {
    hosts: HOSTS.map((name, i) => Host.named(name, {
      rack: `rack-${i + 1}`,
      volumes: [
        LocalVolume.disk(diskOf(name), { name: 'disk', size: Size.gibibytes(4000), deviceClass: DeviceClass.HDD }),
        LocalVolume.logicalVolume('vg0', 'ceph', { name: 'ssd', size: Size.gibibytes(800), deviceClass: DeviceClass.SSD }),
        LocalVolume.logicalVolume('vg0', 'more', { name: 'more', size: Size.gibibytes(100), deviceClass: DeviceClass.SSD, create: true }),
        ...more(name),
      ],
      ...host?.(name),
    })),
  });
  const cluster = new CephCluster(chart, 'ceph', { operator, storage: [set], ...props } as CephClusterProps);
  new StorageClass(chart, 'block', { backend: new BlockPool(chart, 'vms', { cluster, deviceClass: DeviceClass.HDD }), isDefault: true });
  new StorageClass(chart, 'files', { backend: new CephFilesystem(chart, 'shared', { cluster, deviceClass: DeviceClass.SSD }) });
  const objects = Testing.synth(chart);
  edit?.(objects);
  return stateOf(objects);
}

/** What a host shows, in parts, each as the command prints it. */
export type Parts = Record<string, string> & { lsblk: string };

/** The disks of a host as lsblk tells them. */
export function devicesOf(host: string): any[] {
  return [
    {
      path: '/dev/sda',
      kname: 'sda',
      type: 'disk',
      size: 2000 * GIB,
      pttype: 'gpt',
      tran: 'sata',
      rota: false,
      children: [
        { path: '/dev/sda1', kname: 'sda1', type: 'part', size: 100 * GIB, fstype: 'ext4', mountpoints: ['/'] },
        {
          path: '/dev/sda2',
          kname: 'sda2',
          type: 'part',
          size: 1000 * GIB,
          fstype: 'LVM2_member',
          mountpoints: [null],
          children: [{ path: '/dev/mapper/vg0-ceph', kname: 'dm-0', type: 'lvm', size: 800 * GIB, fstype: null, mountpoints: [null] }],
        },
      ],
    },
    { path: '/dev/sdb', kname: 'sdb', type: 'disk', size: 4000 * GIB, wwn: wwnOf(host), serial: `S-${host}`, model: 'DISK', tran: 'sata', rota: true, mountpoints: [null], fstype: null },
  ];
}

export function partsOf(host: string): Parts {
  const i = HOSTS.indexOf(host) + 1;
  return {
    host,
    lsblk: JSON.stringify({ blockdevices: devicesOf(host) }),
    mounts: '22 1 8:1 / / rw - ext4 /dev/sda1 rw',
    links: `${diskOf(host)} /dev/sdb\n/dev/vg0/ceph /dev/dm-0`,
    kernel: '7.0.1-generic',
    modules: 'rbd loadable\nceph built-in\nnbd missing\ndm_crypt loaded',
    folders: 'folder /var/lib/rook',
    interfaces: 'mtu lo 65536\nmtu eth0 1500\nroute Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\nroute eth0\t0000000A\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0',
    osds: '',
    clock: `${1000 + i}.010000000\nyes`,
  };
}

export function textOf(parts: Parts): string {
  return `${Object.entries(parts).map(([part, text]) => `=== cdk8s-ceph ${part}\n${text}\n`).join('')}=== cdk8s-ceph end\n`;
}

/** Answers that can be spoilt: lists as Kubernetes writes them, captures in parts. */
export interface Good {
  nodes: any;
  namespaces: any;
  deployments: any;
  crds: any;
  cephClusters: any;
  pvs: any;
  pvcs: any;
  storageClasses: any;
  version: any;
  captures: Map<string, Parts>;
  moments: Map<string, { from: number; to: number }>;
}

const list = (...items: any[]) => ({ apiVersion: 'v1', kind: 'List', metadata: {}, items });

export function goodAnswers(): Good {
  return {
    nodes: list(...HOSTS.map((name, i) => ({
      metadata: { name, labels: { 'kubernetes.io/hostname': name, 'topology.rook.io/rack': `rack-${i + 1}` } },
      spec: {},
      status: {
        allocatable: { cpu: '16', memory: '64Gi' },
        conditions: [{ type: 'MemoryPressure', status: 'False' }, { type: 'Ready', status: 'True' }],
        addresses: [{ type: 'Hostname', address: name }, { type: 'InternalIP', address: `10.0.0.${i + 1}` }],
        nodeInfo: { kernelVersion: '7.0.1-generic', operatingSystem: 'linux' },
      },
    }))),
    namespaces: list({ metadata: { name: 'default', labels: {} } }),
    deployments: list(),
    crds: list(),
    cephClusters: list(),
    pvs: list(),
    pvcs: list(),
    storageClasses: list({ metadata: { name: 'local-path' }, provisioner: 'rancher.io/local-path' }),
    version: { gitVersion: 'v1.36.1' },
    captures: new Map(HOSTS.map(name => [name, partsOf(name)])),
    moments: new Map(HOSTS.map((name, i) => [name, { from: 1001 + i, to: 1001.02 + i }])),
  };
}

/** The answers as they are given. */
export function answersOf({ captures, ...answers }: Good): PreflightAnswers {
  return { ...answers, captures: new Map([...captures].map(([host, parts]) => [host, readCapture(textOf(parts))])) };
}
