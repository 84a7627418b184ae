import { Duration, Size } from 'cdk8s';
import type { ClusterPlan } from './cluster-plan';
import { sharesOf } from './shares';
import { CephVersion } from '../../core';
import { bytesOf, HostSpec, mutedByDefault, OsdSpec } from '../../model/layout';
import { tunedCompression, tunedOptions } from '../../model/tuning';
import { CephClusterProps, CephxKeyType, ClusterPurpose, LogPeriodicity } from '../ceph-cluster-props';
import { Monitors } from '../monitors';
import { Network } from '../network';

/** Everything a user may leave out, filled in: the one place for the defaults of a cluster. */
export function resolve(id: string, props: CephClusterProps): ClusterPlan {
  const name = props.name ?? id;
  const trial = props.purpose === ClusterPurpose.TRIAL;
  const offers = props.storage.map(source => source._offer());
  const monitors = (props.monitors ?? Monitors.onHostPath())._plan();
  const tuning = [...props.tuning ?? []];
  const image = props.cephVersion ?? CephVersion.V20_2_4;
  return {
    name,
    namespace: props.namespace ?? props.operator?.namespace ?? 'rook-ceph',
    trial,
    layout: {
      name,
      trial,
      hosts: merged(offers.flatMap(offer => offer.hosts)),
      osds: offers.flatMap<OsdSpec>(offer => offer.osds).sort(byName),
      stretch: monitors.stretch?.level,
      compression: tunedCompression(tuning),
    },
    declared: offers,
    monitors: { ...monitors, count: monitors.count ?? (trial ? 1 : 3) },
    monitorVolumes: offers.flatMap(offer => offer.monitors ?? []),
    managers: props.managers ?? (trial ? 1 : 2),
    network: (props.network ?? Network.pod())._plan(),
    shares: sharesOf(props.resources ?? {}, trial),
    cephVersion: image.version,
    cephImage: image.image,
    dataDirHostPath: props.dataDirHostPath ?? '/var/lib/rook',
    cephConfig: tunedOptions(tuning, props.cephConfig ?? {}),
    tuning,
    ratios: { nearFull: props.nearFullRatio, backfillFull: props.backfillFullRatio, full: props.fullRatio },
    allowLoopDevices: props.operator?.allowLoopDevices ?? trial,
    operatorNamespaces: props.operator?._clusterNamespaces(),
    dashboard: props.dashboard ?? true,
    monitoring: props.monitoring,
    logs: {
      enabled: props.logCollector ?? true,
      periodicity: props.logPeriodicity ?? LogPeriodicity.DAILY,
      maxBytes: bytesOf(props.logMaxSize ?? Size.mebibytes(500)),
    },
    crashes: { enabled: props.crashCollector ?? true, days: (props.crashRetention ?? Duration.days(365)).toDays({ integral: false }) },
    disruptionManagement: props.disruptionManagement ?? true,
    maintenanceMinutes: (props.osdMaintenanceTimeout ?? Duration.minutes(30)).toMinutes({ integral: false }),
    csiKeyType: props.csiKeyType ?? CephxKeyType.AES,
    muted: props.mutedHealthCodes?.map(muted => ({ ...muted })) ?? mutedByDefault(props.csiKeyType ?? CephxKeyType.AES, image.version),
    encryption: props.encryption?._plan(),
    readAffinity: props.readAffinity ?? false,
    nfsDriver: props.operator?._nfs(),
  };
}

/** Each host once, with what all its descriptions tell, in whatever order they come; that they agree is a rule. */
function merged(hosts: readonly HostSpec[]): HostSpec[] {
  const byHost = new Map<string, HostSpec[]>();
  for (const host of hosts) byHost.set(host.name, [...byHost.get(host.name) ?? [], host]);
  return [...byHost.values()].map(united).sort(byName);
}

function united(twins: readonly HostSpec[]): HostSpec {
  if (twins.length === 1) return twins[0];
  // Where they contradict each other, the cluster is refused; the least keeps what is said until then the same in any order.
  const least = (values: (number | undefined)[]) => values.reduce((a, b) => a === undefined || (b !== undefined && b < a) ? b : a);
  return {
    name: twins[0].name,
    cpus: least(twins.map(({ cpus }) => cpus)),
    memoryBytes: least(twins.map(({ memoryBytes }) => memoryBytes)),
    taints: twins.flatMap(({ taints }) => taints),
    topology: Object.assign({}, ...twins.map(({ topology }) => topology).sort((a, b) => JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    volumes: twins.flatMap(({ volumes }) => volumes).sort(byName),
    monitor: twins.map(({ monitor }) => monitor).find(monitor => monitor !== undefined),
  };
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
