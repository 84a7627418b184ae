import { Rule, see } from '../../rules/rule';
import { on } from '../look';
import type { PolicyCase } from '../policy-case';

export const cleanupConfirmation: Rule<PolicyCase> = {
  code: 'policy/cleanup-confirmation',
  severity: 'error',
  title: 'No cluster is applied with the destruction of its data confirmed.',
  why: 'With it, deleting the cluster object wipes every host and device at once, also where a tool deletes it by mistake; and Rook stops to look after the cluster.',
  see: see('policy/cleanup-confirmation'),
  check: ({ clusters }) => clusters.flatMap(cluster => {
    const { confirmation } = cluster.object.spec?.cleanupPolicy ?? {};
    return confirmation ? [on(cluster, 'spec.cleanupPolicy.confirmation', confirmation, 'it stands ready to destroy all data', 'remove it; set it by hand in the moment the cluster shall be destroyed')] : [];
  }),
};
