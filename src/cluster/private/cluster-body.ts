import type { CephConfig, ClusterPlan } from './cluster-plan';
import { deviceSets } from './device-sets';
import { monitorBody } from './monitor-body';
import { securityBody } from './security-body';
import { resourcesBody } from './shares';
import { tolerationsOf, trueOrAbsent } from '../../core';
import type { CephClusterSpec } from '../../imports/ceph.rook.io';
import { MIB, NetworkPlan } from '../../model/layout';

/** The `spec` of a CephCluster. What is off and not written: `useAllNodes`, `removeOSDsIfOutAndSafeToRemove` and others (see `trueOrAbsent`). */
export function clusterBody(plan: ClusterPlan): CephClusterSpec {
  const { layout, network, ratios } = plan;
  const tolerations = tolerationsOf(layout.hosts.flatMap(host => host.taints));
  const msgr2 = (network.encryption ?? false) || (network.compression ?? false);
  return {
    cephVersion: { image: plan.cephImage },
    dataDirHostPath: plan.dataDirHostPath,
    mon: monitorBody(plan.monitors, layout, plan.monitorVolumes),
    mgr: { count: plan.managers, allowMultiplePerNode: trueOrAbsent(plan.trial), modules: [{ name: 'balancer', enabled: true, settings: { balancerMode: 'upmap' } }] },
    dashboard: { enabled: trueOrAbsent(plan.dashboard), ssl: true },
    monitoring: on(plan.monitoring),
    labels: plan.monitoring && plan.monitorLabels && Object.keys(plan.monitorLabels).length > 0 ? { monitoring: { ...plan.monitorLabels } } : undefined,
    network: networkBody(network, msgr2),
    csi: csiBody(plan, msgr2),
    security: securityBody(plan),
    healthCheck: plan.muted.length === 0 ? undefined : { muteHealthWarning: Object.fromEntries(plan.muted.map(({ code }) => [code, { policy: 'mute' as const }])) },
    cephConfig: withBalance(plan.cephConfig),
    crashCollector: { disable: trueOrAbsent(!plan.crashes.enabled), daysToRetain: Math.max(1, Math.round(plan.crashes.days)) },
    logCollector: { enabled: trueOrAbsent(plan.logs.enabled), periodicity: plan.logs.periodicity, maxLogSize: logSize(Math.floor(plan.logs.maxBytes / MIB)) },
    resources: resourcesBody(plan.shares),
    priorityClassNames: { mon: 'system-node-critical', osd: 'system-node-critical', mgr: 'system-cluster-critical' },
    placement: tolerations === undefined ? undefined : { all: { tolerations } },
    disruptionManagement: { managePodBudgets: plan.disruptionManagement, osdMaintenanceTimeout: Math.round(plan.maintenanceMinutes) },
    storage: {
      useAllDevices: false,
      nearFullRatio: ratios.nearFull,
      backfillFullRatio: ratios.backfillFull,
      fullRatio: ratios.full,
      storageClassDeviceSets: deviceSets(layout.osds, plan.encryption !== undefined),
    },
  };
}

/** For logrotate; as Kubernetes writes a quantity. */
function logSize(megabytes: number): string {
  return megabytes % 1000 === 0 ? `${megabytes / 1000}G` : `${megabytes}M`;
}

function csiBody({ network, readAffinity }: ClusterPlan, msgr2: boolean): CephClusterSpec['csi'] {
  if (!msgr2 && !readAffinity) return undefined;
  return {
    // The RBD driver finds the mode by itself, CephFS mounts have to be told.
    cephfs: msgr2 ? { kernelMountOptions: network.encryption ? 'ms_mode=secure' : 'ms_mode=prefer-crc' } : undefined,
    readAffinity: readAffinity ? { enabled: true } : undefined,
  };
}

function networkBody(network: NetworkPlan, requireMsgr2: boolean): CephClusterSpec['network'] {
  const ranges = (given: readonly string[]) => given.length > 0 ? [...given] : undefined;
  const addressRanges = { public: ranges(network.publicRanges), cluster: ranges(network.clusterRanges) };
  const body = {
    provider: network.host ? 'host' as const : undefined,
    ipFamily: network.ipFamily,
    dualStack: network.dualStack,
    addressRanges: addressRanges.public ?? addressRanges.cluster ? addressRanges : undefined,
    connections: requireMsgr2 ? { encryption: on(network.encryption), compression: on(network.compression), requireMsgr2 } : undefined,
  };
  return Object.values(body).some(value => value !== undefined) ? body : undefined;
}

const on = (switched: boolean | undefined) => switched ? { enabled: true } : undefined;

/**
 * Small clusters lose a tenth of their space to the balancer's default tolerance of five placement groups an OSD.
 *
 * There is no other place for it: the balancer does not read ceph.conf, and Rook's settings of modules have its mode only. Monitors refuse
 * an option of a manager's module until a manager has loaded its modules and told them. Rook writes `cephConfig` when the pods of the
 * managers are Ready, which its startup probe, first asked after ten seconds, puts off until then. Where that probe is off or the
 * modules take longer, Rook's first pass fails and a later one sets the option (rook v1.20.6, `postMgrStartupActions`).
 */
export function withBalance(config: CephConfig): Record<string, Record<string, string>> {
  return { ...config, mgr: { 'mgr/balancer/upmap_max_deviation': '1', ...config.mgr } };
}
