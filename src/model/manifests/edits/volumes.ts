import { bytesIn } from '../../layout';
import { list } from '../look';
import { hostOf } from '../read-cluster';
import { gone, keptClusters, lossy, objectName, turns } from './lossy';
import type { LossyEdit, Transition } from '../transition';

const KIND = 'PersistentVolume';
const APART = 'Keep this PersistentVolume unchanged; declare the other device as a volume with a name of its own, and drain the OSD on this one first';

/** Volumes that a device set of the next state still stands on. */
function inUse({ next }: Transition): Set<string> {
  return new Set(next.clusters.flatMap(({ layout }) => layout.osds.flatMap(({ claims }) => claims.flatMap(({ volumeName }) => volumeName ?? []))));
}

/** Edits of PersistentVolumes: what a name stands for. */
export const VOLUME_EDITS: readonly LossyEdit[] = [
  lossy({
    code: 'edit/volume-removed',
    title: 'A PersistentVolume stays as long as an OSD uses it.',
    why: 'When it is deleted, its claim is lost and cannot be bound again, and the OSD no longer starts.',
    check: transition => gone(transition, KIND).filter(({ metadata }) => inUse(transition).has(metadata.name)).map(volume => ({
      at: objectName(volume), property: 'the object', value: 'no longer there', reason: 'a device set uses it', fix: 'Put the PersistentVolume back',
    })),
  }),
  lossy({
    code: 'edit/monitor-volume-removed',
    title: 'A volume for monitors stays as long as monitors use its class.',
    why: 'A monitor whose volume is deleted loses its store, and the quorum loses a vote.',
    check: transition => {
      const classes = new Set(keptClusters(transition).map(({ next }) => next.object.spec?.mon?.volumeClaimTemplate?.spec?.storageClassName));
      return gone(transition, KIND).filter(({ spec }) => spec?.storageClassName !== undefined && classes.has(spec.storageClassName)).map(volume => ({
        at: objectName(volume), property: 'the object', value: 'no longer there', reason: 'a monitor may have its store on it', fix: 'Put the PersistentVolume back, or move the monitor to another volume and approve the edit',
      }));
    },
  }),
  lossy({
    code: 'edit/volume-path',
    title: 'A PersistentVolume keeps its device.',
    why: 'Kubernetes refuses the change. If the volume is recreated with it, the OSD gets another device without its data.',
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
    why: 'Kubernetes refuses the change. If the volume is recreated with it, the OSD starts on another host, which does not have its device.',
    check: transition => turns(transition, KIND, {
      property: 'spec.nodeAffinity',
      of: hostOf,
      when: (former, next) => former !== undefined && former !== next,
      reason: 'the device is in the former host',
      fix: APART,
    }),
  }),
  lossy({
    code: 'edit/volume-reclaim',
    title: 'A PersistentVolume with the reclaim policy Retain keeps it.',
    why: 'With `Delete`, the volume is deleted with its claim, and a provisioner of local volumes wipes the device.',
    check: transition => turns(transition, KIND, {
      property: 'spec.persistentVolumeReclaimPolicy',
      of: volume => volume.spec?.persistentVolumeReclaimPolicy,
      when: (former, next) => former === 'Retain' && next !== 'Retain',
      reason: 'the data would be deleted with the claim',
      fix: "Set 'spec.persistentVolumeReclaimPolicy' back to Retain",
    }),
  }),
  lossy({
    code: 'edit/volume-mode',
    title: 'A volume does not change between raw device and filesystem.',
    why: 'A raw device that becomes a filesystem is formatted when it is mounted.',
    check: transition => turns(transition, KIND, {
      property: 'spec.volumeMode',
      of: volume => volume.spec?.volumeMode ?? 'Filesystem',
      when: (former, next) => former !== next,
      reason: 'the data on the device would be overwritten or not be found',
      fix: "Set 'spec.volumeMode' back to its former value",
    }),
  }),
  lossy({
    code: 'edit/volume-shrunk',
    title: 'A PersistentVolume does not become smaller.',
    why: 'Devices do not shrink: a smaller device is another device, without the data.',
    check: transition => turns(transition, KIND, {
      property: 'spec.capacity.storage',
      of: volume => volume.spec?.capacity?.storage,
      when: (former, next) => (bytesIn(next) ?? 0) < (bytesIn(former) ?? 0),
      reason: 'a smaller device is another device, without the data',
      fix: APART,
    }),
  }),
  lossy({
    code: 'edit/volume-claim',
    title: 'A PersistentVolume keeps its claim.',
    why: 'A volume that gets another claim is used by two claims, or formatted for the new one.',
    check: transition => turns(transition, KIND, {
      property: 'spec.claimRef',
      of: ({ spec }) => spec?.claimRef && `${spec.claimRef.namespace}/${spec.claimRef.name}`,
      when: (former, next) => former !== undefined && former !== next,
      reason: 'the former claim would lose the volume',
      fix: "Set 'spec.claimRef' back to the former claim",
    }),
  }),
  lossy({
    code: 'edit/keep-dropped',
    title: 'An object that tools must not prune keeps the annotation for it.',
    why: 'A tool deletes the object from the cluster when it is no longer in the code, and the data is deleted with it.',
    check: transition => [...new Set([...transition.former.objects.values()].map(({ kind }) => kind as string))].sort().flatMap(kind => turns(transition, kind, {
      property: 'metadata.annotations',
      of: ({ metadata }) => [
        ...metadata?.annotations?.['kustomize.toolkit.fluxcd.io/prune'] === 'disabled' ? ['kustomize.toolkit.fluxcd.io/prune'] : [],
        ...list(`${metadata?.annotations?.['argocd.argoproj.io/sync-options'] ?? ''}`.split(',')).filter(option => option === 'Prune=false' || option === 'Delete=false'),
      ],
      when: (former, next) => former.some(mark => !next.includes(mark)),
      reason: 'tools that prune may delete the object',
      fix: "Put the former entries of 'metadata.annotations' back",
    })),
  }),
];
