import { Chart, Size } from 'cdk8s';
import { CephCluster, CephClusterProps, ClusterPurpose, Host, LocalVolume, LocalVolumeSet, StorageClass } from '../../../src';

/** A cluster of that many hosts with one disk each, in Rook's own namespace, for examples that only say what is built on it. */
export function cluster(chart: Chart, hosts = 4, props: Partial<CephClusterProps> = {}): CephCluster {
  return new CephCluster(chart, 'my-cluster', { storage: [disks(chart, hosts)], ...props });
}

/** A cluster for trying things out: what Rook's test examples are for. */
export function trial(chart: Chart, props: Partial<CephClusterProps> = {}): CephCluster {
  return cluster(chart, 1, { purpose: ClusterPurpose.TRIAL, ...props });
}

/** So many hosts, `host0`, `host1` …, with a disk each. */
export function disks(chart: Chart, hosts: number): LocalVolumeSet {
  return new LocalVolumeSet(chart, 'disks', { hosts: Array.from({ length: hosts }, (_, i) => Host.named(`host${i}`, { volumes: [disk(i)] })) });
}

/** A disk by a name that stays. */
export function disk(serial: number, gibibytes = 10): LocalVolume {
  return LocalVolume.disk(`/dev/disk/by-id/wwn-0x5000c500a1b2c3d${serial}`, { name: `disk${serial}`, size: Size.gibibytes(gibibytes) });
}

/** A class that another example makes. */
export function classNamed(chart: Chart, name: string) {
  return StorageClass.fromStorageClassName(chart, name, name);
}
