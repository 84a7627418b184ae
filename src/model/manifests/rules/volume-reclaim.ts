import { Rule, see } from '../../rules';
import { on } from '../look';
import type { PolicyCase } from '../policy-case';

export const volumeReclaim: Rule<PolicyCase> = {
  code: 'policy/volume-reclaim',
  severity: 'error',
  title: 'Local volumes are kept when their claims are deleted.',
  why: 'Claims are deleted with the cluster object. A provisioner of local volumes then wipes the device; without a provisioner the volume fails and is never bound again.',
  see: see('policy/volume-reclaim'),
  check: ({ volumes }) => [...volumes.values()].filter(({ object }) => object.spec?.local !== undefined && ['Delete', 'Recycle'].includes(object.spec.persistentVolumeReclaimPolicy))
    .map(volume => on(volume, 'spec.persistentVolumeReclaimPolicy', volume.object.spec.persistentVolumeReclaimPolicy, 'the data on the device would be deleted with the claim', "Set 'spec.persistentVolumeReclaimPolicy' to Retain")),
};
