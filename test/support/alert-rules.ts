import { Size, Testing } from 'cdk8s';
import { AlertWorld } from './alert-world';
import { BlockPool, CephCluster, DeviceClass, Host, LocalVolume, LocalVolumeSet, Monitoring, MonitoringProps, MonitoringStyle, Monitors, ObjectStore, StorageClass } from '../../src';

/** The rules of a cluster with a block pool and an object store. */
export function rulesOf(hosts: number, monitors = 3, saved: Pick<MonitoringProps, 'backupCronJob' | 'backupMaxAge'> = { backupCronJob: 'identity' }): { groups: any[] } {
  const chart = Testing.chart();
  const volumes = [1, 2].map(slot => LocalVolume.disk(`/dev/disk/by-path/pci-0000:0${slot}:00.0-nvme-1`, { name: `slot${slot}`, size: Size.gibibytes(3725), deviceClass: DeviceClass.SSD }));
  const disks = new LocalVolumeSet(chart, 'disks', { hosts: ['a', 'b', 'c', 'd', 'e'].slice(0, hosts).map(name => Host.named(`node-${name}`, { volumes })) });
  const cluster = new CephCluster(chart, 'ceph', { storage: [disks], monitors: Monitors.onHostPath({ count: monitors }) });
  const pool = new BlockPool(chart, 'volumes', { cluster, deviceClass: DeviceClass.SSD });
  new StorageClass(chart, 'fast', { backend: pool });
  new ObjectStore(chart, 'objects', { cluster });
  new Monitoring(chart, 'monitoring', { cluster, style: MonitoringStyle.prometheusOperator({ labels: {} }), ...saved });
  return chart.toJson().find((object: any) => object.kind === 'PrometheusRule').spec;
}

/** What may be stored in the block pool alone, as the rules have it. */
export function safeIn({ groups }: { groups: any[] }): number {
  const { expr } = groups[0].rules.find(({ record }: any) => record === 'storage:safe:used_ratio');
  return Number(/name="volumes"} \/ (\d+)/.exec(expr)![1]);
}

/** All that is scraped of it. */
export const world = () => new AlertWorld({ '.mgr': 1e6, 'volumes': 1e12, 'objects.rgw.buckets.data': 0 });
