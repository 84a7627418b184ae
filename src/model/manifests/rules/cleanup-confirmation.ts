import { Rule, see } from '../../rules';
import { on } from '../look';
import type { PolicyCase } from '../policy-case';

/** What is said of it, where it stands and where it comes to stand. */
export const CLEANUP = {
  property: 'spec.cleanupPolicy.confirmation',
  why: 'When the cluster object is deleted, also by mistake of a tool, Rook wipes every host and device at once. Until then, Rook no longer manages the cluster.',
  reason: 'the deletion of the object would destroy all data',
  fix: "Remove 'spec.cleanupPolicy.confirmation'; to destroy the cluster, set it by hand",
};

/** The confirmation, where one is given; Rook takes an empty one for none. */
export function cleanupConfirmed({ spec }: any): unknown {
  return spec?.cleanupPolicy?.confirmation || undefined;
}

export const cleanupConfirmation: Rule<PolicyCase> = {
  code: 'policy/cleanup-confirmation',
  severity: 'error',
  title: 'The object of a cluster does not confirm the destruction of its data.',
  why: CLEANUP.why,
  see: see('policy/cleanup-confirmation'),
  check: ({ clusters }) => clusters.flatMap(cluster => {
    const confirmation = cleanupConfirmed(cluster.object);
    return confirmation === undefined ? [] : [on(cluster, CLEANUP.property, confirmation, CLEANUP.reason, CLEANUP.fix)];
  }),
};
