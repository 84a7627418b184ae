import { bytesIn } from '../../layout/quantity';
import { list } from '../look';
import { hostOf } from '../read-cluster';
import { gone, keptClusters, lossy, objectName, turns } from './lossy';
import type { LossyEdit, Transition } from '../transition';

const KIND = 'PersistentVolume';
const APART = 'declare it as a volume of its own name, and drain the OSD on this one first';

/** Volumes that a device set of the next state still stands on. */
function inUse({ next }: Transition): Set<string> {
  return new Set(next.clusters.flatMap(({ layout }) => layout.osds.flatMap(({ claims }) => claims.flatMap(({ volumeName }) => volumeName ?? []))));
}

/** Edits of PersistentVolumes: what a name stands for. */
export const VOLUME_EDITS: readonly LossyEdit[] = [
  lossy({
    code: 'edit/volume-removed',
    title: 'A PersistentVolume stays as long as an OSD stands on it.',
    why: 'When it is deleted, its claim is lost for good, and the OSD does not start any more.',
    check: transition => gone(transition, KIND).filter(({ metadata }) => inUse(transition).has(metadata.name)).map(volume => ({
      at: objectName(volume), property: 'the object', value: 'no longer there', reason: 'a device set stands on it', fix: 'put it back',
    })),
  }),
  lossy({
    code: 'edit/monitor-volume-removed',
    title: 'A volume for monitors stays as long as monitors are told to use its class.',
    why: 'A monitor whose volume goes has lost its store, and one of few votes with it.',
    check: transition => {
      const classes = new Set(keptClusters(transition).map(({ next }) => next.object.spec?.mon?.volumeClaimTemplate?.spec?.storageClassName));
      return gone(transition, KIND).filter(({ spec }) => spec?.storageClassName !== undefined && classes.has(spec.storageClassName)).map(volume => ({
        at: objectName(volume), property: 'the object', value: 'no longer there', reason: 'a monitor may have its store on it', fix: 'move the monitor off first, then name the volume',
      }));
    },
  }),
  lossy({
    code: 'edit/volume-path',
    title: 'A PersistentVolume keeps pointing at its device.',
    why: 'Kubernetes refuses the change; made anew under the same name, the volume gives the OSD another device without its data.',
    check: transition => turns(transition, KIND, {
      property: 'spec.local.path',
      of: volume => volume.spec?.local?.path,
      when: (former, next) => former !== undefined && former !== next,
      reason: 'another device does not have the data of this volume',
      fix: APART,
    }),
  }),
  lossy({
    code: 'edit/volume-host',
    title: 'A PersistentVolume keeps its host.',
    why: 'Kubernetes refuses the change; made anew, the OSD starts on another host, where its device is not.',
    check: transition => turns(transition, KIND, {
      property: 'spec.nodeAffinity',
      of: hostOf,
      when: (former, next) => former !== undefined && former !== next,
      reason: 'the device stands in the former host',
      fix: APART,
    }),
  }),
  lossy({
    code: 'edit/volume-reclaim',
    title: 'What is retained stays retained.',
    why: 'With `Delete`, a claim that goes takes the volume with it, and a provisioner of local volumes wipes the device.',
    check: transition => turns(transition, KIND, {
      property: 'spec.persistentVolumeReclaimPolicy',
      of: volume => volume.spec?.persistentVolumeReclaimPolicy,
      when: (former, next) => former === 'Retain' && next !== 'Retain',
      reason: 'with the claim, the data would go',
      fix: 'use `Retain`',
    }),
  }),
  lossy({
    code: 'edit/volume-mode',
    title: 'A volume stays a raw device, or stays a filesystem.',
    why: 'A raw device that is to be a filesystem is formatted when it is mounted.',
    check: transition => turns(transition, KIND, {
      property: 'spec.volumeMode',
      of: volume => volume.spec?.volumeMode ?? 'Filesystem',
      when: (former, next) => former !== next,
      reason: 'what is on the device would be formatted or not be found',
      fix: 'put it back',
    }),
  }),
  lossy({
    code: 'edit/volume-shrunk',
    title: 'A PersistentVolume does not become smaller.',
    why: 'Devices do not shrink: a smaller one is another device.',
    check: transition => turns(transition, KIND, {
      property: 'spec.capacity.storage',
      of: volume => volume.spec?.capacity?.storage,
      when: (former, next) => (bytesIn(next) ?? 0) < (bytesIn(former) ?? 0),
      reason: 'a smaller device is another one, without the data',
      fix: APART,
    }),
  }),
  lossy({
    code: 'edit/volume-claim',
    title: 'A PersistentVolume stays with its claim.',
    why: 'A volume that is handed to another claim is used by two, or formatted by the new one.',
    check: transition => turns(transition, KIND, {
      property: 'spec.claimRef',
      of: ({ spec }) => spec?.claimRef && `${spec.claimRef.namespace}/${spec.claimRef.name}`,
      when: (former, next) => former !== undefined && former !== next,
      reason: 'the claim that has the volume would lose it',
      fix: 'put it back',
    }),
  }),
  lossy({
    code: 'edit/keep-dropped',
    title: 'What tools were told not to prune stays so.',
    why: 'The next object that leaves the code is deleted from the cluster, and its data with it.',
    check: transition => [...new Set([...transition.former.objects.values()].map(({ kind }) => kind as string))].sort().flatMap(kind => turns(transition, kind, {
      property: 'metadata.annotations',
      of: ({ metadata }) => [
        ...metadata?.annotations?.['kustomize.toolkit.fluxcd.io/prune'] === 'disabled' ? ['kustomize.toolkit.fluxcd.io/prune'] : [],
        ...list(`${metadata?.annotations?.['argocd.argoproj.io/sync-options'] ?? ''}`.split(',')).filter(option => option === 'Prune=false' || option === 'Delete=false'),
      ],
      when: (former, next) => former.some(mark => !next.includes(mark)),
      reason: 'tools that prune may delete it',
      fix: 'put the annotations back',
    })),
  }),
];
