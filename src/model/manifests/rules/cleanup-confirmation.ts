import { Rule, see } from '../../rules/rule';
import { on } from '../look';
import type { PolicyCase } from '../policy-case';

export const cleanupConfirmation: Rule<PolicyCase> = {
  code: 'policy/cleanup-confirmation',
  severity: 'error',
  title: 'The object of a cluster does not confirm the destruction of its data.',
  why: 'When the cluster object is deleted, also by mistake of a tool, Rook wipes every host and device at once. Until then, Rook no longer manages the cluster.',
  see: see('policy/cleanup-confirmation'),
  check: ({ clusters }) => clusters.flatMap(cluster => {
    const { confirmation } = cluster.object.spec?.cleanupPolicy ?? {};
    return confirmation ? [on(cluster, 'spec.cleanupPolicy.confirmation', confirmation, 'the deletion of the object would destroy all data', "Remove 'spec.cleanupPolicy.confirmation'; to destroy the cluster, set it by hand")] : [];
  }),
};
