import type { ICephCluster } from '../../cluster';
import { csiSecrets, Provisioning, secret } from '../../core';
import type { NamedPool } from '../../model/rules';

/** All features of an image that the kernel's client knows since version 5.4. */
const IMAGE_FEATURES = 'layering,fast-diff,object-map,deep-flatten,exclusive-lock';

/** The pools of a class over a pool of images that is made here. */
export function imagePools(namespace: string, pool: string, dataPool: string): NamedPool[] {
  const named = (property: NamedPool['property'], name: string): NamedPool => ({ property, name, service: 'block', holds: 'data', maker: `CephBlockPool ${namespace}/${name}` });
  return [named('pool', pool), ...dataPool === pool ? [] : [named('dataPool', dataPool)]];
}

/** How claims are served from a pool of images. */
export function blockProvisioning(cluster: ICephCluster, pool: string, dataPool: string): Provisioning {
  const { namespace, operatorNamespace } = cluster;
  return {
    kind: 'block',
    provisioner: `${operatorNamespace}.rbd.csi.ceph.com`,
    parameters: {
      'clusterID': namespace,
      pool,
      ...dataPool === pool ? {} : { dataPool },
      'imageFormat': '2',
      'imageFeatures': IMAGE_FEATURES,
      ...csiSecrets('rbd', namespace),
      // xfs can deadlock where the client shares its host with an OSD.
      'csi.storage.k8s.io/fstype': 'ext4',
    },
    snapshotParameters: { clusterID: namespace, ...secret('snapshotter', 'rook-csi-rbd-provisioner', namespace) },
  };
}
