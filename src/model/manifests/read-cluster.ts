import { list } from './look';
import { LABELS, namedHosts, namedOsds } from './read-devices';
import { tuningIn } from './tuned';
import { bytesIn, ClaimSpec, ClusterLayout, FILE_LINKS, HostSpec, levelOf, OsdSpec, TOPOLOGY_LABELS, topologyOf, TopologySpec, VolumeRole } from '../layout';
import { tunedCompression } from '../tuning';

/** What a set of local volumes of this library leaves on its volumes, with the places of their host where it is told any. */
const OF_OUR_SET = 'cdk8s-ceph/set';

const LEVEL_OF = new Map(Object.entries(TOPOLOGY_LABELS).map(([level, label]) => [label, level]));

/** The layout that a CephCluster and the volumes of its device sets stand for. */
export function readCluster(cluster: any, objects: readonly any[]): ClusterLayout {
  const { storage, mon } = cluster.spec ?? {};
  const volumes = new Map(objects.filter(({ kind }) => kind === 'PersistentVolume').map(volume => [volume.metadata?.name as string, volume]));
  const osds = list(storage?.storageClassDeviceSets).map(set => osdOf(set, volumes)).sort(byName);
  const unsized = namedOsds(storage);
  const label = mon?.stretchCluster && (mon.stretchCluster.failureDomainLabel || TOPOLOGY_LABELS.zone);
  return {
    name: cluster.metadata?.name,
    trial: cluster.metadata?.annotations?.['cdk8s-ceph/purpose'] === 'trial',
    hosts: [...new Map([...namedHosts(storage), ...hostsOf(osds, volumes)].map(host => [host.name, host])).values()].sort(byName),
    osds,
    ...unsized.length === 0 ? {} : { unsized },
    ...storage?.useAllNodes === true ? { open: 'which nodes and devices there are is known to Kubernetes only' } : {},
    stretch: levelOf(label),
    compression: tunedCompression(tuningIn(cluster)),
  };
}

/** The data template of a device set; a single one is for data whatever it is called. */
export function dataTemplate(set: any): any {
  const templates = list(set?.volumeClaimTemplates);
  return templates.length === 1 ? templates[0] : templates.find(template => template?.metadata?.name === 'data');
}

/** The host that a local volume is tied to. */
export function hostOf(volume: any): string | undefined {
  const [host] = list(volume?.spec?.nodeAffinity?.required?.nodeSelectorTerms).flatMap(term => list(term?.matchExpressions))
    .filter(({ key }) => key === 'kubernetes.io/hostname').flatMap(({ values }) => list(values));
  return host === undefined ? undefined : `${host}`;
}

/** The hosts that local volumes are tied to, by the names of the volumes. */
export function volumeHosts(objects: Iterable<any>): Map<string, string> {
  return new Map([...objects].filter(({ kind }) => kind === 'PersistentVolume').flatMap((volume): [string, string][] => {
    const host = hostOf(volume);
    return host === undefined ? [] : [[volume.metadata.name, host]];
  }));
}

/** The hosts that claims are tied to by local volumes, by `<namespace>/<name>` of the claims. */
export function hostsOfClaims(claims: readonly any[], volumes: readonly any[]): Map<string, string> {
  const hosts = new Map(volumes.map(volume => [volume?.metadata?.name, hostOf(volume)]));
  return new Map(claims.flatMap((claim): [string, string][] => {
    const host = hosts.get(claim?.spec?.volumeName);
    return host === undefined ? [] : [[`${claim.metadata?.namespace}/${claim.metadata?.name}`, host]];
  }));
}

function osdOf(set: any, volumes: ReadonlyMap<string, any>): OsdSpec {
  const data = dataTemplate(set);
  const claims = list(set.volumeClaimTemplates).map((template): ClaimSpec => ({
    role: (template === data ? 'data' : template.metadata?.name) as VolumeRole,
    storageClassName: template.spec?.storageClassName,
    bytes: bytesIn(template.spec?.resources?.requests?.storage) ?? 0,
    volumeName: template.spec?.volumeName,
    source: volumes.get(template.spec?.volumeName)?.spec?.local?.path ?? template.spec?.storageClassName,
  }));
  const volume = volumes.get(data?.spec?.volumeName);
  return {
    name: set.name,
    count: set.count ?? 0,
    portable: set.portable === true,
    host: set.portable === true ? undefined : hostOf(volume),
    topology: placeOf(set),
    ...hostOf(volume) === undefined || set.portable === true ? { unplaced: 'where Kubernetes puts its claims is told by no object' } : {},
    deviceClass: data?.metadata?.annotations?.crushDeviceClass,
    bytes: claims.find(({ role }) => role === 'data')?.bytes ?? 0,
    claims,
    onFile: claims.some(({ source }) => `${source}`.startsWith(FILE_LINKS)),
  };
}

/** The places at a level that claims are told to go to. */
export function levelPlaces(set: any, level: string): string[] {
  const place = set === undefined || set === null ? undefined : placeOf(set)?.[level];
  return place === undefined ? [] : [place];
}

/** Where claims are told to go. */
function placeOf(set: any): TopologySpec | undefined {
  const terms = list(set.placement?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms).flatMap(term => list(term?.matchExpressions));
  const known = terms.filter(({ key, values }) => LEVEL_OF.has(key) && list(values).length === 1);
  return known.length === 0 ? undefined : Object.fromEntries(known.map(({ key, values }) => [LEVEL_OF.get(key), values[0]]));
}

function hostsOf(osds: readonly OsdSpec[], volumes: ReadonlyMap<string, any>): HostSpec[] {
  const hosts = new Map<string, HostSpec>();
  for (const { host, claims } of osds) {
    if (host === undefined) continue;
    const { annotations, labels } = volumes.get(claims.find(({ role }) => role === 'data')?.volumeName ?? '')?.metadata ?? {};
    const topology = topologyOf(annotations);
    const told = Object.keys(topology).length > 0 || labels?.[OF_OUR_SET] !== undefined;
    if (!hosts.has(host) || told) hosts.set(host, { name: host, taints: [], topology, volumes: [], ...told ? {} : { unplaced: LABELS } });
  }
  return [...hosts.values()].sort(byName);
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
