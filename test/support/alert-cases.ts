import { AlertWorld, growing, then } from './alert-world';

/** One situation: what happens, and which alerts fire at its end; no others may. */
export interface AlertCase {
  readonly title: string;
  readonly happens: (world: AlertWorld) => void;
  readonly fires: readonly string[];
  /** Its length. @default 30 */
  readonly minutes?: number;
  /** Minutes between samples. @default 1 */
  readonly step?: number;
  /** The layout that it happens in. @default - four hosts */
  readonly layout?: 'threeHosts' | 'fiveMonitors' | 'ownBackups';
}

const osd = (id: number) => ({ ceph_daemon: `osd.${id}` });
const mon = (name: string) => ({ ceph_daemon: `mon.${name}` });
const ready = (name: string) => ({ namespace: 'rook-ceph', pod: `rook-ceph-mon-${name}-5d9f-x2x4q`, condition: 'true' });
const claim = { namespace: 'shop', persistentvolumeclaim: 'orders' };
const ofCeph = (metric: string) => metric.startsWith('ceph_');
const deployment = (name: string) => ({ namespace: 'rook-ceph', deployment: name });
const CONTROLLER = 'rook-ceph.rbd.csi.ceph.com-ctrlplugin';
const DAY = 1440;
/** What is told of a host that is down. */
const AFTER_LOSS = ['StorageHostDown', 'StorageOsdDown', 'StorageOsdDown', 'StorageCannotHealHost'];

/** So much is stored in three copies, evenly on all OSDs. */
function holds(world: AlertWorld, bytes: number): AlertWorld {
  for (const id of [0, 1, 2, 3, 4, 5, 6, 7]) world.fills(`osd.${id}`, 3 * bytes / 8 / 4e12);
  return world.stores('volumes', bytes);
}

function hostDown(world: AlertWorld, ...ids: number[]): void {
  for (const id of ids) world.ceph('osd_up', osd(id), then(1, 5, 0));
  world.ends(5, (metric, { ceph_daemon }) => /^ceph_osd_(stat|op)_/.test(metric) && ids.some(id => ceph_daemon === `osd.${id}`));
}

/** The same world with three hosts. */
function fourthHostGone(world: AlertWorld): void {
  world.ends(0, (_, { ceph_daemon }) => ceph_daemon === 'osd.6' || ceph_daemon === 'osd.7');
}

/** An alert that a health code raises, and the same code when it is over. */
function ofCode(alert: string, code: string, minutes?: number): AlertCase[] {
  return [
    { title: `${code} is raised`, happens: world => world.code(code), fires: [alert], minutes },
    { title: `${code} was raised once, and is over`, happens: world => world.code(code, minute => minute < 3 ? 1 : 0), fires: [], minutes },
  ];
}

/** By alert: situations in which it fires, and others that look like it. The limits are those of the layout in `alerts.test.ts`. */
export const ALERT_CASES: Readonly<Record<string, (safe: number) => readonly AlertCase[]>> = {
  StorageWatchdog: () => [{ title: 'nothing is wrong', happens: () => undefined, fires: [] }],
  StorageMetricsMissing: () => [
    { title: 'the manager goes, the monitors stay', happens: world => world.ends(5, ofCeph), fires: ['StorageMetricsMissing'] },
    { title: 'the manager is away for three minutes', happens: world => world.ceph('health_status', {}, minute => minute >= 20 && minute < 23 ? undefined : 1), fires: [] },
  ],
  StorageMetricsFrozen: () => [
    { title: 'the manager asks the cluster nothing more', happens: world => world.ceph('prometheus_collect_duration_seconds_count', { method: 'get_df' }, minute => 4 * Math.min(minute, 10)), fires: ['StorageMetricsFrozen'] },
    { title: 'the counter begins again', happens: world => world.ceph('prometheus_collect_duration_seconds_count', { method: 'get_df' }, minute => 4 * (minute % 12)), fires: [] },
  ],
  StorageOsdUnobserved: () => [
    { title: 'the exporter of an OSD goes', happens: world => world.ends(5, (metric, labels) => /^ceph_osd_(stat|op)_/.test(metric) && labels.ceph_daemon === 'osd.3'), fires: ['StorageOsdUnobserved'] },
    { title: 'an OSD goes, and its exporter with it', happens: world => hostDown(world, 3), fires: ['StorageOsdDown'] },
  ],
  StorageQuorumLost: () => [
    { title: 'two of three monitors die, and the manager closes its port', happens: world => world.set('kube_pod_status_ready', ready('a'), then(1, 5, 0)).set('kube_pod_status_ready', ready('b'), then(1, 5, 0)).ends(6, ofCeph), fires: ['StorageQuorumLost'] },
    { title: 'all pods of monitors become unready for two minutes', happens: world => ['a', 'b', 'c'].forEach(name => world.set('kube_pod_status_ready', ready(name), minute => minute >= 20 && minute < 22 ? 0 : 1)), fires: [] },
  ],
  StorageQuorumMargin: () => [
    { title: 'one of three monitors leaves the quorum', happens: world => world.ceph('mon_quorum_status', mon('c'), 0).code('MON_DOWN'), fires: ['StorageQuorumMargin'] },
    { title: 'one of three monitors is dropped from the map', happens: world => world.ends(0, (_, labels) => labels.ceph_daemon === 'mon.c'), fires: ['StorageQuorumMargin'] },
    { title: 'a monitor is replaced after ten minutes', happens: world => world.ceph('mon_quorum_status', mon('c'), minute => minute >= 20 && minute < 32 ? 0 : 1), fires: [] },
  ],
  StorageMonitorsFewer: () => [
    { title: 'one of five monitors leaves the quorum', happens: world => ['d', 'e'].forEach(name => world.ceph('mon_quorum_status', mon(name), name === 'd' ? 1 : 0)), fires: ['StorageMonitorsFewer'], layout: 'fiveMonitors', minutes: 45 },
    { title: 'all five monitors are in quorum', happens: world => ['d', 'e'].forEach(name => world.ceph('mon_quorum_status', mon(name), 1)), fires: [], layout: 'fiveMonitors', minutes: 45 },
    { title: 'two of five monitors leave the quorum', happens: () => undefined, fires: ['StorageQuorumMargin'], layout: 'fiveMonitors', minutes: 45 },
  ],
  StorageMonitorDisk: () => ofCode('StorageMonitorDisk', 'MON_DISK_LOW'),
  StorageClockSkew: () => ofCode('StorageClockSkew', 'MON_CLOCK_SKEW'),
  StorageManagerSpare: () => [
    { title: 'the spare manager does not come back', happens: world => world.ends(5, (_, labels) => labels.ceph_daemon === 'mgr.b'), fires: ['StorageManagerSpare'] },
    { title: 'the spare manager is restarted', happens: world => world.ceph('mgr_metadata', { ceph_daemon: 'mgr.b', ceph_version: '20.2.4' }, minute => minute >= 20 && minute < 28 ? undefined : 1), fires: [] },
  ],
  StorageOsdDown: () => [
    { title: 'an OSD is down, and every fourth scrape of the manager fails', happens: world => world.ceph('osd_up', osd(3), minute => minute < 5 ? 1 : minute % 4 === 0 ? NaN : 0), fires: ['StorageOsdDown'] },
    { title: 'one of two OSDs of a host is down', happens: world => hostDown(world, 0), fires: ['StorageOsdDown'] },
    { title: 'an OSD is restarted', happens: world => world.ceph('osd_up', osd(0), minute => minute >= 10 && minute < 14 ? 0 : 1), fires: [] },
  ],
  StorageHostDown: () => [
    { title: 'all OSDs of a host are down', happens: world => hostDown(world, 0, 1), fires: ['StorageHostDown', 'StorageOsdDown', 'StorageOsdDown'] },
    { title: 'an OSD of each of two hosts is down', happens: world => hostDown(world, 0, 2), fires: ['StorageOsdDown', 'StorageOsdDown'] },
    { title: 'a host that is gone from the map was there hours ago', happens: world => world.ends(5, (_, labels) => labels.ceph_daemon === 'osd.0' || labels.ceph_daemon === 'osd.1'), fires: [] },
  ],
  StorageOsdFlapping: () => [
    { title: 'an OSD goes down and up every two minutes', happens: world => world.ceph('osd_up', osd(0), minute => Math.floor(minute / 2) % 2), fires: ['StorageOsdFlapping'], minutes: 45 },
    { title: 'an OSD goes down twice', happens: world => world.ceph('osd_up', osd(0), minute => [20, 21, 30, 31].includes(minute) ? 0 : 1), fires: [] },
  ],
  StorageDeviceFailing: () => [
    { title: 'a disk says that it will fail', happens: world => world.set('smartctl_device_smart_status', { instance: 'node-a', device: 'sda' }, 0), fires: ['StorageDeviceFailing'] },
    { title: 'a disk is half worn', happens: world => world.set('smartctl_device_percentage_used', { instance: 'node-a', device: 'sda' }, 50), fires: [] },
    ...ofCode('StorageDeviceFailing', 'DEVICE_HEALTH'),
  ],
  StorageDeviceSlow: () => [
    { title: 'an OSD takes 100 ms a write, the others 1 ms', happens: world => world.ceph('osd_op_w_latency_sum', osd(5), growing(60)), fires: ['StorageDeviceSlow'], minutes: 70 },
    { title: 'all OSDs take 100 ms a write', happens: world => [0, 1, 2, 3, 4, 5, 6, 7].forEach(id => world.ceph('osd_op_w_latency_sum', osd(id), growing(60))), fires: [], minutes: 70 },
    { title: 'an OSD is ten times slower, and still fast', happens: world => world.ceph('osd_op_w_latency_sum', osd(5), growing(6)), fires: [], minutes: 70 },
  ],
  StorageDeviceStalls: () => ofCode('StorageDeviceStalls', 'BLUESTORE_SLOW_OP_ALERT'),
  StorageSlowOps: () => [
    { title: 'requests wait at an OSD', happens: world => world.ceph('daemon_health_metrics', { ...osd(2), type: 'SLOW_OPS' }, 7).code('SLOW_OPS'), fires: ['StorageSlowOps'] },
    { title: 'requests wait for three minutes', happens: world => world.ceph('daemon_health_metrics', { ...osd(2), type: 'SLOW_OPS' }, minute => minute > 10 && minute < 14 ? 7 : 0), fires: [] },
    { title: 'placement groups wait to be made', happens: world => world.ceph('daemon_health_metrics', { ...osd(2), type: 'PENDING_CREATING_PGS' }, 7), fires: [] },
  ],
  StorageUnavailable: () => [
    { title: 'groups are not active while two hosts are down', happens: world => { hostDown(world, 0, 1, 2, 3); world.ceph('pg_active', { pool_id: '2' }, then(32, 5, 20)).code('PG_AVAILABILITY').code('OSD_DOWN').code('OSD_HOST_DOWN'); }, fires: ['StorageUnavailable', 'StorageHostDown', 'StorageHostDown', ...Array(4).fill('StorageOsdDown')] },
    { title: 'groups are away for two minutes', happens: world => world.ceph('pg_active', { pool_id: '2' }, minute => minute >= 20 && minute < 22 ? 20 : 32), fires: [] },
    { title: 'groups are degraded, but active', happens: world => world.ceph('pg_degraded', { pool_id: '2' }, 20).code('PG_DEGRADED'), fires: [] },
  ],
  StorageUnfound: () => [
    { title: 'objects are unfound while an OSD is down', happens: world => { hostDown(world, 3); world.ceph('num_objects_unfound', {}, 2).code('OBJECT_UNFOUND'); }, fires: ['StorageUnfound', 'StorageOsdDown'] },
    { title: 'objects are misplaced', happens: world => world.ceph('num_objects_misplaced', {}, 900).code('OBJECT_MISPLACED'), fires: [] },
  ],
  StorageDamaged: () => ofCode('StorageDamaged', 'PG_DAMAGED'),
  StorageHealingStalled: () => [
    { title: 'copies are missing for hours', happens: world => world.ceph('num_objects_degraded', {}, 1000).code('PG_DEGRADED'), fires: ['StorageHealingStalled'], minutes: 240 },
    { title: 'copies are missing, and fewer each minute', happens: world => world.ceph('num_objects_degraded', {}, minute => 100_000 - 100 * minute).code('PG_DEGRADED'), fires: [], minutes: 240 },
  ],
  StorageHealingBlocked: () => ofCode('StorageHealingBlocked', 'PG_BACKFILL_FULL'),
  StorageBeyondSafe: safe => [
    { title: '2 % more than what is safe are stored', happens: world => holds(world, 1.02 * safe), fires: ['StorageBeyondSafe'], minutes: 45 },
    { title: '2 % less than what is safe are stored', happens: world => holds(world, 0.98 * safe), fires: [], minutes: 45 },
    { title: 'a host is lost while less is stored, and Ceph counts its copies twice from then on', happens: world => world.losesHost('volumes', 0.9 * safe, 5), fires: AFTER_LOSS, minutes: 180 },
    { title: 'a host is lost while more is stored', happens: world => world.losesHost('volumes', 1.05 * safe, 5), fires: [...AFTER_LOSS, 'StorageBeyondSafe'], minutes: 180 },
    { title: 'OSDs do not tell how much is on them', happens: world => holds(world, 1.02 * safe).ends(5, (metric, { ceph_daemon }) => metric === 'ceph_osd_stat_bytes_used' && ceph_daemon !== 'osd.0'), fires: ['StorageBeyondSafe'], minutes: 45 },
  ],
  StorageSafeSoonReached: safe => [
    { title: 'a twentieth of what is safe is added each day, from a third on', happens: world => world.stores('volumes', minute => safe * (1 / 3 + minute / DAY / 20)), fires: ['StorageSafeSoonReached'], minutes: 1900, step: 4 },
    { title: 'a hundredth is added each day', happens: world => world.stores('volumes', minute => safe * (1 / 3 + minute / DAY / 100)), fires: [], minutes: 1900, step: 4 },
    { title: 'much is stored on the first day, and then no more', happens: world => world.stores('volumes', minute => safe * Math.min(0.5, 0.3 + minute / 500)), fires: [], minutes: 1900, step: 4 },
    { title: 'figures of ten hours tell of steep growth', happens: world => world.stores('volumes', minute => safe * (1 / 3 + minute / DAY / 20)), fires: [], minutes: 700, step: 4 },
  ],
  StorageCannotHealHost: () => [
    { title: 'four even hosts are 70 % full', happens: world => [0, 1, 2, 3, 4, 5, 6, 7].forEach(id => world.fills(`osd.${id}`, 0.7)), fires: ['StorageCannotHealHost'], minutes: 45 },
    { title: 'one OSD is 70 % full, and so the fullest of the rest would be too full', happens: world => [0, 1, 2, 3, 4, 5, 6, 7].forEach(id => world.fills(`osd.${id}`, id === 0 ? 0.7 : 0.62)), fires: ['StorageCannotHealHost'], minutes: 45 },
    { title: 'four even hosts are 66 % full', happens: world => [0, 1, 2, 3, 4, 5, 6, 7].forEach(id => world.fills(`osd.${id}`, 0.66)), fires: [], minutes: 45 },
  ],
  StorageCannotHealDevice: () => [
    { title: 'one of two devices of a host would have to take both, and is at 50 %', happens: world => { fourthHostGone(world); world.fills('osd.0', 0.5).fills('osd.1', 0.5); }, fires: ['StorageCannotHealDevice'], layout: 'threeHosts', minutes: 45 },
    { title: 'two devices of each host are at 40 %', happens: fourthHostGone, fires: [], layout: 'threeHosts', minutes: 45 },
  ],
  StorageNearFull: () => [...ofCode('StorageNearFull', 'OSD_NEARFULL'), ...ofCode('StorageNearFull', 'POOL_NEARFULL')],
  StorageFull: () => ofCode('StorageFull', 'OSD_FULL'),
  StorageUneven: () => [
    { title: 'an OSD is 15 points fuller than the others', happens: world => world.fills('osd.4', 0.55), fires: ['StorageUneven'], minutes: 420, step: 2 },
    { title: 'an OSD is drained', happens: world => world.fills('osd.4', 0.02), fires: [], minutes: 420, step: 2 },
    { title: 'all fill up alike', happens: world => [0, 1, 2, 3, 4, 5, 6, 7].forEach(id => world.fills(`osd.${id}`, minute => 0.3 + minute / 2000)), fires: [], minutes: 420, step: 2 },
  ],
  StorageFilesystemStopped: () => ofCode('StorageFilesystemStopped', 'MDS_READ_ONLY'),
  StorageFilesystemWeak: () => ofCode('StorageFilesystemWeak', 'MDS_INSUFFICIENT_STANDBY', 45),
  StorageGatewaysFewer: () => [
    { title: 'one of two gateways goes', happens: world => world.ends(5, (_, labels) => labels.ceph_daemon === 'rgw.2'), fires: ['StorageGatewaysFewer'] },
    { title: 'all gateways go', happens: world => world.ends(5, metric => metric === 'ceph_rgw_metadata'), fires: ['StorageGatewaysFewer'] },
    { title: 'a third gateway is added', happens: world => world.ceph('rgw_metadata', { ceph_daemon: 'rgw.3', ceph_version: '20.2.4' }, 1), fires: [] },
  ],
  StorageDriverDown: () => [
    { title: 'no controller of the driver runs', happens: world => world.set('kube_deployment_status_replicas_available', deployment(CONTROLLER), 0), fires: ['StorageDriverDown'] },
    { title: 'the driver is missing on one node', happens: world => world.set('kube_daemonset_status_number_available', { namespace: 'rook-ceph', daemonset: 'rook-ceph.rbd.csi.ceph.com-nodeplugin' }, 3), fires: [] },
  ],
  StorageClaimPending: () => [
    { title: 'a claim of our class stays pending', happens: world => world.set('kube_persistentvolumeclaim_status_phase', { ...claim, phase: 'Pending' }, 1), fires: ['StorageClaimPending'] },
    { title: 'a claim of a class of others stays pending', happens: world => world.set('kube_persistentvolumeclaim_status_phase', { ...claim, persistentvolumeclaim: 'x', phase: 'Pending' }, 1).set('kube_persistentvolumeclaim_info', { ...claim, persistentvolumeclaim: 'x', storageclass: 'faster' }, 1), fires: [] },
  ],
  StorageClaimFull: () => [
    { title: 'a claim is 95 % full', happens: world => world.set('kubelet_volume_stats_used_bytes', claim, 95), fires: ['StorageClaimFull'], minutes: 45 },
    { title: 'a claim will be full within a day', happens: world => world.set('kubelet_volume_stats_used_bytes', claim, growing(0.03, 60)).set('kubelet_volume_stats_available_bytes', claim, growing(-0.03, 40)), fires: ['StorageClaimFull'], minutes: 120 },
    { title: 'a claim is nearly empty, and fills', happens: world => world.set('kubelet_volume_stats_used_bytes', claim, growing(0.03, 5)).set('kubelet_volume_stats_available_bytes', claim, growing(-0.03, 95)), fires: [], minutes: 120 },
  ],
  StorageFlagsLeft: () => [
    { title: 'two flags are left', happens: world => world.ceph('osd_flag_noout', {}, 1).ceph('osd_flag_norebalance', {}, 1).code('OSDMAP_FLAGS'), fires: ['StorageFlagsLeft', 'StorageFlagsLeft'], minutes: 90 },
    { title: 'a flag is set for half an hour', happens: world => world.ceph('osd_flag_noout', {}, minute => minute > 20 && minute < 50 ? 1 : 0), fires: [], minutes: 90 },
  ],
  StorageVersionsMixed: () => [
    { title: 'an OSD is of another version', happens: world => world.ends(0, (metric, labels) => metric === 'ceph_osd_metadata' && labels.ceph_daemon === 'osd.7').ceph('osd_metadata', { ...osd(7), hostname: 'node-d', device_class: 'ssd', ceph_version: '19.2.3' }, 1), fires: ['StorageVersionsMixed'], minutes: 180 },
    { title: 'an OSD is of another version for half an hour', happens: world => world.ceph('osd_metadata', { ceph_daemon: 'osd.8', hostname: 'node-d', device_class: 'ssd', ceph_version: '19.2.3' }, then(1, 30, undefined)), fires: [], minutes: 180 },
  ],
  StorageOperatorStopped: () => [
    { title: 'the operator is left scaled down', happens: world => world.set('kube_deployment_status_replicas_available', deployment('rook-ceph-operator'), 0), fires: ['StorageOperatorStopped'], minutes: 90 },
    { title: 'the operator is away for half an hour', happens: world => world.set('kube_deployment_status_replicas_available', deployment('rook-ceph-operator'), minute => minute > 20 && minute < 50 ? 0 : 1), fires: [], minutes: 90 },
  ],
  StorageIdentityBackupOld: () => [
    { title: 'the identity was never saved', happens: world => world.ends(0, metric => metric.startsWith('kube_cronjob')), fires: ['StorageIdentityBackupOld'], minutes: 90 },
    { title: 'the identity was saved for the last time before two days', happens: world => world.set('kube_cronjob_status_last_successful_time', { namespace: 'rook-ceph', cronjob: 'identity' }, -172_801), fires: ['StorageIdentityBackupOld'], minutes: 90 },
    { title: 'no backup was noted by the command', happens: world => world.ends(0, metric => metric === 'kube_lease_renew_time'), fires: ['StorageIdentityBackupOld'], minutes: 90, layout: 'ownBackups' },
    { title: 'the command made the last backup before a week', happens: world => world.set('kube_lease_renew_time', { namespace: 'rook-ceph', lease: 'cdk8s-ceph-identity' }, -604_801), fires: ['StorageIdentityBackupOld'], minutes: 90, layout: 'ownBackups' },
    { title: 'the command made the last backup before six days', happens: world => world.set('kube_lease_renew_time', { namespace: 'rook-ceph', lease: 'cdk8s-ceph-identity' }, -518_400), fires: [], minutes: 90, layout: 'ownBackups' },
    { title: 'another job was not run for long', happens: world => world.set('kube_cronjob_status_last_successful_time', { namespace: 'rook-ceph', cronjob: 'other' }, -200_000), fires: [], minutes: 90 },
  ],
  StorageCrashLoop: () => [
    { title: 'an OSD is started every ten minutes', happens: world => world.set('kube_pod_container_status_restarts_total', { namespace: 'rook-ceph', pod: 'rook-ceph-osd-0', container: 'osd' }, minute => Math.floor(minute / 10)), fires: ['StorageCrashLoop'], minutes: 90 },
    { title: 'an OSD was started twice', happens: world => world.set('kube_pod_container_status_restarts_total', { namespace: 'rook-ceph', pod: 'rook-ceph-osd-0', container: 'osd' }, minute => minute < 40 ? 0 : minute < 60 ? 1 : 2), fires: [], minutes: 90 },
  ],
  StorageCrashed: () => ofCode('StorageCrashed', 'RECENT_CRASH'),
  StorageScrubBehind: () => ofCode('StorageScrubBehind', 'PG_NOT_DEEP_SCRUBBED', DAY + 60).map(each => ({ ...each, step: 4 })),
  StorageOtherWarning: () => [
    { title: 'a code is raised that nobody knows', happens: world => world.code('BRAND_NEW'), fires: ['StorageOtherWarning'], minutes: 90 },
    { title: 'a code that is known is raised for long', happens: world => world.code('MON_CLOCK_SKEW'), fires: ['StorageClockSkew'], minutes: 90 },
    { title: 'a whole rack is told to be down', happens: world => world.code('OSD_RACK_DOWN'), fires: [], minutes: 90 },
  ],
};
