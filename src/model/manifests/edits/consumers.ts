import { bytesIn } from '../../layout';
import { list } from '../look';
import { claimsOf } from '../rendered-claims';
import { differ, gone, kept, lossy, objectName, removals, turns, turned } from './lossy';
import type { LossyEdit, Transition } from '../transition';

/** Names of classes that something claims from, before or after. */
function claimed({ former, next }: Transition): Set<string> {
  return new Set([former, next].flatMap(({ objects }) => [...objects.values()].flatMap(object => [
    ...claimsOf({ object, path: '' }).map(({ spec }) => spec.storageClassName as string),
    ...object.kind === 'ObjectBucketClaim' ? [object.spec?.storageClassName as string] : [],
  ])));
}

const PLACE = ['clusterID', 'pool', 'dataPool', 'fsName', 'objectStoreName', 'objectStoreNamespace'];
const ANEW = 'Keep this class unchanged, and make another class for new volumes';

/** Edits of what stands over the cluster: classes, claims, tenants, and what Kubernetes keeps all of it in. */
export const CONSUMER_EDITS: readonly LossyEdit[] = [
  lossy({
    code: 'edit/class-removed',
    title: 'A StorageClass stays as long as something claims from it.',
    why: 'Its claims cannot grow, its StatefulSets cannot start another instance, and new claims stay Pending.',
    check: transition => gone(transition, 'StorageClass').filter(({ metadata }) => claimed(transition).has(metadata.name)).map(object => ({
      at: objectName(object), property: 'the object', value: 'no longer there', reason: 'claims use it', fix: 'Put the StorageClass back',
    })),
  }),
  lossy({
    code: 'edit/class-provisioner',
    title: 'A StorageClass keeps its driver.',
    why: 'Kubernetes refuses the change. If the class is recreated with it, no driver grows or deletes the volumes of the former driver.',
    check: transition => turns(transition, 'StorageClass', {
      property: 'provisioner', of: ({ provisioner }) => provisioner, when: (former, next) => former !== next, reason: 'existing volumes belong to the former driver', fix: ANEW,
    }),
  }),
  lossy({
    code: 'edit/class-backend',
    title: 'A StorageClass keeps pointing at its pool.',
    why: 'Kubernetes refuses the change. If the class is recreated with it, new volumes are in another pool than the existing ones, and clones and snapshots of these fail or go across pools.',
    check: transition => turns(transition, 'StorageClass', {
      property: 'parameters',
      of: ({ parameters = {} }) => Object.fromEntries(PLACE.filter(key => parameters[key] !== undefined).map(key => [key, parameters[key]])),
      when: differ,
      reason: 'existing volumes are in the former place',
      fix: ANEW,
    }),
  }),
  lossy({
    code: 'edit/class-reclaim',
    title: 'A StorageClass that retains volumes continues to retain them.',
    why: 'Volumes that are made after the change are deleted with their claims.',
    check: transition => turns(transition, 'StorageClass', {
      property: 'reclaimPolicy', of: ({ reclaimPolicy = 'Delete' }) => reclaimPolicy, when: (former, next) => former === 'Retain' && next !== 'Retain', reason: 'data would be deleted with the claim', fix: ANEW,
    }),
  }),
  lossy({
    code: 'edit/snapshot-deletion',
    title: 'A VolumeSnapshotClass that retains snapshots continues to retain them.',
    why: 'Snapshots that are made after the change are deleted with their objects.',
    check: transition => turns(transition, 'VolumeSnapshotClass', {
      property: 'deletionPolicy', of: ({ deletionPolicy }) => deletionPolicy, when: (former, next) => former === 'Retain' && next !== 'Retain', reason: 'snapshots would be deleted with their objects', fix: ANEW,
    }),
  }),
  lossy({
    code: 'edit/claim-removed',
    title: 'A claim of a volume with data is not removed.',
    why: 'If the class has the reclaim policy Delete, the volume is deleted with the claim; otherwise the volume stays without a claim.',
    check: transition => removals(transition, 'PersistentVolumeClaim', 'the data on its volume would be deleted or out of reach', 'Put the claim back, or approve the edit once nothing uses it'),
  }),
  lossy({
    code: 'edit/claim-shrunk',
    title: 'A claim does not ask for a smaller size than before.',
    why: 'Kubernetes refuses the change. If the claim is recreated with it, the claim has another, empty volume.',
    check: transition => turns(transition, 'PersistentVolumeClaim', {
      property: 'spec.resources.requests.storage',
      of: ({ spec }) => spec?.resources?.requests?.storage,
      when: (former, next) => (bytesIn(next) ?? 0) < (bytesIn(former) ?? 0),
      reason: 'volumes never shrink',
      fix: "Set 'spec.resources.requests.storage' back to the former size, or make another claim and copy the data",
    }),
  }),
  lossy({
    code: 'edit/claim-class',
    title: 'A claim stays with its class.',
    why: 'Kubernetes refuses the change. If the claim is recreated with it, the claim has another, empty volume.',
    check: transition => turns(transition, 'PersistentVolumeClaim', {
      property: 'spec.storageClassName',
      of: ({ spec }) => spec?.storageClassName,
      when: (former, next) => former !== next,
      reason: 'the data is on a volume of the former class',
      fix: "Set 'spec.storageClassName' back to the former class, or make another claim and copy the data",
    }),
  }),
  lossy({
    code: 'edit/claim-template',
    title: 'A StatefulSet keeps its claim templates.',
    why: 'Kubernetes refuses the change. If the StatefulSet is recreated with other names or classes, its instances start with empty volumes.',
    check: transition => kept(transition, 'StatefulSet').flatMap(({ former, next }) => turned(former, next, objectName(next), {
      property: 'spec.volumeClaimTemplates',
      of: ({ spec }) => list(spec?.volumeClaimTemplates).map(({ metadata, spec: claim }: any) => `${metadata?.name} of ${claim?.storageClassName ?? 'the default class'}`).sort(),
      when: (was, is) => was.some(template => !is.includes(template)),
      reason: 'the data is on the volumes of the former templates',
      fix: "Set 'spec.volumeClaimTemplates' back to the former templates, or make another StatefulSet and copy the data",
    })),
  }),
  lossy({
    code: 'edit/rados-namespace-removed',
    title: 'The RADOS namespace of a tenant is not removed while it has data.',
    why: 'The claims of the tenant no longer find their volumes. If the deletion is forced, all images in the namespace are deleted.',
    check: transition => removals(transition, 'CephBlockPoolRadosNamespace', 'it has the volumes of the tenant', 'Put the CephBlockPoolRadosNamespace back, or approve the edit once its volumes are deleted'),
  }),
  lossy({
    code: 'edit/client-removed',
    title: 'A client is not removed while an application may use its key.',
    why: 'Rook deletes the key, and applications that use it lose their access at once.',
    check: transition => removals(transition, 'CephClient', 'its key would be deleted', 'Put the CephClient back, or approve the edit once nothing uses its key'),
  }),
  lossy({
    code: 'edit/nfs-removed',
    title: 'NFS servers are not removed while their exports may be mounted.',
    why: 'Mounts of their exports hang, and the claims of classes that use them can no longer be mounted.',
    check: transition => removals(transition, 'CephNFS', 'mounts of its exports would hang', 'Put the CephNFS back, or approve the edit once no export is mounted'),
  }),
  lossy({
    code: 'edit/driver-removed',
    title: 'A CSI driver stays as long as its volumes may be mounted.',
    why: 'New pods cannot mount their volumes, and pods that stop cannot unmount theirs.',
    check: transition => removals(transition, 'Driver', 'it mounts and unmounts volumes', 'Put the Driver back, or approve the edit once its volumes are deleted'),
  }),
  lossy({
    code: 'edit/definition-removed',
    title: 'The definition of a kind is not removed.',
    why: 'Kubernetes deletes every object of the kind with it: clusters, pools, filesystems.',
    check: transition => removals(transition, 'CustomResourceDefinition', 'every object of its kind would be deleted with it', 'Put the CustomResourceDefinition back, or approve the edit once no object of its kind is left'),
  }),
  lossy({
    code: 'edit/namespace-removed',
    title: 'A namespace is not removed while it has objects.',
    why: 'Kubernetes deletes every object in the namespace with it: claims, clusters, keys.',
    check: transition => removals(transition, 'Namespace', 'every object in it would be deleted with it', 'Put the Namespace back, or approve the edit once it is empty'),
  }),
];
