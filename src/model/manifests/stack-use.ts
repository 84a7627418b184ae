import { ObjectName, objectNameOf } from './changes';
import { list } from './look';
import type { StackState } from './state';

/** What a live cluster answers of a stack that is taken down: lists over all namespaces, as they are. */
export interface UseAnswers {
  readonly pods: readonly any[];
  readonly claims: readonly any[];
  readonly volumes: readonly any[];
  readonly bucketClaims: readonly any[];
  /** VolumeSnapshotContents. */
  readonly snapshots: readonly any[];
  readonly nodes: readonly any[];
  /** Everything of Rook's kinds, the CephClusters too. */
  readonly rook: readonly any[];
  /** What the drivers are told by Rook: ClientProfiles and CephConnections. */
  readonly drivers: readonly any[];
}

/** Who uses a stack, and what it has made in a cluster. */
export interface StackUse {
  /** What must end before it is taken down. */
  readonly users: readonly StackUser[];
  /** Claims of volumes of the stack, which nobody uses. */
  readonly claims: readonly ObjectName[];
  /** Volumes behind these claims, and those that are kept without a claim, each with what becomes of it without one. */
  readonly volumes: readonly { readonly name: string; readonly policy: string }[];
  /** Volumes of OSDs and monitors from classes of somebody else that would be deleted with their claims. */
  readonly fleeting: readonly string[];
  /** Bucket claims that the stack itself describes, each with its bucket. */
  readonly buckets: readonly { readonly claim: ObjectName; readonly bucket?: string }[];
  /** What Rook has made or was told to make, without the CephClusters. */
  readonly services: readonly ObjectName[];
  readonly drivers: readonly ObjectName[];
  /** CephClusters that are not of this stack, as `<namespace>/<name>`: they need the operator and the kinds. */
  readonly others: readonly string[];
  /** Of each cluster, by `<namespace>/<name>`. */
  readonly clusters: ReadonlyMap<string, ClusterUse>;
  /** Hosts that are there and ready: only there something can be wiped. */
  readonly ready: ReadonlySet<string>;
}

export interface ClusterUse {
  /** Absent where the cluster does not tell it. */
  readonly fsid?: string;
  /** Hosts that its daemons run on. */
  readonly hosts: readonly string[];
}

/** Something that would lose its data. */
export interface StackUser {
  readonly kind: 'claim' | 'bucketClaim' | 'snapshot' | 'mirror';
  readonly object: string;
  /** By whom it is used. */
  readonly by: readonly string[];
}

const DRIVERS = '.csi.ceph.com';

/** Read who uses a stack. */
export function useOf(state: StackState, { pods, claims, volumes, bucketClaims, snapshots, nodes, rook, drivers }: UseAnswers): StackUse {
  const objects = [...state.objects.values()], namespaces = new Set(state.clusters.map(({ namespace }) => namespace));
  const classes = new Set(objects.filter(({ kind, provisioner }) => kind === 'StorageClass' && provisioner !== 'kubernetes.io/no-provisioner').map(({ metadata }) => metadata.name));
  const ids = new Set([...namespaces, ...objects.flatMap(({ kind, parameters }) => kind === 'StorageClass' ? parameters?.clusterID ?? [] : [])]);
  const isOurs = ({ spec }: any) => `${spec?.csi?.driver}`.endsWith(DRIVERS) && (ids.has(spec.csi.volumeAttributes?.clusterID) || classes.has(spec.storageClassName));
  const ours = volumes.filter(isOurs), named = new Set(ours.map(({ metadata }) => metadata.name));
  const claimed = claims.filter(({ spec }) => named.has(spec?.volumeName) || (spec?.volumeName === undefined && classes.has(spec?.storageClassName)));
  const own = claims.filter(({ metadata }) => namespaces.has(metadata.namespace) && isOfDaemon(metadata));
  const places = new Set(own.flatMap(({ spec }) => spec?.volumeName ?? []));
  const hosts = new Map<string, string>(nodes.map(node => [node.metadata.name, hostOfNode(node)]));
  const buckets = bucketClaims.filter(({ spec }) => classes.has(spec?.storageClassName)), described = new Set(objects.filter(({ kind }) => kind === 'ObjectBucketClaim').map(called));
  return {
    users: [
      ...claimed.flatMap((claim): StackUser[] => {
        const by = pods.filter(pod => isUsing(pod, claim)).map(called);
        return by.length === 0 ? [] : [{ kind: 'claim', object: called(claim), by }];
      }),
      ...buckets.filter(claim => !described.has(called(claim))).map((claim): StackUser => ({ kind: 'bucketClaim', object: called(claim), by: [claim.spec.storageClassName] })),
      ...snapshots.filter(content => isSnapshotOf(content, ids)).map((content): StackUser => ({
        kind: 'snapshot', object: snapshotOf(content), by: [content.metadata.name],
      })),
      ...rook.filter(({ metadata, spec }) => namespaces.has(metadata.namespace) && spec?.mirroring?.enabled === true).map((object): StackUser => ({ kind: 'mirror', object: `${object.kind} ${called(object)}`, by: list(object.spec.mirroring.peers?.secretNames) })),
    ],
    claims: claimed.map(objectNameOf),
    volumes: ours.map(({ metadata, spec }) => ({ name: metadata.name, policy: spec.persistentVolumeReclaimPolicy ?? 'Retain' })).sort((a, b) => a.name < b.name ? -1 : 1),
    fleeting: volumes.filter(({ metadata, spec }) => places.has(metadata.name) && spec?.persistentVolumeReclaimPolicy === 'Delete').map(({ metadata }) => metadata.name).sort(),
    buckets: buckets.filter(claim => described.has(called(claim))).map(claim => {
      const bucket: string | undefined = claim.spec?.objectBucketName;
      return { claim: objectNameOf(claim), ...bucket === undefined ? {} : { bucket } };
    }),
    services: rook.filter(({ kind, metadata }) => kind !== 'CephCluster' && namespaces.has(metadata.namespace)).map(objectNameOf),
    drivers: drivers.map(objectNameOf),
    others: rook.filter(({ kind }) => kind === 'CephCluster').map(called).filter(key => !state.clusters.some(cluster => cluster.key === key)).sort(),
    clusters: new Map(state.clusters.map(({ key, namespace }): [string, ClusterUse] => {
      const fsid = rook.find(object => object.kind === 'CephCluster' && called(object) === key)?.status?.ceph?.fsid;
      const daemons = pods.filter(({ metadata }) => metadata.namespace === namespace && metadata.labels?.rook_cluster === namespace);
      return [key, { ...typeof fsid === 'string' && fsid !== '' ? { fsid } : {}, hosts: [...new Set(daemons.flatMap(({ spec }) => hosts.get(spec?.nodeName) ?? []))].sort() }];
    })),
    ready: new Set(nodes.filter(({ status }) => list(status?.conditions).some(({ type, status: is }) => type === 'Ready' && is === 'True')).map(hostOfNode)),
  };
}

const called = ({ metadata: { namespace = 'default', name } }: any): string => `${namespace}/${name}`;

/** The snapshot that somebody made; what holds it where that is gone. */
function snapshotOf({ metadata, spec }: any): string {
  const { namespace, name } = spec?.volumeSnapshotRef ?? {};
  return name === undefined ? metadata.name : `${namespace}/${name}`;
}

/** Claims that Rook made for OSDs and monitors. */
function isOfDaemon({ labels = {} }: any): boolean {
  return labels['ceph.rook.io/DeviceSet'] !== undefined || labels.app === 'rook-ceph-mon';
}

/** Pods that have ended use nothing any more. */
function isUsing({ metadata, spec, status }: any, claim: any): boolean {
  const ended = status?.phase === 'Succeeded' || status?.phase === 'Failed';
  return !ended && metadata.namespace === claim.metadata.namespace && list(spec?.volumes).some(volume => claimIn(volume, metadata.name) === claim.metadata.name);
}

/** The claim of a volume of a pod; one of its own is called after the pod. */
function claimIn({ name, persistentVolumeClaim, ephemeral }: any, pod: string): string | undefined {
  return ephemeral === undefined ? persistentVolumeClaim?.claimName : `${pod}-${name}`;
}

/** Handles of the drivers name the cluster; of one that is not told yet it is not known whose it is, so that it counts. */
function isSnapshotOf({ spec, status }: any, ids: ReadonlySet<string>): boolean {
  if (!`${spec?.driver}`.endsWith(DRIVERS)) return false;
  const handle = status?.snapshotHandle ?? spec?.source?.snapshotHandle ?? spec?.source?.volumeHandle;
  return typeof handle !== 'string' || [...ids].some(id => /^[0-9a-f]{4}-[0-9a-f]{4}-/.test(handle) && handle.slice(10).startsWith(`${id}-`));
}

/** The name of a host is what its node is labelled with: local volumes go by it. */
function hostOfNode({ metadata }: any): string {
  return metadata.labels?.['kubernetes.io/hostname'] ?? metadata.name;
}
