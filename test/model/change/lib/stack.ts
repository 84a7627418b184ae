import { App, Chart, Size, Testing } from 'cdk8s';
import {
  BlockPool, BucketClaim, CephClient, CephCluster, CephFilesystem, CephNfs, ClientAccess, DeviceClass, FailureDomain, Host, LocalVolume,
  LocalVolumeSet, Monitors, ObjectRealm, ObjectStore, ObjectStoreUser, ObjectZone, ObjectZoneGroup, RadosNamespace, Redundancy, RookOperator,
  StorageClass, SubVolumeGroup, VolumeClaims,
} from '../../../../src';

/** What the tests vary by way of the library itself. */
export interface StackOptions {
  /** @default six hosts in three racks */
  readonly hosts?: readonly string[];
  /** Hard disks of every host, or of one. @default 2 */
  readonly disks?: number | ((host: string) => number);
  /** Devices that are declared no more, as `<host>/<volume>`. */
  readonly without?: readonly string[];
  readonly more?: (chart: Chart, cluster: CephCluster) => void;
}

export const HOSTS = ['node-a', 'node-b', 'node-c', 'node-d', 'node-e', 'node-f'];

/** A stack with nearly everything in it, as the library synthesizes it. Each call makes it anew, to be spoilt. */
export function stack({ hosts = HOSTS, disks = 2, without = [], more }: StackOptions = {}): any[] {
  const chart = new Chart(new App(), 'storage');
  const set = new LocalVolumeSet(chart, 'disks', { hosts: hosts.map((name, i) => host(name, `rack-${i % 3}`, typeof disks === 'number' ? disks : disks(name), without)) });
  const claims = new VolumeClaims(chart, 'cloud', { storageClassName: 'cloud-retain', size: Size.tebibytes(1), count: 3, deviceClass: DeviceClass.of('cloud') });
  const operator = RookOperator.existing(chart, 'rook', { nfs: true });
  const cluster = new CephCluster(chart, 'ceph', { operator, storage: [set, claims], monitors: Monitors.onLocalVolumes() });
  const hdd = DeviceClass.HDD, ssd = DeviceClass.SSD;

  const vms = new BlockPool(chart, 'vms', { cluster, deviceClass: hdd, failureDomain: FailureDomain.RACK, enableCrushUpdates: true });
  const images = new BlockPool(chart, 'images', { cluster, deviceClass: hdd, redundancy: Redundancy.erasureCoded(2, 2), metadataDeviceClass: ssd });
  const shared = new CephFilesystem(chart, 'shared', { cluster, deviceClass: ssd, extraDataPools: [{ name: 'bulk', deviceClass: hdd }] });
  const store = new ObjectStore(chart, 'objects', { cluster, deviceClass: hdd });
  const realm = new ObjectRealm(chart, 'earth', { cluster });
  const zone = new ObjectZone(chart, 'berlin', { zoneGroup: new ObjectZoneGroup(chart, 'europe', { realm }), deviceClass: hdd });
  new ObjectStore(chart, 'abroad', { cluster, zone });
  new ObjectStoreUser(chart, 'backup', { store });
  const tenant = new RadosNamespace(chart, 'red-images', { pool: vms, radosNamespaceName: 'red' });
  new SubVolumeGroup(chart, 'red-files', { filesystem: shared, groupName: 'red' });
  new CephClient(chart, 'reader', { cluster, access: [ClientAccess.readOnly(tenant)] });
  new CephNfs(chart, 'nfs', { cluster });
  new StorageClass(chart, 'images-class', { backend: images });
  new StorageClass(chart, 'files', { backend: shared });
  const block = new StorageClass(chart, 'block', { backend: vms });
  const buckets = new StorageClass(chart, 'buckets', { backend: store });
  block.claim(chart, 'orders', { size: Size.gibibytes(50) });
  new BucketClaim(chart, 'invoices', { storageClassName: buckets.name, maxSize: Size.gibibytes(10) });
  more?.(chart, cluster);
  return Testing.synth(chart);
}

function host(name: string, rack: string, disks: number, without: readonly string[]): Host {
  const volumes: [string, LocalVolume][] = [
    ...Array.from({ length: disks }, (_, i): [string, LocalVolume] => [`bay${i}`, LocalVolume.disk(`/dev/disk/by-path/pci-0000:03:00.0-sas-phy${i}-lun-0`, {
      name: `bay${i}`,
      size: Size.tebibytes(8),
      deviceClass: DeviceClass.HDD,
      ...i === 0 ? {
        metadata: LocalVolume.partition('/dev/disk/by-path/pci-0000:41:00.0-nvme-1-part1', { name: 'db-0', size: Size.gibibytes(320) }),
        wal: LocalVolume.partition('/dev/disk/by-path/pci-0000:41:00.0-nvme-1-part2', { name: 'wal-0', size: Size.gibibytes(8) }),
      } : {},
    })]),
    ['ssd', LocalVolume.disk('/dev/disk/by-path/pci-0000:02:00.0-nvme-1', { name: 'ssd', size: Size.tebibytes(1), deviceClass: DeviceClass.SSD })],
  ];
  return Host.named(name, {
    rack,
    volumes: volumes.filter(([volume]) => !without.includes(`${name}/${volume}`)).map(([, volume]) => volume),
    monitor: LocalVolume.logicalVolume('vg0', 'mon', { size: Size.gibibytes(20) }),
  });
}

/** The object of a kind by this name. */
export function find(manifests: readonly any[], kind: string, name?: string): any {
  const found = manifests.filter(object => object.kind === kind && (name === undefined || object.metadata.name === name));
  if (found.length !== 1) throw new Error(`${found.length} objects ${kind} ${name ?? ''}`);
  return found[0];
}
