import { withBalance } from './cluster-body';
import type { ClusterPlan } from './cluster-plan';
import { MIB, unknown, VolumeSpec } from '../../model/layout';
import type { CephConfigSpec, ClusterSpec, DeviceUse } from '../../model/rules';

/** A cluster as the rules want it told. */
export function describedCluster(plan: ClusterPlan, bytes: number): ClusterSpec {
  const { kind, count, stretch } = plan.monitors;
  return {
    name: plan.name,
    namespace: plan.namespace,
    trial: plan.trial,
    external: false,
    layout: plan.layout,
    hosts: plan.layout.hosts,
    everyNode: false,
    declared: plan.declared,
    devices: devicesOf(plan),
    monitors: { kind, count, stretch, together: plan.trial },
    monitorVolumes: plan.monitorVolumes,
    managers: plan.managers,
    modules: ['balancer'],
    network: plan.network,
    shares: plan.shares,
    cephVersion: plan.cephVersion,
    cephImage: plan.cephImage,
    allowUnsupported: false,
    dataDirHostPath: plan.dataDirHostPath,
    ratios: plan.ratios,
    allowLoopDevices: plan.allowLoopDevices,
    operatorNamespaces: plan.operatorNamespaces ?? unknown('the operator is installed elsewhere'),
    logMegabytes: Math.floor(plan.logs.maxBytes / MIB),
    csiKeyType: plan.csiKeyType,
    encryption: plan.encryption,
    muted: plan.muted,
    tuning: plan.tuning,
    readAffinity: plan.readAffinity,
    acts: [],
    bytes,
  };
}

/** The options that a cluster hands to Ceph. */
export function describedConfig({ cephConfig, trial }: ClusterPlan): CephConfigSpec {
  return { options: withBalance(cephConfig), memoryLimited: true, trial };
}

/** What OSDs stand on, in the order of the OSDs, which is that of the objects. */
function devicesOf({ declared, layout, encryption }: ClusterPlan): DeviceUse[] {
  const parts = new Map(declared.flatMap(({ hosts }) => hosts).flatMap(host => host.volumes.flatMap(volume => [volume, volume.metadata, volume.wal])
    .filter((part): part is VolumeSpec => part !== undefined)
    .map(({ name, path, kind }): [string, DeviceUse] => [`${host.name}\n${path}`, { property: `hosts['${host.name}'].volumes['${name}']`, path, kind, encrypted: encryption !== undefined }])));
  return layout.osds.flatMap(({ host, claims }) => claims.flatMap(({ source }) => parts.get(`${host}\n${source}`) ?? []));
}
