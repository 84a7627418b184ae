import { Chart, Size } from 'cdk8s';
import type { PersistentVolumeAccessMode, PersistentVolumeMode } from 'cdk8s-plus-27';
import type { Blueprint, ClassPlan, ClusterPlan, HostPlan, PoolOptionsPlan, VolumePlan } from './blueprint';
import {
  BlockPool, CephCluster, CephFilesystem, CephVersion, ClusterPurpose, Compression, DeviceClass, FailureDomain, FsType, Host, IStorageBackend,
  IVolumeSource, LocalVolume, LocalVolumeSet, Monitors, Network, ObjectStore, Phase, PoolOptions, ReclaimPolicy, Redundancy, StorageApp,
  StorageClass, UserAccess, VolumeClaims,
} from '../../../src';

const mib = (amount: number) => Size.mebibytes(amount);
const classOf = (name: string | undefined) => name === undefined ? undefined : DeviceClass.of(name);

/** The constructs of a blueprint, in the order in which it lists them. */
export function build(blueprint: Blueprint): StorageApp {
  const app = new StorageApp({ quiet: true });
  const chart = new Chart(app, 'storage');
  const sources = new Map<string, IVolumeSource>();
  for (const set of blueprint.sets) sources.set(set.id, new LocalVolumeSet(chart, set.id, { hosts: set.hosts.map(hostOf) }));
  for (const { id, mib: amount, count, zones, deviceClass, reclaim } of blueprint.claims) {
    sources.set(id, new VolumeClaims(chart, id, {
      storageClassName: 'cloud', size: mib(amount), count, zones, deviceClass: classOf(deviceClass), reclaimPolicy: reclaim as ReclaimPolicy | undefined,
    }));
  }
  const cluster = clusterOf(chart, blueprint.cluster, blueprint.trial, [...sources.values()]);
  addSecond(chart, blueprint, sources);

  const backends = new Map<string, IStorageBackend>();
  for (const pool of blueprint.pools) backends.set(pool.id, new BlockPool(chart, pool.id, { cluster, name: pool.name, ...poolOptions(pool) }));
  for (const plan of blueprint.filesystems) {
    const filesystem = new CephFilesystem(chart, plan.id, {
      cluster,
      name: plan.name,
      ...poolOptions(plan),
      metadataDeviceClass: classOf(plan.metadataClass),
      extraDataPools: plan.extra.map(extra => ({ name: extra.name, ...poolOptions(extra) })),
      metadataServers: { active: plan.active, standby: plan.standby },
    });
    backends.set(plan.id, filesystem);
    for (const { name } of plan.extra) backends.set(`${plan.id}/${name}`, filesystem.dataPool(name));
  }
  for (const plan of blueprint.stores) {
    const store = new ObjectStore(chart, plan.id, {
      cluster,
      name: plan.name,
      ...poolOptions(plan),
      metadataDeviceClass: classOf(plan.metadataClass),
      gateway: { instances: plan.instances, port: plan.port },
    });
    backends.set(plan.id, store);
    for (const { id, capabilities, maxBuckets } of plan.users) {
      store.addUser(id, { capabilities: capabilities as Record<string, UserAccess> | undefined, maxBuckets });
    }
  }
  for (const plan of blueprint.classes) addClass(chart, plan, backends.get(plan.backend)!);
  return app;
}

/** All objects of an app in their order, unvalidated. */
export function documentsOf(app: StorageApp): any[] {
  return Object.values(Phase).sort().flatMap(phase => app.documents(phase));
}

function addClass(chart: Chart, plan: ClassPlan, backend: IStorageBackend): void {
  const made = new StorageClass(chart, plan.id, {
    backend, isDefault: plan.isDefault, fsType: plan.fsType as FsType | undefined, parameters: plan.parameters,
  });
  if (plan.snapshots) made.addSnapshotClass();
  for (const claim of plan.claims) {
    made.claim(chart, claim.id, {
      size: mib(claim.mib),
      accessMode: claim.accessMode as PersistentVolumeAccessMode | undefined,
      volumeMode: claim.volumeMode as PersistentVolumeMode | undefined,
    });
  }
}

function clusterOf(chart: Chart, plan: ClusterPlan, trial: boolean, storage: IVolumeSource[]): CephCluster {
  return new CephCluster(chart, 'ceph', {
    storage,
    purpose: trial ? ClusterPurpose.TRIAL : undefined,
    name: plan.name,
    namespace: plan.namespace,
    monitors: monitorsOf(plan.monitors),
    managers: plan.managers,
    network: plan.network?.host ? Network.host({ publicRanges: plan.network.publicRanges }) : Network.pod({ encryption: plan.network?.encryption }),
    cephVersion: plan.cephVersion === undefined ? undefined : CephVersion.of(plan.cephVersion),
    cephConfig: plan.cephConfig,
    nearFullRatio: plan.ratios?.near,
    backfillFullRatio: plan.ratios?.backfill,
    fullRatio: plan.ratios?.full,
    dataDirHostPath: plan.dataDir,
    resources: plan.osdGib === undefined ? undefined : { osd: { memory: Size.gibibytes(plan.osdGib) } },
    logMaxSize: plan.logMib === undefined ? undefined : mib(plan.logMib),
  });
}

function addSecond(chart: Chart, { second }: Blueprint, sources: Map<string, IVolumeSource>): void {
  if (second === undefined) return;
  const own = new LocalVolumeSet(chart, 'second-disks', { hosts: second.hosts.map(hostOf) });
  new CephCluster(chart, 'second', {
    storage: [second.source === undefined ? own : sources.get(second.source)!], namespace: second.namespace, dataDirHostPath: second.dataDir,
  });
}

function monitorsOf({ kind, count, gib }: ClusterPlan['monitors']): Monitors {
  if (kind === 'localVolumes') return Monitors.onLocalVolumes({ count });
  if (kind === 'storageClass') return Monitors.onStorageClass('cloud', { count, size: gib === undefined ? undefined : Size.gibibytes(gib) });
  return Monitors.onHostPath({ count });
}

function poolOptions(plan: PoolOptionsPlan): PoolOptions {
  return {
    redundancy: redundancyOf(plan.redundancy),
    failureDomain: plan.failureDomain as FailureDomain | undefined,
    deviceClass: classOf(plan.deviceClass),
    compression: plan.compression as Compression | undefined,
    bulk: plan.bulk,
    targetSizeRatio: plan.ratio,
    maxSize: plan.maxMib === undefined ? undefined : mib(plan.maxMib),
    maxObjects: plan.maxObjects,
    parameters: plan.parameters,
    enableCrushUpdates: plan.enableCrushUpdates,
  };
}

function redundancyOf(plan: PoolOptionsPlan['redundancy']): Redundancy | undefined {
  if (plan === undefined) return undefined;
  if ('copies' in plan) return Redundancy.replicated(plan.copies, { copiesPerFailureDomain: plan.perDomain });
  return Redundancy.erasureCoded(plan.data, plan.coding, { stripeUnit: plan.stripeKib === undefined ? undefined : Size.kibibytes(plan.stripeKib) });
}

function hostOf(plan: HostPlan): Host {
  return Host.named(plan.name, {
    ...plan.topology,
    cpus: plan.cpus,
    memory: plan.memoryGib === undefined ? undefined : Size.gibibytes(plan.memoryGib),
    taints: plan.taints,
    volumes: plan.volumes.map(volumeOf),
    monitor: plan.monitor && volumeOf(plan.monitor),
  });
}

function volumeOf(plan: VolumePlan): LocalVolume {
  const { kind, path, name, create } = plan;
  const options = {
    name,
    size: mib(plan.mib),
    deviceClass: classOf(plan.deviceClass),
    metadata: plan.metadata && volumeOf(plan.metadata),
    wal: plan.wal && volumeOf(plan.wal),
  };
  if (kind !== 'logicalVolume') return LocalVolume[kind](path, options);
  const [group, volume] = path.split('/');
  return LocalVolume.logicalVolume(group, volume, { ...options, create });
}
