import { backendOf, tenantsIn } from './backends';
import { list } from './look';
import type { PolicyManifest } from './policy-manifest';
import { hostOf } from './read-cluster';
import type { Reader } from './reader';
import { bytesIn, Maybe, unknown } from '../layout';
import { Described, LogStoreHostSpec, LogTargetSpec, STORAGE_LOGS_TOPIC, StorageLogsSpec } from '../rules';

/** The namespace of the cluster that volumes of a class are served from; nothing where they are served from elsewhere. */
export function servedFrom(manifests: readonly PolicyManifest[], className: string): Maybe<string | undefined> {
  const found = manifests.find(({ object }) => object?.kind === 'StorageClass' && object.metadata?.name === className);
  return found === undefined ? unknown(`the StorageClass '${className}' is defined elsewhere`) : backendOf(found.object, tenantsIn(manifests))?.cluster;
}

/** Every store of logs that this library made; those of others bear no mark, and what is handed over has none. */
export const STORAGE_LOGS_READER: Reader<StorageLogsSpec> = {
  topic: STORAGE_LOGS_TOPIC,
  read: manifests => manifests.filter(({ object }) => object?.kind === 'StatefulSet' && object.metadata?.labels?.['cdk8s-ceph/logs'] === 'store').map(({ path, object: { metadata, spec } }): Described<StorageLogsSpec> => {
    const claim = list(spec?.volumeClaimTemplates)[0]?.spec, storageClassName = `${claim?.storageClassName}`, hosts = hostsWith(manifests, storageClassName);
    const cluster = manifests.find(({ object }) => object?.kind === 'CephCluster' && object.metadata?.namespace === metadata?.namespace);
    const target: LogTargetSpec = hosts.length > 0 ? { kind: 'hosts', hosts }
      : { kind: 'storageClass', storageClassName, bytes: bytesIn(claim?.resources?.requests?.storage) ?? 0, replicas: spec?.replicas ?? 1 };
    return {
      at: path,
      words: { name: 'metadata.name', cluster: 'metadata.namespace', storageClassName: `${CLAIM}.storageClassName`, size: `${CLAIM}.resources.requests.storage`, replicas: 'spec.replicas', hosts: `${CLAIM}.storageClassName` },
      spec: {
        name: `${metadata?.name}`,
        namespace: metadata?.namespace ?? unknown('the object does not say its namespace'),
        target,
        dataDirHostPath: cluster?.object.spec?.dataDirHostPath ?? unknown('the cluster is defined elsewhere'),
        servedFrom: servedFrom(manifests, storageClassName),
      },
    };
  }),
};

const CLAIM = 'spec.volumeClaimTemplates[0].spec';

/** Directories of hosts that are volumes of a class. */
function hostsWith(manifests: readonly PolicyManifest[], className: string): LogStoreHostSpec[] {
  return manifests.filter(({ object }) => object?.kind === 'PersistentVolume' && object.spec?.storageClassName === className && object.spec.hostPath?.path !== undefined)
    .map(({ object }) => ({ name: hostOf(object) ?? '', directory: `${object.spec.hostPath.path}`, bytes: bytesIn(object.spec.capacity?.storage) ?? 0 })).sort((a, b) => a.name < b.name ? -1 : 1);
}
