import { Place } from './place';
import { entriesOf, Site } from './site';
import { daemonResources } from './values';
import { CephCluster, CephClusterProps, DashboardIngress, Encryption, Monitors, Network } from '../../cluster';
import { CephVersion } from '../../core';
import { NetworkPolicies } from '../../network-policy';
import { IRookOperator, RookOperator } from '../../operator';
import { Toolbox } from '../../toolbox';
import type { IVolumeSource } from '../../volumes';
import type { StackClusterProps, StackEncryptionProps, StackMonitorsProps, StackNetworkProps } from '../stack-cluster';
import type { StorageStackProps } from '../storage-stack-props';

/** The operator, the clusters, and what belongs to each: its toolbox, its dashboard's Ingress, its policies. */
export function buildClusters(site: Site, props: StorageStackProps): void {
  const operator = operatorOf(site, props);
  const all: [string, StackClusterProps, Place][] = [
    ...props.cluster !== undefined || props.clusters === undefined ? [['ceph', props.cluster ?? {}, Place.of('cluster')] as [string, StackClusterProps, Place]] : [],
    ...entriesOf(Place.of('clusters'), props.clusters),
  ];
  const named = new Set(all.flatMap(([, { volumes = [] }]) => volumes));
  const free = site.sources.known.filter(([place]) => !named.has(place)).map(([, source]) => source);
  for (const [name, cluster, place] of all) {
    const storage = cluster.volumes?.flatMap((text, i) => site.sources.get(text, place.at('volumes', i)) ?? []) ?? free;
    addCluster(site, place, name, cluster, storage, operator);
  }
}

function operatorOf(site: Site, { operator, existingOperator }: StorageStackProps): IRookOperator | undefined {
  if (!site.faults.oneOf(Place.ROOT, { operator, existingOperator }, false)) return undefined;
  if (operator) return site.make(Place.of('operator'), (scope, id) => new RookOperator(scope, id, operator));
  return existingOperator && site.make(Place.of('existingOperator'), (scope, id) => RookOperator.existing(scope, id, existingOperator));
}

function addCluster(site: Site, place: Place, name: string, data: StackClusterProps, storage: IVolumeSource[], operator?: IRookOperator): void {
  const cluster = site.make(place, (scope, id) => new CephCluster(scope, id, { name, ...clusterProps(site, place, data), storage, operator }));
  if (cluster === undefined) return;
  site.clusters.set(place, cluster);
  const { toolbox, dashboardIngress, networkPolicies } = data;
  if (toolbox) {
    const at = place.at('toolbox');
    const { cephVersion, resources, ...rest } = toolbox;
    site.make(at, (scope, id) => new Toolbox(scope, id, {
      ...rest, cluster, cephVersion: versionOf(cephVersion), resources: daemonResources(site, at.at('resources'), resources),
    }));
  }
  if (dashboardIngress) site.make(place.at('dashboardIngress'), (scope, id) => new DashboardIngress(scope, id, { name: 'dashboard', ...dashboardIngress, cluster }));
  if (networkPolicies) site.make(place.at('networkPolicies'), (scope, id) => new NetworkPolicies(scope, id, { ...networkPolicies, cluster }));
}

/** Everything but name, volumes and operator. */
function clusterProps(site: Site, place: Place, data: StackClusterProps): Omit<CephClusterProps, 'storage'> {
  const { volumes, toolbox, dashboardIngress, networkPolicies, ...own } = data;
  const { faults } = site;
  const { policy, cephVersion, monitors, network, resources, logMaxSize, crashRetention, osdMaintenanceTimeout, encryption, ...same } = own;
  const daemons = place.at('resources');
  return {
    ...same,
    policy: policy && { ...policy, store: faults.optionalSize(place.at('policy', 'store'), policy.store) },
    cephVersion: versionOf(cephVersion),
    monitors: monitors && monitorsOf(site, place.at('monitors'), monitors),
    network: network && networkOf(site, place.at('network'), network),
    resources: resources && {
      osd: daemonResources(site, daemons.at('osd'), resources.osd),
      mon: daemonResources(site, daemons.at('mon'), resources.mon),
      mgr: daemonResources(site, daemons.at('mgr'), resources.mgr),
    },
    logMaxSize: faults.optionalSize(place.at('logMaxSize'), logMaxSize),
    crashRetention: faults.duration(place.at('crashRetention'), crashRetention),
    osdMaintenanceTimeout: faults.duration(place.at('osdMaintenanceTimeout'), osdMaintenanceTimeout),
    encryption: encryption && encryptionOf(site, place.at('encryption'), encryption),
  };
}

function versionOf(image: string | undefined): CephVersion | undefined {
  return image === undefined ? undefined : CephVersion.of(image);
}

function monitorsOf({ faults }: Site, place: Place, { count, onLocalVolumes, storageClassName, size, arbiter, level }: StackMonitorsProps): Monitors {
  faults.oneOf(place, { onLocalVolumes: onLocalVolumes ? true : undefined, storageClassName, arbiter }, false);
  faults.onlyWith(place, "'storageClassName'", storageClassName !== undefined, { size });
  faults.onlyWith(place, "'arbiter'", arbiter !== undefined, { level });
  if (storageClassName !== undefined) return Monitors.onStorageClass(storageClassName, { count, size: faults.optionalSize(place.at('size'), size) });
  if (arbiter !== undefined) return Monitors.stretched(arbiter, { count, level });
  return onLocalVolumes ? Monitors.onLocalVolumes({ count }) : Monitors.onHostPath({ count });
}

function networkOf({ faults }: Site, place: Place, { pod, host }: StackNetworkProps): Network {
  faults.oneOf(place, { pod, host }, false);
  return host ? Network.host(host) : Network.pod(pod);
}

function encryptionOf({ faults }: Site, place: Place, { kubernetesSecrets, vault }: StackEncryptionProps): Encryption {
  faults.oneOf(place, { kubernetesSecrets, vault }, true);
  return vault ? Encryption.withVault(vault) : Encryption.withKubernetesSecrets(kubernetesSecrets);
}
