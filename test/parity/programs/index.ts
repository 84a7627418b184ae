import { program as cephClient } from './ceph-client';
import { program as cluster } from './cluster';
import { program as clusterOnLocalPvc } from './cluster-on-local-pvc';
import { program as clusterOnPvc } from './cluster-on-pvc';
import { program as clusterOnPvcMinikube } from './cluster-on-pvc-minikube';
import { program as clusterStretched } from './cluster-stretched';
import { program as clusterTest } from './cluster-test';
import { program as common } from './common';
import { program as commonSecondCluster } from './common-second-cluster';
import { program as crds } from './crds';
import { program as csiCephfsKubeRegistry } from './csi-cephfs-kube-registry';
import { program as csiCephfsPvc } from './csi-cephfs-pvc';
import { program as csiCephfsPvcClone } from './csi-cephfs-pvc-clone';
import { program as csiCephfsPvcRestore } from './csi-cephfs-pvc-restore';
import { program as csiCephfsSnapshotclass } from './csi-cephfs-snapshotclass';
import { program as csiCephfsStorageclass } from './csi-cephfs-storageclass';
import { program as csiCephfsStorageclassEc } from './csi-cephfs-storageclass-ec';
import { program as csiNfsDriver } from './csi-nfs-driver';
import { program as csiNfsPvc } from './csi-nfs-pvc';
import { program as csiNfsPvcClone } from './csi-nfs-pvc-clone';
import { program as csiNfsPvcRestore } from './csi-nfs-pvc-restore';
import { program as csiNfsSnapshotclass } from './csi-nfs-snapshotclass';
import { program as csiNfsStorageclass } from './csi-nfs-storageclass';
import { program as csiOperator } from './csi-operator';
import { program as csiRbdPvc } from './csi-rbd-pvc';
import { program as csiRbdPvcClone } from './csi-rbd-pvc-clone';
import { program as csiRbdPvcRestore } from './csi-rbd-pvc-restore';
import { program as csiRbdRawBlockPvc } from './csi-rbd-raw-block-pvc';
import { program as csiRbdSnapshotclass } from './csi-rbd-snapshotclass';
import { program as csiRbdStorageclass } from './csi-rbd-storageclass';
import { program as csiRbdStorageclassEc } from './csi-rbd-storageclass-ec';
import { program as csiRbdStorageclassTest } from './csi-rbd-storageclass-test';
import { program as dashboardIngressHttps } from './dashboard-ingress-https';
import { program as filesystem } from './filesystem';
import { program as filesystemEc } from './filesystem-ec';
import { program as filesystemTest } from './filesystem-test';
import { program as monitoringRbac } from './monitoring-rbac';
import { program as mysql } from './mysql';
import { program as networkpolicy } from './networkpolicy';
import { program as nfs } from './nfs';
import { program as nfsTest } from './nfs-test';
import { program as object } from './object';
import { program as objectBucketClaimA } from './object-bucket-claim-a';
import { program as objectBucketClaimDelete } from './object-bucket-claim-delete';
import { program as objectBucketClaimNotification } from './object-bucket-claim-notification';
import { program as objectBucketClaimRetain } from './object-bucket-claim-retain';
import { program as objectEc } from './object-ec';
import { program as objectMultiInstanceTest } from './object-multi-instance-test';
import { program as objectMultisite } from './object-multisite';
import { program as objectMultisitePullRealm } from './object-multisite-pull-realm';
import { program as objectMultisitePullRealmTest } from './object-multisite-pull-realm-test';
import { program as objectMultisiteRealmTest } from './object-multisite-realm-test';
import { program as objectMultisiteStoreTest } from './object-multisite-store-test';
import { program as objectMultisiteTest } from './object-multisite-test';
import { program as objectOpenshift } from './object-openshift';
import { program as objectTest } from './object-test';
import { program as objectUser } from './object-user';
import { program as operator } from './operator';
import { program as pool } from './pool';
import { program as poolBuiltinMgr } from './pool-builtin-mgr';
import { program as poolEc } from './pool-ec';
import { program as poolTest } from './pool-test';
import { program as radosnamespace } from './radosnamespace';
import { program as sqlitevfsClient } from './sqlitevfs-client';
import { program as storageclassBucketA } from './storageclass-bucket-a';
import { program as storageclassBucketDelete } from './storageclass-bucket-delete';
import { program as storageclassBucketRetain } from './storageclass-bucket-retain';
import { program as subvolumegroup } from './subvolumegroup';
import { program as toolbox } from './toolbox';
import { program as twoObjectOneZoneTest } from './two-object-one-zone-test';
import { program as wordpress } from './wordpress';
import type { Program } from '../../../tools/lib/parity/program';

/** One program for each of Rook's examples that the library can make. */
export const PROGRAMS: readonly Program[] = [
  cephClient,
  clusterOnLocalPvc,
  clusterOnPvcMinikube,
  clusterOnPvc,
  clusterStretched,
  clusterTest,
  cluster,
  commonSecondCluster,
  common,
  crds,
  csiCephfsKubeRegistry,
  csiCephfsPvcClone,
  csiCephfsPvcRestore,
  csiCephfsPvc,
  csiCephfsSnapshotclass,
  csiCephfsStorageclassEc,
  csiCephfsStorageclass,
  csiNfsDriver,
  csiNfsPvcClone,
  csiNfsPvcRestore,
  csiNfsPvc,
  csiNfsSnapshotclass,
  csiNfsStorageclass,
  csiOperator,
  csiRbdPvcClone,
  csiRbdPvcRestore,
  csiRbdPvc,
  csiRbdRawBlockPvc,
  csiRbdSnapshotclass,
  csiRbdStorageclassEc,
  csiRbdStorageclassTest,
  csiRbdStorageclass,
  dashboardIngressHttps,
  filesystemEc,
  filesystemTest,
  filesystem,
  monitoringRbac,
  mysql,
  networkpolicy,
  nfsTest,
  nfs,
  objectBucketClaimA,
  objectBucketClaimDelete,
  objectBucketClaimNotification,
  objectBucketClaimRetain,
  objectEc,
  objectMultiInstanceTest,
  objectMultisitePullRealmTest,
  objectMultisitePullRealm,
  objectMultisiteRealmTest,
  objectMultisiteStoreTest,
  objectMultisiteTest,
  objectMultisite,
  objectOpenshift,
  objectTest,
  objectUser,
  object,
  operator,
  poolBuiltinMgr,
  poolEc,
  poolTest,
  pool,
  radosnamespace,
  sqlitevfsClient,
  storageclassBucketA,
  storageclassBucketDelete,
  storageclassBucketRetain,
  subvolumegroup,
  toolbox,
  twoObjectOneZoneTest,
  wordpress,
];
