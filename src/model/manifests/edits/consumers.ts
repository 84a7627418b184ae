import { bytesIn } from '../../layout/quantity';
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
const ANEW = 'make another class for what comes, and keep this one';

/** Edits of what stands over the cluster: classes, claims, tenants, and what Kubernetes keeps all of it in. */
export const CONSUMER_EDITS: readonly LossyEdit[] = [
  lossy({
    code: 'edit/class-removed',
    title: 'A StorageClass stays as long as something claims from it.',
    why: 'Its claims cannot grow, its StatefulSets cannot start another instance, and claims made anew pend for ever.',
    check: transition => gone(transition, 'StorageClass').filter(({ metadata }) => claimed(transition).has(metadata.name)).map(object => ({
      at: objectName(object), property: 'the object', value: 'no longer there', reason: 'claims are made from it', fix: 'put it back',
    })),
  }),
  lossy({
    code: 'edit/class-provisioner',
    title: 'A StorageClass keeps its driver.',
    why: 'Kubernetes refuses the change; made anew, volumes of the former driver are neither grown nor deleted by anybody.',
    check: transition => turns(transition, 'StorageClass', {
      property: 'provisioner', of: ({ provisioner }) => provisioner, when: (former, next) => former !== next, reason: 'volumes that exist belong to the former driver', fix: ANEW,
    }),
  }),
  lossy({
    code: 'edit/class-backend',
    title: 'A StorageClass keeps pointing at its pool.',
    why: 'Kubernetes refuses the change; made anew, the class puts what comes elsewhere than what is there, and clones and snapshots cross pools.',
    check: transition => turns(transition, 'StorageClass', {
      property: 'parameters',
      of: ({ parameters = {} }) => Object.fromEntries(PLACE.filter(key => parameters[key] !== undefined).map(key => [key, parameters[key]])),
      when: differ,
      reason: 'volumes that exist are in the former place',
      fix: ANEW,
    }),
  }),
  lossy({
    code: 'edit/class-reclaim',
    title: 'A StorageClass that retains goes on retaining.',
    why: 'Volumes made from then on are deleted with their claims.',
    check: transition => turns(transition, 'StorageClass', {
      property: 'reclaimPolicy', of: ({ reclaimPolicy = 'Delete' }) => reclaimPolicy, when: (former, next) => former === 'Retain' && next !== 'Retain', reason: 'data would go with the claim', fix: ANEW,
    }),
  }),
  lossy({
    code: 'edit/snapshot-deletion',
    title: 'A class of snapshots that retains goes on retaining.',
    why: 'Snapshots made from then on are deleted with their objects.',
    check: transition => turns(transition, 'VolumeSnapshotClass', {
      property: 'deletionPolicy', of: ({ deletionPolicy }) => deletionPolicy, when: (former, next) => former === 'Retain' && next !== 'Retain', reason: 'snapshots would go with their objects', fix: ANEW,
    }),
  }),
  lossy({
    code: 'edit/claim-removed',
    title: 'A claim of a volume is not removed with what is in it.',
    why: 'By a class that deletes, the volume goes with it; otherwise it stays where nobody finds it.',
    check: transition => removals(transition, 'PersistentVolumeClaim', 'what is on its volume is deleted or out of reach', 'name it once nobody uses it, or put it back'),
  }),
  lossy({
    code: 'edit/claim-shrunk',
    title: 'A claim does not ask for less.',
    why: 'Kubernetes refuses it; made anew, the claim has another, empty volume.',
    check: transition => turns(transition, 'PersistentVolumeClaim', {
      property: 'spec.resources.requests.storage',
      of: ({ spec }) => spec?.resources?.requests?.storage,
      when: (former, next) => (bytesIn(next) ?? 0) < (bytesIn(former) ?? 0),
      reason: 'volumes never shrink',
      fix: 'put the size back, or make another claim and copy',
    }),
  }),
  lossy({
    code: 'edit/claim-class',
    title: 'A claim stays with its class.',
    why: 'Kubernetes refuses the change; made anew, the claim has another, empty volume.',
    check: transition => turns(transition, 'PersistentVolumeClaim', {
      property: 'spec.storageClassName',
      of: ({ spec }) => spec?.storageClassName,
      when: (former, next) => former !== next,
      reason: 'the data is on a volume of the former class',
      fix: 'make another claim and copy',
    }),
  }),
  lossy({
    code: 'edit/claim-template',
    title: 'A StatefulSet keeps its templates of claims.',
    why: 'Kubernetes refuses the change; made anew with other names or classes, instances start with empty volumes.',
    check: transition => kept(transition, 'StatefulSet').flatMap(({ former, next }) => turned(former, next, objectName(next), {
      property: 'spec.volumeClaimTemplates',
      of: ({ spec }) => list(spec?.volumeClaimTemplates).map(({ metadata, spec: claim }: any) => `${metadata?.name} of ${claim?.storageClassName ?? 'the default class'}`).sort(),
      when: (was, is) => was.some(template => !is.includes(template)),
      reason: 'the data is on volumes of the former templates',
      fix: 'put them back, or make another StatefulSet and copy',
    })),
  }),
  lossy({
    code: 'edit/rados-namespace-removed',
    title: 'The namespace of a tenant is not removed with what is in it.',
    why: 'Claims of its tenant find their volumes no more; forced, all images in it are wiped.',
    check: transition => removals(transition, 'CephBlockPoolRadosNamespace', 'the volumes of its tenant are in it', 'name it once they are gone, or put it back'),
  }),
  lossy({
    code: 'edit/client-removed',
    title: 'A client is not removed while somebody may sign in as it.',
    why: 'Rook deletes its key: whoever uses it loses its access at once.',
    check: transition => removals(transition, 'CephClient', 'its key goes with it', 'name it once nobody uses it, or put it back'),
  }),
  lossy({
    code: 'edit/nfs-removed',
    title: 'NFS servers are not removed while exports may be mounted.',
    why: 'Mounts over them hang, and claims of classes that use them are not mounted any more.',
    check: transition => removals(transition, 'CephNFS', 'what is mounted over it hangs', 'name it once nothing is mounted, or put it back'),
  }),
  lossy({
    code: 'edit/driver-removed',
    title: 'A CSI driver stays as long as its volumes may be mounted.',
    why: 'Pods that start anew cannot mount their volumes, and none that stops can unmount.',
    check: transition => removals(transition, 'Driver', 'volumes are mounted and unmounted by it', 'name it once its volumes are gone, or put it back'),
  }),
  lossy({
    code: 'edit/definition-removed',
    title: 'The definition of a kind is not removed.',
    why: 'With it, Kubernetes deletes every object of the kind: clusters, pools, filesystems.',
    check: transition => removals(transition, 'CustomResourceDefinition', 'every object of its kind is deleted with it', 'name it once no object of its kind is left, or put it back'),
  }),
  lossy({
    code: 'edit/namespace-removed',
    title: 'A namespace is not removed with what is in it.',
    why: 'With it, Kubernetes deletes every object in it: claims, clusters, keys.',
    check: transition => removals(transition, 'Namespace', 'everything in it is deleted with it', 'name it once it is empty, or put it back'),
  }),
];
