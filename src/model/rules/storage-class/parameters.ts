/** Every parameter that the drivers of Ceph read, by what their names end with. */
const OF_DRIVER: Readonly<Record<string, readonly string[]>> = {
  'rbd.csi.ceph.com': [
    'clusterID', 'pool', 'dataPool', 'imageFeatures', 'imageFormat', 'mapOptions', 'unmapOptions', 'mkfsOptions', 'mounter', 'tryOtherMounters',
    'encrypted', 'encryptionKMSID', 'encryptionType', 'encryptionCipher', 'encryptionKeySize', 'encryptionSectorSize', 'integrityMode',
    'topologyConstrainedPools', 'volumeNamePrefix', 'snapshotNamePrefix', 'stripeUnit', 'stripeCount', 'objectSize', 'cephLogDir', 'cephLogStrategy',
    'baseIops', 'maxIops', 'baseReadIops', 'maxReadIops', 'baseWriteIops', 'maxWriteIops', 'baseBps', 'maxBps', 'baseReadBps', 'maxReadBps', 'baseWriteBps', 'maxWriteBps',
    'iopsPerGiB', 'readIopsPerGiB', 'writeIopsPerGiB', 'bpsPerGiB', 'readBpsPerGiB', 'writeBpsPerGiB', 'baseVolSizeBytes',
  ],
  'cephfs.csi.ceph.com': [
    'clusterID', 'fsName', 'pool', 'mounter', 'kernelMountOptions', 'fuseMountOptions', 'backingSnapshot', 'encrypted', 'encryptionKMSID', 'volumeNamePrefix', 'snapshotNamePrefix',
  ],
  'nfs.csi.ceph.com': [
    'clusterID', 'fsName', 'pool', 'nfsCluster', 'server', 'secTypes', 'clients', 'mounter', 'kernelMountOptions', 'fuseMountOptions', 'volumeNamePrefix', 'snapshotNamePrefix',
  ],
  'ceph.rook.io/bucket': ['objectStoreName', 'objectStoreNamespace', 'region', 'endpoint', 'bucketName'],
};

/** What the helpers of Kubernetes read for every driver. */
const OF_KUBERNETES = /^(csi\.storage\.k8s\.io\/(fstype|(provisioner|controller-publish|controller-expand|node-stage|node-publish|node-expand)-secret-(name|namespace))|fstype|fsType)$/;

/** What is a property of pools, and is often written on their classes. */
const OF_POOLS = /^(compression_|target_size_ratio|pg_|size$|min_size$|crush_|device_?class|failure_?domain|replicat)/i;

/** The parameters that a driver of Ceph reads beside those of Kubernetes; nothing for the driver of somebody else. */
export function parametersOf(provisioner: string | undefined): readonly string[] | undefined {
  const driver = Object.keys(OF_DRIVER).find(end => provisioner === end || provisioner?.endsWith(`.${end}`));
  return driver === undefined ? undefined : OF_DRIVER[driver];
}

/** Whether some helper of Kubernetes reads a parameter, whatever the driver. */
export function isReadByKubernetes(parameter: string): boolean {
  return OF_KUBERNETES.test(parameter);
}

/** Whether somebody who writes this on a class means its pool. */
export function isOfPools(parameter: string): boolean {
  return OF_POOLS.test(parameter);
}
