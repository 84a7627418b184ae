import { Rule, see } from '../../rules/rule';
import { on } from '../look';
import type { PolicyCase } from '../policy-case';

export const claimReclaim: Rule<PolicyCase> = {
  code: 'policy/claim-reclaim',
  severity: 'warning',
  title: 'OSDs and monitors stand on a StorageClass that keeps volumes.',
  why: 'Their claims belong to the cluster object: when it is deleted, even by mistake, the volumes are deleted with it, and all data is gone.',
  see: see('policy/claim-reclaim'),
  check: ({ claims, classes, trials }) => claims.flatMap(({ manifest, property, spec, use }) => {
    const found = use === 'application' || trials.has(manifest.object.metadata?.namespace) ? undefined : classes.get(spec.storageClassName)?.object;
    // A class without a provisioner deletes nothing; what its volumes say counts.
    if (found === undefined || found.provisioner === 'kubernetes.io/no-provisioner' || found.reclaimPolicy === 'Retain') return [];
    return [on(manifest, `${property}.storageClassName`, spec.storageClassName, 'this class deletes volumes with their claims', 'use a class with reclaimPolicy Retain')];
  }),
};
