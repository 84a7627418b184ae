import { Backend, backendOf, kindOf, tenantsIn } from './backends';
import { entries, nameOf } from './look';
import type { PolicyManifest } from './policy-manifest';
import type { Reader } from './reader';
import { poolsOf } from './rendered-pools';
import { unknown } from '../layout';
import { NamedPool, SNAPSHOT_CLASS_TOPIC, SnapshotClassSpec, STORAGE_CLASS_TOPIC, StorageClassSpec, Words } from '../rules';

const IS_DEFAULT = 'storageclass.kubernetes.io/is-default-class';
const FS_TYPE = 'csi.storage.k8s.io/fstype';

const WORDS: Words = { name: 'metadata.name', isDefault: `metadata.annotations['${IS_DEFAULT}']`, fsType: `parameters['${FS_TYPE}']`, backend: 'driver' };

/** Storage classes, also those of other drivers: a second default class may be one of them. */
export const STORAGE_CLASS_READER: Reader<StorageClassSpec> = {
  topic: STORAGE_CLASS_TOPIC,
  read: manifests => {
    const tenants = tenantsIn(manifests);
    const made = madePools(manifests);
    const prefixes = explainedPrefixes(manifests);
    return manifests.filter(({ object }) => object.kind === 'StorageClass').map(({ path, object }) => {
      const backend = backendOf(object, tenants);
      const pools = backend === undefined ? [] : namedPools(object, backend, made);
      return { at: path, words: WORDS, spec: { ...classOf(object, backend), pools, strangeDriver: strangeDriver(object, backend, prefixes) } };
    });
  },
};

/** Snapshot classes of Ceph. */
export const SNAPSHOT_CLASS_READER: Reader<SnapshotClassSpec> = {
  topic: SNAPSHOT_CLASS_TOPIC,
  read: manifests => manifests.filter(({ object }) => object.kind === 'VolumeSnapshotClass').flatMap(({ path, object: { metadata, driver } }) => {
    const kind = kindOf(driver);
    return kind === undefined ? [] : [{ at: path, words: WORDS, spec: { name: String(metadata?.name), kind, backend: String(driver), hasSnapshots: kind !== 'bucket' } }];
  }),
};

function classOf({ metadata, provisioner, reclaimPolicy, volumeBindingMode, allowVolumeExpansion, parameters: given }: any, backend: Backend | undefined): Omit<StorageClassSpec, 'pools' | 'strangeDriver'> {
  const parameters = Object.fromEntries(entries(given).map(([key, value]) => [key, String(value)]));
  const isDefault = metadata?.annotations?.[IS_DEFAULT] === 'true';
  return {
    name: String(metadata?.name),
    provisioner: typeof provisioner === 'string' ? provisioner : undefined,
    reclaimPolicy,
    volumeBindingMode,
    kind: backend?.kind,
    // Rook's own charts write options of volumes on classes of buckets, and a filesystem type on those of files. Nobody reads them there.
    set: backend?.kind === 'bucket' && isDefault ? ['isDefault'] : [],
    fsType: backend?.kind === 'block' ? parameters[FS_TYPE] : undefined,
    isDefault,
    allowVolumeExpansion: allowVolumeExpansion === true,
    parameters,
    overridden: unknown('no object tells what its author gave by hand for what is derived'),
    filesystem: parameters.fsName,
  };
}

function namedPools({ parameters }: any, { cluster }: Backend, made: ReadonlyMap<string, Omit<NamedPool, 'property'>>): NamedPool[] {
  return (['pool', 'dataPool'] as const).flatMap(property => {
    const pool = made.get(`${cluster}/${parameters?.[property]}`);
    return pool === undefined ? [] : [{ property, ...pool }];
  });
}

const SERVICES: Readonly<Record<string, NamedPool['service']>> = { CephBlockPool: 'block', CephFilesystem: 'file', CephObjectStore: 'object', CephObjectZone: 'object' };

/** Every pool that an object makes, by `<namespace>/<name>`. */
function madePools(manifests: readonly PolicyManifest[]): ReadonlyMap<string, Omit<NamedPool, 'property'>> {
  return new Map(manifests.flatMap(manifest => poolsOf(manifest).flatMap(({ property, names, namespace }) => names.map((name): [string, Omit<NamedPool, 'property'>] => [`${namespace}/${name}`, {
    name,
    service: SERVICES[manifest.object.kind],
    holds: property === 'spec.metadataPool' ? 'metadata' : 'data',
    maker: nameOf(manifest),
    filesystem: manifest.object.kind === 'CephFilesystem' ? manifest.object.metadata?.name : undefined,
  }]))));
}

/** The beginning of a driver's name, where the cluster is here and nothing here has to do with such an operator. */
function strangeDriver({ provisioner }: any, backend: Backend | undefined, { clusters, prefixes }: Explained): StorageClassSpec['strangeDriver'] {
  const prefix = /^(.+)\.(rbd|cephfs|nfs)\.csi\.ceph\.com$/.exec(String(provisioner))?.[1];
  return prefix === undefined || backend === undefined || !clusters.has(backend.cluster) || prefixes.has(prefix) ? undefined : { prefix, cluster: backend.cluster };
}

interface Explained {
  readonly clusters: ReadonlySet<string>;
  readonly prefixes: ReadonlySet<string>;
}

/** Names of drivers begin with the namespace of the operator, unless a setting or their own object says otherwise. */
function explainedPrefixes(manifests: readonly PolicyManifest[]): Explained {
  const clusters = new Set(manifests.filter(({ object }) => object.kind === 'CephCluster').map(({ object }) => String(object.metadata?.namespace)));
  const prefixes = manifests.flatMap(({ object: { kind, metadata, data } }): unknown[] => {
    switch (kind) {
      case 'Driver': case 'CSIDriver': return [metadata?.namespace, String(metadata?.name).replace(/\.(rbd|cephfs|nfs)\.csi\.ceph\.com$/, '')];
      case 'Namespace': return [metadata?.name];
      case 'ConfigMap': return [metadata?.namespace, data?.CSI_DRIVER_NAME_PREFIX];
      case 'StorageClass': return [];
      default: return [metadata?.namespace];
    }
  });
  return { clusters, prefixes: new Set(prefixes.map(String)) };
}
