import type { ApiObject } from 'cdk8s';
import { Phase } from '../../core';

/** When hand-made objects are applied that others wait for; everything else comes last. */
const USUAL: Readonly<Record<string, Phase>> = {
  'CustomResourceDefinition': Phase.CRDS,
  'Namespace': Phase.OPERATOR,
  'PersistentVolume': Phase.VOLUMES,
  'VolumeSnapshotClass': Phase.CLASSES,
  'ceph.rook.io/CephCluster': Phase.CLUSTER,
  'ceph.rook.io': Phase.SERVICES,
};

/** Provisioners whose volumes come out of Ceph. */
const FROM_CEPH = /\.csi\.ceph\.com$|\.ceph\.rook\.io\/bucket$/;

/** The phase of an object that nobody gave one. */
export function usualPhase(object: ApiObject): Phase {
  const { kind, apiGroup } = object;
  // A class of others may be what the cluster stands on.
  if (kind === 'StorageClass') return FROM_CEPH.test(object.toJson().provisioner) ? Phase.CLASSES : Phase.VOLUMES;
  return USUAL[kind] ?? USUAL[`${apiGroup}/${kind}`] ?? USUAL[apiGroup] ?? Phase.APPLICATIONS;
}
