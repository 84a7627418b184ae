import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Size, Testing } from 'cdk8s';
import { parse } from 'yaml';
import { ROOT } from './debian-root';
import type { Rules } from './faster';
import { DEVICE_BYTES, HOSTS, MONITORS, OSDS_ON_HOST, POOL } from './real-ceph';
import { BlockPool, CephCluster, DeviceClass, Host, LocalVolume, LocalVolumeSet, Monitors } from '../../../src';
import { forecastOf } from '../../../src/model/forecast';
import { declaredOf, ruleGroups, Watched } from '../../../src/model/monitoring';
import { alertsPage } from '../../../src/model/rules';

/** The cluster that runs, as it is watched. Its devices are smaller than is accepted, so that they are filled within minutes; therefore nothing is synthesized. */
export function realWatched(): Watched {
  const chart = Testing.chart();
  const volumes = Array.from({ length: OSDS_ON_HOST }, (_, slot) => LocalVolume.disk(`/dev/disk/by-path/pci-0000:0${slot}:00.0-nvme-1`, { name: `slot${slot}`, size: Size.mebibytes(DEVICE_BYTES / 2 ** 20), deviceClass: DeviceClass.SSD }));
  const disks = new LocalVolumeSet(chart, 'disks', { hosts: HOSTS.map(name => Host.named(name, { volumes })) });
  const cluster = new CephCluster(chart, 'ceph', { storage: [disks], monitors: Monitors.onHostPath({ count: MONITORS.length }) });
  new BlockPool(chart, POOL, { cluster, deviceClass: DeviceClass.SSD });
  const stack = cluster._stack!(), { namespace, operatorNamespace } = cluster;
  return { namespace, operatorNamespace, leadDays: 30, page: alertsPage(), declared: declaredOf(stack, forecastOf(stack)) };
}

/** The rules that the library makes for it. */
export function realRules(): Rules {
  return { groups: ruleGroups(realWatched()) } as unknown as Rules;
}

/** What is safe to store in the pool, as the rules have it. */
export function safeBytes({ groups }: Rules): number {
  const recorded = groups.flatMap(({ rules }) => rules).find(({ record }) => record === 'storage:safe:bytes');
  return Number(/\d+/.exec(recorded!.expr as string)![0]);
}

/** The rules of Ceph itself, of Debian's package. */
export function rulesOfCeph(): Rules {
  return parse(readFileSync(join(ROOT, 'etc/prometheus/ceph/ceph_default_alerts.yml'), 'utf8'));
}
