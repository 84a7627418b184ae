import { list } from './look';
import type { ClusterState, StackState } from './state';

/** What a live cluster answers of what must outlive Kubernetes: lists over all namespaces, as they are. */
export interface IdentityAnswers {
  readonly secrets: readonly any[];
  readonly configMaps: readonly any[];
  readonly services: readonly any[];
  /** Everything of Rook's kinds, the CephClusters too. */
  readonly rook: readonly any[];
  readonly claims: readonly any[];
  readonly volumes: readonly any[];
  readonly bucketClaims: readonly any[];
  readonly buckets: readonly any[];
  readonly nodes: readonly any[];
}

/** What rebuilds clusters when Kubernetes itself is lost. */
export interface IdentityParts {
  /** The objects, without what only the API server that has made them understands. */
  readonly objects: readonly any[];
  readonly clusters: readonly { readonly key: string; readonly fsid: string }[];
  /** The nodes that carry a part of them, with the labels that place them. */
  readonly nodes: readonly { readonly name: string; readonly labels: Readonly<Record<string, string>> }[];
  /** What should be there and is not, one sentence each: a backup without it rebuilds nothing. */
  readonly missing: readonly string[];
}

/** Of the Secret and the ConfigMap of the monitors, what Rook needs to know its cluster again. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  'Secret/rook-ceph-mon': ['ceph-secret', 'ceph-username', 'fsid', 'mon-secret'], 'ConfigMap/rook-ceph-mon-endpoints': ['data', 'mapping', 'maxMonId'],
};

/** Secrets that Kubernetes itself makes, or that say nothing without it. */
const NOT_KEPT = /^(kubernetes\.io\/service-account-token|bootstrap\.kubernetes\.io\/token|helm\.sh\/)/;

/** Choose what rebuilds the clusters of a stack. */
export function identityOfClusters(state: StackState, answers: IdentityAnswers, fsidOf: (secret: any) => string | undefined): IdentityParts {
  const { secrets, configMaps, services, rook, claims, volumes, bucketClaims, buckets, nodes } = answers;
  const homes = new Set(state.clusters.map(({ namespace }) => namespace)), at = (object: any) => homes.has(object.metadata.namespace);
  const ids = new Set([...homes, ...[...state.objects.values()].flatMap(({ kind, parameters }) => kind === 'StorageClass' ? parameters?.clusterID ?? [] : [])]);
  const own = claims.filter(claim => at(claim)), places = new Set(own.flatMap(({ spec }) => spec?.volumeName ?? []));
  const kept = volumes.filter(({ metadata, spec }) => places.has(metadata.name) || (`${spec?.csi?.driver}`.endsWith('.csi.ceph.com') && ids.has(spec.csi.volumeAttributes?.clusterID)));
  const named = new Set(kept.map(({ metadata }) => metadata.name)), bucketsOf = new Set(bucketClaims.map(called));
  const isKept = ({ metadata, type }: any) => !NOT_KEPT.test(`${type ?? ''}`) && !/^cdk8s-ceph-(plan|applied)-/.test(metadata.name);
  const wanted = [
    ...secrets.filter(secret => isKept(secret) && (at(secret) || bucketsOf.has(called(secret)))),
    ...configMaps.filter(map => (at(map) && /^(rook-ceph-mon-endpoints|rook-config-override)/.test(map.metadata.name)) || bucketsOf.has(called(map))),
    ...services.filter(service => at(service) && service.metadata.labels?.app === 'rook-ceph-mon'),
    ...kept,
    ...claims.filter(({ spec }) => named.has(spec?.volumeName)),
    ...buckets.filter(({ spec }) => bucketsOf.has(`${spec?.claimRef?.namespace}/${spec?.claimRef?.name}`)), ...bucketClaims,
    ...rook.filter(at),
  ];
  const missing = state.clusters.flatMap(cluster => lackingIn(cluster, wanted, own.filter(({ spec }) => !named.has(spec?.volumeName))));
  const hosts = new Set([...monitorNodes(wanted), ...kept.flatMap(({ spec }) => hostsIn(spec))]);
  return {
    objects: wanted.map(portable),
    clusters: state.clusters.map(({ key, namespace }) => ({ key, fsid: fsidOf(among(wanted, 'Secret', namespace, 'rook-ceph-mon')) ?? '' })),
    nodes: nodes.map(({ metadata }) => ({ name: `${metadata.name}`, labels: placing(metadata.labels) })).filter(({ name, labels }) => hosts.has(name) || hosts.has(labels['kubernetes.io/hostname'])),
    missing,
  };
}

const called = ({ metadata: { namespace = 'default', name } }: any): string => `${namespace}/${name}`;

function among(objects: readonly any[], kind: string, namespace: string, name: string): any {
  return objects.find(object => object.kind === kind && object.metadata.namespace === namespace && object.metadata.name === name);
}

/** What is needed of a cluster and is not there. */
function lackingIn({ key, namespace, name }: ClusterState, wanted: readonly any[], loose: readonly any[]): string[] {
  const cluster = among(wanted, 'CephCluster', namespace, name), endpoints = among(wanted, 'ConfigMap', namespace, 'rook-ceph-mon-endpoints');
  const open = Object.entries(NEEDED).map(([place, fields]) => {
    const [kind, object] = place.split('/'), found = among(wanted, kind, namespace, object);
    return { kind, object, lacks: fields.filter(field => !found?.data?.[field]) };
  }).filter(({ lacks }) => lacks.length > 0);
  return [
    ...cluster === undefined ? [`The CephCluster ${key} is not there.`] : [],
    ...open.map(({ kind, object, lacks }) => lackingParts(`${kind} ${namespace}/${object}`, lacks)),
    ...withoutService(endpoints, cluster, wanted, namespace),
    ...loose.filter(({ metadata }) => metadata.namespace === namespace).map(({ metadata }) => noVolume(`${namespace}/${metadata.name}`)),
  ];
}

/** Monitors are found by the addresses of their Services, which stand in what they keep; on the network of the hosts there are none. */
function withoutService(endpoints: any, cluster: any, wanted: readonly any[], namespace: string): string[] {
  const { provider, hostNetwork } = cluster?.spec?.network ?? {};
  if (provider === 'host' || hostNetwork === true) return [];
  const monitors = `${endpoints?.data?.data ?? ''}`.split(',').map(each => each.split('=')[0]).filter(name => name !== '');
  return monitors.filter(name => !wanted.some(({ kind, metadata, spec }) => kind === 'Service' && metadata.namespace === namespace && metadata.name === `rook-ceph-mon-${name}` && spec?.clusterIP))
    .map(name => noService(name, namespace));
}

function lackingParts(object: string, lacks: readonly string[]): string {
  return `${object} lacks ${lacks.join(', ')}.`;
}

function noVolume(claim: string): string {
  return `The volume of the claim ${claim} is not there.`;
}

function noService(monitor: string, namespace: string): string {
  return `The Service of the monitor ${monitor} in ${namespace} is not there.`;
}

/** The nodes that monitors are tied to: `{"node":{"a":{"Name":…}}}`. */
function monitorNodes(objects: readonly any[]): string[] {
  return objects.filter(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'rook-ceph-mon-endpoints')
    .flatMap(({ data }) => [...`${data?.mapping ?? ''}`.matchAll(/"(?:Name|Hostname)":"([^"]+)"/g)].map(([, name]) => name));
}

function hostsIn(spec: any): string[] {
  return list(spec?.nodeAffinity?.required?.nodeSelectorTerms).flatMap(term => list(term?.matchExpressions)).filter(({ key }) => key === 'kubernetes.io/hostname').flatMap(({ values }) => list(values));
}

/** Labels by which monitors and OSDs find their places. */
function placing(labels: any = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(labels as Record<string, string>).filter(([label]) => label === 'kubernetes.io/hostname' || label.startsWith('topology.')));
}

/** By these a claim calls itself bound, to a volume that does not know it any more. */
const BOUND = ['pv.kubernetes.io/bind-completed', 'pv.kubernetes.io/bound-by-controller', 'kubectl.kubernetes.io/last-applied-configuration'];

/** An object as another API server takes it: without numbers and owners that only the former one knew, and without its state. */
export function portable(object: any): any {
  const { status: _, metadata, ...rest } = object, { name, namespace, labels, annotations, finalizers } = metadata;
  const stays = Object.fromEntries(Object.entries((annotations ?? {}) as Record<string, string>).filter(([key]) => !BOUND.includes(key)));
  // Those of Kubernetes itself are put there again by whoever needs them.
  const holds = list(finalizers).filter(each => `${each}`.startsWith('ceph.rook.io/') || `${each}`.startsWith('objectbucket.io/'));
  const kept = {
    name,
    ...namespace === undefined ? {} : { namespace },
    ...labels === undefined ? {} : { labels },
    ...Object.keys(stays).length === 0 ? {} : { annotations: stays },
    ...holds.length === 0 ? {} : { finalizers: holds },
  };
  if (object.kind !== 'PersistentVolume' || rest.spec?.claimRef === undefined) return { ...rest, metadata: kept };
  const { uid: __, resourceVersion: ___, ...claimRef } = rest.spec.claimRef;
  return { ...rest, metadata: kept, spec: { ...rest.spec, claimRef } };
}
