import type { ICephCluster } from '../../cluster';
import { csiSecrets, Provisioning, secret } from '../../core';

/**
 * How claims are served from a data pool of a filesystem.
 * @param pool the name Ceph knows the pool by
 */
export function fileProvisioning(cluster: ICephCluster, filesystem: string, pool: string): Provisioning {
  const { namespace, operatorNamespace } = cluster;
  return {
    kind: 'file',
    provisioner: `${operatorNamespace}.cephfs.csi.ceph.com`,
    parameters: { clusterID: namespace, fsName: filesystem, pool, ...csiSecrets('cephfs', namespace) },
    snapshotParameters: { clusterID: namespace, ...secret('snapshotter', 'rook-csi-cephfs-provisioner', namespace) },
  };
}

/** The same from a pool that is made here. */
export function ownFileProvisioning(cluster: ICephCluster, filesystem: string, pool: string): Provisioning {
  const made = { name: pool, service: 'file', holds: 'data', maker: `CephFilesystem ${cluster.namespace}/${filesystem}`, filesystem } as const;
  return { ...fileProvisioning(cluster, filesystem, pool), pools: [{ property: 'pool', ...made }] };
}
