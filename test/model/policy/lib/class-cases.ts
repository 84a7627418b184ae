import type { Case, Objects } from './cases';
import { service } from './objects';

const operator = (objects: Objects, version: string) => objects.operator = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'rook-ceph-operator', namespace: 'rook-ceph' },
  spec: { template: { spec: { containers: [{ name: 'operator', image: `rook/ceph:${version}`, args: ['ceph', 'operator'] }] } } },
};
const ceph = (objects: Objects, version: string) => { objects.cluster.spec.cephVersion = { image: `quay.io/ceph/ceph:v${version}` }; };
const filesClass = (objects: Objects) => Object.assign(objects.class, {
  provisioner: 'rook-ceph.cephfs.csi.ceph.com', parameters: { clusterID: 'rook-ceph', fsName: 'files', pool: 'files-default' },
});
const snapshots = (objects: Objects, driver: string) => objects.snapshots = {
  apiVersion: 'snapshot.storage.k8s.io/v1', kind: 'VolumeSnapshotClass', metadata: { name: 'snapshots' }, driver, deletionPolicy: 'Delete',
};
const byDefault = (object: any, value = 'true') => { object.metadata.annotations = { 'storageclass.kubernetes.io/is-default-class': value }; };


/** What breaks rules on tenants, classes and claims, and on the objects together, and what comes near and does not. */
export const CLASS_CASES: Record<string, { breaks: Case[]; passes: Case[] }> = {
  'rados-namespace/cluster-id': {
    breaks: [
      { what: 'the id of the cluster', change: o => { o.tenant.spec.clusterID = 'rook-ceph'; } },
      { what: 'the id of a group of a filesystem', change: o => { o.tenant.spec.clusterID = 'group-id'; } },
      { what: 'an id that no profile can be named by', change: o => { o.tenant.spec.clusterID = 'Tenant_A'; } },
    ],
    passes: [
      { what: 'the id that Rook makes', change: o => { delete o.tenant.spec.clusterID; } },
      { what: 'one id with two operators', change: o => { o.tenant.metadata.namespace = 'other'; o.tenant.spec.clusterID = 'group-id'; } },
    ],
  },
  'rados-namespace/duplicate': {
    breaks: [{ what: 'one part twice', change: o => { o.again = service('CephBlockPoolRadosNamespace', 'again', { name: 'tenant', blockPoolName: 'vms' }); } }],
    passes: [{ what: 'a part of another pool', change: o => { o.again = service('CephBlockPoolRadosNamespace', 'again', { name: 'tenant', blockPoolName: 'fast' }); } }],
  },
  'sub-volume-group/cluster-id': {
    breaks: [{ what: 'the id of a part of a pool', change: o => { o.group.spec.clusterID = 'tenant-id'; } }],
    passes: [{ what: 'the id that Rook makes', change: o => { delete o.group.spec.clusterID; } }],
  },
  'sub-volume-group/duplicate': {
    breaks: [{ what: 'one group twice', change: o => { o.again = service('CephFilesystemSubVolumeGroup', 'again', { name: 'team', filesystemName: 'files' }); } }],
    passes: [{ what: 'the group that Rook makes, declared', change: o => { o.again = service('CephFilesystemSubVolumeGroup', 'files-csi', { name: 'csi', filesystemName: 'files' }); } }],
  },
  'sub-volume-group/pinning': {
    breaks: [{ what: 'half a server', change: o => { o.group.spec.pinning = { export: 0.5 }; } }, { what: 'a chance above one', change: o => { o.group.spec.pinning = { random: 2 }; } }],
    passes: [{ what: 'the word for no server', change: o => { o.group.spec.pinning = { export: -1 }; } }],
  },
  'sub-volume-group/quota': {
    breaks: [{ what: 'no space', change: o => { o.group.spec.quota = '0'; } }],
    passes: [{ what: 'some space', change: o => { o.group.spec.quota = '10G'; } }],
  },
  'sub-volume-group/data-pool': {
    breaks: [
      { what: 'a block pool', change: o => { o.group.spec.dataPoolName = 'vms'; } },
      { what: 'a pool of another filesystem', change: o => { o.others = service('CephFilesystem', 'others', o.files.spec); o.group.spec.dataPoolName = 'others-default'; } },
    ],
    passes: [{ what: 'a pool of its filesystem', change: o => { o.group.spec.dataPoolName = 'files-default'; } }],
  },
  'policy/csi-drivers': {
    breaks: [{ what: 'an operator of today and no driver', change: o => { operator(o, 'v1.20.6'); delete o.rbd; delete o.cephfs; } }],
    passes: [
      { what: 'an operator with its drivers', change: o => { operator(o, 'v1.21.0'); } },
      { what: 'an operator that starts drivers itself', change: o => { operator(o, 'v1.19.4'); delete o.rbd; delete o.cephfs; } },
      { what: 'an operator without classes', change: o => { operator(o, 'v1.20.6'); delete o.rbd; delete o.cephfs; delete o.class; } },
      {
        what: 'drivers from their chart',
        change: o => {
          operator(o, 'v1.20.6');
          delete o.rbd;
          delete o.cephfs;
          o.chart = { apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', metadata: { name: 'drivers', namespace: 'rook-ceph' }, spec: { chart: { spec: { chart: 'ceph-csi-drivers' } } } };
        },
      },
    ],
  },
  'policy/ceph-needs-rook': {
    breaks: [
      { what: 'Ceph 20.2.4 below an older Rook 1.20', change: o => { operator(o, 'v1.20.4'); ceph(o, '20.2.4'); } },
      { what: 'Ceph 19.2.6 below an older Rook 1.20', change: o => { operator(o, 'v1.20.4'); ceph(o, '19.2.6'); } },
      { what: 'Ceph 19.2.6 below an older Rook 1.19', change: o => { operator(o, 'v1.19.8'); ceph(o, '19.2.6'); } },
    ],
    passes: [
      { what: 'Ceph 20.2.4 below Rook 1.20.5', change: o => { operator(o, 'v1.20.5'); ceph(o, '20.2.4'); } },
      { what: 'Ceph 19.2.6 below Rook 1.19.9', change: o => { operator(o, 'v1.19.9'); ceph(o, '19.2.6'); } },
      { what: 'Ceph 20.2.3 below an older Rook', change: o => { operator(o, 'v1.20.4'); ceph(o, '20.2.3'); } },
      { what: 'an operator that is elsewhere', change: o => { ceph(o, '20.2.4'); } },
      { what: 'an operator whose tag does not tell', change: o => { operator(o, 'master'); ceph(o, '20.2.4'); } },
    ],
  },
  'policy/next-ceph-needs-rook': {
    breaks: [
      { what: 'Ceph 20.2.3 below a Rook that strands its next patch', change: o => { operator(o, 'v1.20.4'); ceph(o, '20.2.3'); } },
      { what: 'Ceph 20.2.2 below a Rook that strands it', change: o => { operator(o, 'v1.19.9'); ceph(o, '20.2.2'); } },
    ],
    passes: [
      { what: 'Ceph 20.2.3 below Rook 1.20.5', change: o => { operator(o, 'v1.20.5'); ceph(o, '20.2.3'); } },
      { what: 'Ceph 20.2.4, which is through', change: o => { operator(o, 'v1.20.4'); ceph(o, '20.2.4'); } },
      { what: 'Ceph 19.2.3 below Rook 1.20.5', change: o => { operator(o, 'v1.20.5'); ceph(o, '19.2.3'); } },
      { what: 'an operator that is elsewhere', change: o => { ceph(o, '20.2.3'); } },
    ],
  },
  'policy/no-namespace': {
    breaks: [{ what: 'a pool in no namespace', change: o => { delete o.vms.metadata.namespace; } }],
    passes: [{ what: 'a workload in no namespace', change: o => { delete o.workload.metadata.namespace; } }],
  },
  'policy/placeholder': {
    breaks: [
      { what: 'a class of devices to be filled in', change: o => { for (const { spec } of [o.vms, o.mgr]) spec.deviceClass = '${DEVICE_CLASS}'; } },
      { what: 'a size of a chart', change: o => { o.claim.spec.resources.requests.storage = '{{ .Values.size }}'; } },
    ],
    passes: [{ what: 'a script in a setting', change: o => { o.settings.data = { 'run.sh': 'echo ${HOME}' }; } }],
  },
  'claim/size': {
    breaks: [
      { what: 'no size', change: o => { delete o.claim.spec.resources; } },
      { what: 'a misspelt unit', change: o => { o.claim.spec.resources.requests.storage = '50GiB'; } },
      { what: 'a template without a size', change: o => { o.database = { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'db', namespace: 'default' }, spec: { volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'] } }] } }; } },
    ],
    passes: [
      { what: 'a size in decimal units', change: o => { o.claim.spec.resources.requests.storage = '50G'; } },
      { what: 'a size to be filled in', change: o => { o.claim.spec.resources.requests.storage = '${SIZE}'; } },
    ],
  },
  'claim/shared-block-filesystem': {
    breaks: [{ what: 'a filesystem of images for many', change: o => { o.claim.spec.accessModes = ['ReadWriteMany']; } }],
    passes: [
      { what: 'a raw image for many', change: o => { Object.assign(o.claim.spec, { accessModes: ['ReadWriteMany'], volumeMode: 'Block' }); } },
      { what: 'a class of somebody else', change: o => { Object.assign(o.claim.spec, { accessModes: ['ReadWriteMany'], storageClassName: 'cloud' }); } },
    ],
  },
  'claim/raw-file-volume': {
    breaks: [{ what: 'files as a raw device', change: o => { filesClass(o); o.claim.spec.volumeMode = 'Block'; } }],
    passes: [{ what: 'files as files', change: o => filesClass(o) }],
  },
  'claim/bucket-class': {
    breaks: [{ what: 'a volume of a class of buckets', change: o => { Object.assign(o.class, { provisioner: 'rook-ceph.ceph.rook.io/bucket', parameters: { objectStoreName: 'store', objectStoreNamespace: 'rook-ceph' } }); } }],
    passes: [{ what: 'a volume of a class of images', change: () => undefined }],
  },
  'snapshot-class/no-snapshots': {
    breaks: [{ what: 'snapshots of buckets', change: o => snapshots(o, 'rook-ceph.ceph.rook.io/bucket') }],
    passes: [{ what: 'snapshots of images', change: o => snapshots(o, 'rook-ceph.rbd.csi.ceph.com') }, { what: 'snapshots of somebody else', change: o => snapshots(o, 'cloud.example.com') }],
  },
  'storage-class/several-defaults': {
    breaks: [{ what: 'a second default class, of somebody else', change: o => { byDefault(o.class); byDefault(o.cloud); } }],
    passes: [{ what: 'one default class', change: o => { byDefault(o.class); byDefault(o.cloud, 'false'); } }],
  },
  'storage-class/not-for-buckets': {
    breaks: [{ what: 'a class of buckets as default', change: o => { Object.assign(o.class, { provisioner: 'rook-ceph.ceph.rook.io/bucket' }); byDefault(o.class); } }],
    passes: [{ what: "what Rook's charts write", change: o => { Object.assign(o.class, { provisioner: 'rook-ceph.ceph.rook.io/bucket', allowVolumeExpansion: true, volumeBindingMode: 'Immediate' }); } }],
  },
  'storage-class/xfs': {
    breaks: [{ what: 'images with xfs', change: o => { o.class.parameters['csi.storage.k8s.io/fstype'] = 'xfs'; } }],
    passes: [{ what: 'images with ext4', change: o => { o.class.parameters['csi.storage.k8s.io/fstype'] = 'ext4'; } }],
  },
  'storage-class/unknown-parameter': {
    breaks: [
      { what: 'what belongs to the pool', change: o => { o.class.parameters.compression_mode = 'aggressive'; } },
      { what: 'what another driver reads', change: o => { o.class.parameters.fuseMountOptions = 'debug'; } },
      { what: 'a secret that is misspelt', change: o => { o.class.parameters['csi.storage.k8s.io/provisioner-secretname'] = 'x'; } },
    ],
    passes: [
      { what: 'all that a class of images takes', change: o => { Object.assign(o.class.parameters, { imageFormat: '2', imageFeatures: 'layering', mapOptions: 'krbd:noshare', encrypted: 'true', baseReadIops: '100' }); } },
      { what: 'any parameter of another driver', change: o => { o.cloud.parameters = { kind: 'fast' }; } },
    ],
  },
  'storage-class/expansion-secret': {
    breaks: [{ what: 'volumes that may grow without a secret', change: o => { o.class.allowVolumeExpansion = true; } }],
    passes: [
      { what: 'volumes that may not grow', change: o => { o.class.allowVolumeExpansion = false; } },
      { what: 'the secret', change: o => { o.class.allowVolumeExpansion = true; o.class.parameters['csi.storage.k8s.io/controller-expand-secret-name'] = 'rook-csi-rbd-provisioner'; } },
    ],
  },
  'storage-class/wrong-pool': {
    breaks: [
      { what: 'files in a pool of images', change: o => { filesClass(o); o.class.parameters.pool = 'vms'; } },
      { what: 'files in the pool of the tree', change: o => { filesClass(o); o.class.parameters.pool = 'files-metadata'; } },
      { what: 'files in a pool of another filesystem', change: o => { o.others = service('CephFilesystem', 'others', o.files.spec); filesClass(o); o.class.parameters.pool = 'others-default'; } },
      { what: 'images in a pool of files', change: o => { o.class.parameters.pool = 'files-default'; } },
      { what: 'data of images in a pool of objects', change: o => { o.class.parameters.dataPool = 'store.rgw.buckets.data'; } },
    ],
    passes: [
      { what: 'files in a data pool of their filesystem', change: o => filesClass(o) },
      { what: 'files in a pool that nothing here makes', change: o => { filesClass(o); o.class.parameters.pool = 'files-data0'; } },
    ],
  },
  'storage-class/strange-driver': {
    breaks: [{ what: 'a driver of an operator elsewhere', change: o => { o.class.provisioner = 'rook.rbd.csi.ceph.com'; } }],
    passes: [
      { what: 'a driver of an operator that is here', change: o => { o.class.provisioner = 'rook.rbd.csi.ceph.com'; o.home = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'rook' } }; } },
      { what: 'a beginning that the operator is told', change: o => { o.class.provisioner = 'x.rbd.csi.ceph.com'; o.settings.data = { CSI_DRIVER_NAME_PREFIX: 'x' }; } },
      { what: 'a class of a cluster elsewhere', change: o => { o.class.provisioner = 'rook.rbd.csi.ceph.com'; o.class.parameters.clusterID = 'elsewhere'; } },
    ],
  },
};
