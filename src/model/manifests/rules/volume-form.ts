import { bytesIn } from '../../layout';
import { Rule, see, Violation } from '../../rules';
import { list, on } from '../look';
import { hostsOf, PolicyCase } from '../policy-case';
import type { PolicyManifest } from '../policy-manifest';

const ACCESS = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];
const MODES = [undefined, 'Block', 'Filesystem'];
const POLICIES = [undefined, 'Retain', 'Delete', 'Recycle'];
const NO_SOURCE = new Set([
  'accessModes', 'capacity', 'claimRef', 'mountOptions', 'nodeAffinity', 'persistentVolumeReclaimPolicy', 'storageClassName', 'volumeAttributesClassName', 'volumeMode',
]);

/** What the published schema of the built-in kind does not say; the API server has it in code. */
export const volumeForm: Rule<PolicyCase> = {
  code: 'policy/volume-form',
  severity: 'error',
  title: 'A PersistentVolume has a size, an access mode, one source and, if it is local, its host.',
  why: 'The API server refuses the volume.',
  see: see('policy/volume-form'),
  check: ({ manifests }) => manifests.filter(({ object }) => object.kind === 'PersistentVolume').flatMap(volume => [...shapeOf(volume), ...sourceOf(volume)]),
};

function shapeOf(volume: PolicyManifest): Violation[] {
  const { spec } = volume.object;
  const capacity = spec?.capacity?.storage;
  const access = list(spec?.accessModes);
  return [
    ...(bytesIn(capacity) ?? 0) > 0 ? [] : [on(volume, 'spec.capacity.storage', capacity, 'it is no size above zero', "Set 'spec.capacity.storage' to a quantity such as 4Ti")],
    ...access.length > 0 && access.every(mode => ACCESS.includes(mode)) ? [] : [on(volume, 'spec.accessModes', spec?.accessModes, 'it names no access mode, or an unknown one', `Set 'spec.accessModes' to ${ACCESS.join(', ')}`)],
    ...MODES.includes(spec?.volumeMode) ? [] : [on(volume, 'spec.volumeMode', spec.volumeMode, 'there is no such mode', "Set 'spec.volumeMode' to Block or Filesystem")],
    ...POLICIES.includes(spec?.persistentVolumeReclaimPolicy) ? [] : [
      on(volume, 'spec.persistentVolumeReclaimPolicy', spec.persistentVolumeReclaimPolicy, 'there is no such policy', "Set 'spec.persistentVolumeReclaimPolicy' to Retain"),
    ],
  ];
}

function sourceOf(volume: PolicyManifest): Violation[] {
  const { spec } = volume.object;
  const sources = Object.keys(spec ?? {}).filter(key => !NO_SOURCE.has(key));
  return [
    ...sources.length === 1 ? [] : [on(volume, 'spec', sources, 'a volume has exactly one source', "Remove all sources of 'spec' but one")],
    ...spec?.local === undefined || hostsOf(volume).length > 0 || list(spec.nodeAffinity?.required?.nodeSelectorTerms).length > 0 ? [] : [
      on(volume, 'spec.nodeAffinity', spec.nodeAffinity, 'it does not tell on which host the device is', "Set 'spec.nodeAffinity' to require the kubernetes.io/hostname of its host"),
    ],
  ];
}
