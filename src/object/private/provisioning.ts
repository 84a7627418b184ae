import type { ICephCluster } from '../../cluster';
import type { Provisioning } from '../../core';

/**
 * How claims for buckets are served from an object store. Each cluster has a provisioner of its own, named after the
 * namespace of the cluster, not of the operator.
 */
export function bucketProvisioning(cluster: ICephCluster, objectStore: string): Provisioning {
  return {
    kind: 'bucket',
    provisioner: `${cluster.namespace}.ceph.rook.io/bucket`,
    parameters: { objectStoreName: objectStore, objectStoreNamespace: cluster.namespace },
  };
}
