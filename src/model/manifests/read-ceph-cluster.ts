import { entries, list } from './look';
import { mutedIn } from './muted';
import { operatorSettings, rookVersion } from './operators';
import { hostsOf, caseOf, PolicyCase } from './policy-case';
import type { PolicyManifest } from './policy-manifest';
import { readCluster } from './read-cluster';
import { devicesOf } from './read-devices';
import { encryptionOf } from './read-encryption';
import type { Reader } from './reader';
import { tuningIn } from './tuned';
import { bytesIn, levelOf, Maybe, MonitorVolumes, NetworkPlan, unknown } from '../layout';
import { CEPH_CLUSTER_TOPIC, ClusterSpec, StandingAct, Words } from '../rules';

/** What Rook takes where nothing is said. */
const DEFAULTS = { monitors: 3, logMegabytes: 500 };

/** The release of Rook that the rules are about. */
const RELEASE = '1.20';

const NODES = 'which nodes there are is known to Kubernetes only';

/** What is done once, and goes on to be done as long as it stands there. */
const ACTS = ['cleanupPolicy.wipeDevicesFromOtherClusters', 'cleanupPolicy.allowUninstallWithVolumes', 'skipUpgradeChecks', 'continueUpgradeAfterChecksEvenIfNotHealthy'];

const WORDS: Words = {
  'name': 'metadata.name',
  'namespace': 'metadata.namespace',
  'cephVersion': 'spec.cephVersion.image',
  'dataDirHostPath': 'spec.dataDirHostPath',
  'storage': 'spec.storage',
  'monitors': 'spec.mon',
  'monitors.count': 'spec.mon.count',
  'monitors.together': 'spec.mon.allowMultiplePerNode',
  'monitors.level': 'spec.mon.stretchCluster.failureDomainLabel',
  'managers': 'spec.mgr.count',
  'modules': 'spec.mgr.modules',
  'network': 'spec.network',
  'ipFamily': 'spec.network.ipFamily',
  'network.dualStack': 'spec.network.dualStack',
  'dualStack': 'spec.network.dualStack',
  'publicRanges': 'spec.network.addressRanges.public',
  'nearFullRatio, backfillFullRatio, fullRatio': 'spec.storage: nearFullRatio, backfillFullRatio, fullRatio',
  'csiKeyType': 'spec.security.cephx.csi.keyType',
  'mutedHealthCodes': 'spec.healthCheck.muteHealthWarning',
  'tuning': "metadata.annotations['cdk8s-ceph/tuning']",
  'readAffinity': 'spec.csi.readAffinity.enabled',
  'logMaxSize': 'spec.logCollector.maxLogSize',
  'encryption': 'spec.security',
  'encryption.keyRotation': 'spec.security.keyRotation.schedule',
  'encryption.address': 'spec.security.kms.connectionDetails.VAULT_ADDR',
  'tokenSecretName': 'spec.security.kms.tokenSecretName',
  'kubernetesRole': 'spec.security.kms.connectionDetails.VAULT_AUTH_KUBERNETES_ROLE',
  ...Object.fromEntries(['osd', 'mon', 'mgr'].flatMap(kind => [
    [`resources.${kind}.memory`, `spec.resources.${kind}.limits.memory`], [`resources.${kind}.cpus`, `spec.resources.${kind}.requests.cpu`],
  ])),
};

/** Every CephCluster, whoever wrote it. */
export const CEPH_CLUSTER_READER: Reader<ClusterSpec> = {
  topic: CEPH_CLUSTER_TOPIC,
  read: manifests => {
    const subject = caseOf(manifests);
    const objects = manifests.map(({ object }) => object);
    return subject.clusters.map(cluster => {
      const spec = clusterSpec(cluster, subject, objects);
      return { at: cluster.path, spec, trial: spec.trial, words: WORDS };
    });
  },
};

function clusterSpec({ object }: PolicyManifest, subject: PolicyCase, objects: readonly any[]): ClusterSpec {
  const spec = object.spec ?? {};
  const layout = readCluster(object, objects);
  const image: unknown = spec.cephVersion?.image;
  const settings = operatorSettings(subject.manifests);
  return {
    name: object.metadata?.name ?? unknown('the object has no name'),
    namespace: object.metadata?.namespace ?? unknown('the object does not say its namespace'),
    trial: layout.trial,
    external: spec.external?.enable === true,
    layout,
    hosts: unknown(NODES),
    everyNode: spec.storage?.useAllNodes === true,
    declared: unknown('objects do not tell which set describes a host'),
    devices: devicesOf(spec.storage, subject.volumes),
    ...monitorsOf(spec.mon, subject),
    managers: spec.mgr?.count ?? unknown('the object does not say how many managers there are'),
    modules: list(spec.mgr?.modules).filter(module => module?.enabled === true).map(({ name }) => `${name}`),
    network: networkOf(spec.network),
    shares: { osd: shareOf(spec.resources?.osd), mon: shareOf(spec.resources?.mon), mgr: shareOf(spec.resources?.mgr) },
    cephVersion: versionOf(image, rookVersion(subject.manifests)),
    cephImage: typeof image === 'string' ? image : unknown('the object does not say the image of Ceph'),
    allowUnsupported: spec.cephVersion?.allowUnsupported === true,
    dataDirHostPath: typeof spec.dataDirHostPath === 'string' ? spec.dataDirHostPath : undefined,
    ratios: { nearFull: spec.storage?.nearFullRatio, backfillFull: spec.storage?.backfillFullRatio, full: spec.storage?.fullRatio },
    allowLoopDevices: settings === undefined ? unknown('the settings of the operator are elsewhere') : settings.ROOK_CEPH_ALLOW_LOOP_DEVICES === 'true',
    operatorNamespaces: unknown('in which namespaces the operator has permissions is not looked into'),
    logMegabytes: Math.floor((bytesIn(spec.logCollector?.maxLogSize) ?? DEFAULTS.logMegabytes * 1e6) / 1e6),
    csiKeyType: spec.security?.cephx?.csi?.keyType,
    encryption: encryptionOf(spec),
    muted: mutedIn(object),
    tuning: tuningIn(object),
    readAffinity: spec.csi?.readAffinity?.enabled === true,
    acts: ACTS.flatMap((path): StandingAct[] => path.split('.').reduce((at, key) => at?.[key], spec) === true ? [{ property: `spec.${path}`, value: 'true' }] : []),
    bytes: JSON.stringify(spec).length,
  };
}

function versionOf(image: unknown, rook: string | undefined): Maybe<string> {
  if (rook !== undefined && rook !== RELEASE) return unknown(`which releases of Ceph Rook ${rook} runs is not known here`);
  return /:v?(\d+\.\d+\.\d+)/.exec(`${image}`)?.[1] ?? unknown('the tag of the image does not tell the release of Ceph');
}

/** What monitors write to: volumes of hosts, where some of the class are among the objects. */
function monitorsOf(mon: any, { volumes }: PolicyCase): Pick<ClusterSpec, 'monitors' | 'monitorVolumes'> {
  const storageClassName = mon?.volumeClaimTemplate?.spec?.storageClassName;
  const ofClass = [...volumes.values()].filter(({ object: { spec } }) => spec?.local !== undefined && spec.storageClassName === storageClassName);
  const local = storageClassName === undefined ? [] : ofClass;
  const offer: MonitorVolumes[] = local.length === 0 ? [] : [{
    storageClassName,
    bytes: Math.min(...local.map(({ object }) => bytesIn(object.spec.capacity?.storage) ?? 0)),
    hosts: local.flatMap(hostsOf).sort(),
  }];
  const kind = local.length > 0 ? 'localVolumes' : mon?.volumeClaimTemplate === undefined ? 'hostPath' : 'storageClass';
  const arbiter = list(mon?.stretchCluster?.zones).find(zone => zone?.arbiter === true)?.name;
  const level = levelOf(mon?.stretchCluster?.failureDomainLabel ?? 'topology.kubernetes.io/zone');
  return {
    monitors: {
      kind,
      count: mon?.count || DEFAULTS.monitors,
      stretch: arbiter === undefined || level === undefined ? undefined : { level, arbiter },
      together: mon?.allowMultiplePerNode === true,
    },
    monitorVolumes: offer,
  };
}

function networkOf(network: any): NetworkPlan {
  return {
    host: network?.provider === 'host' || network?.hostNetwork === true,
    publicRanges: list(network?.addressRanges?.public),
    clusterRanges: list(network?.addressRanges?.cluster),
    encryption: network?.connections?.encryption?.enabled,
    compression: network?.connections?.compression?.enabled,
    ipFamily: network?.ipFamily || undefined,
    dualStack: network?.dualStack,
  };
}

function shareOf(resources: any): { cpus?: number; bytes?: number } {
  return { cpus: bytesIn(resources?.requests?.cpu), bytes: bytesIn(resources?.limits?.memory ?? resources?.requests?.memory) };
}

/** Options by section, in the order in which they are written. */
export function optionsOf(config: any): Record<string, Record<string, unknown>> {
  return Object.fromEntries(entries(config).map(([who, section]) => [who, Object.fromEntries(entries(section))]));
}
