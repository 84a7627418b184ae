import { Rule, see } from '../../rules/rule';
import { on } from '../look';
import type { PolicyCase } from '../policy-case';

/** What is said of it, where it stands and where it comes to stand. */
export const CLEANUP = {
  property: 'spec.cleanupPolicy.confirmation',
  why: 'With it, deleting the cluster object wipes every host and device at once, also where a tool deletes it by mistake; and Rook stops to look after the cluster.',
  reason: 'it stands ready to destroy all data',
  fix: "Remove 'spec.cleanupPolicy.confirmation', and set it by hand in the moment the cluster shall be destroyed",
};

/** The confirmation, where one is given; Rook takes an empty one for none. */
export function cleanupConfirmed({ spec }: any): unknown {
  return spec?.cleanupPolicy?.confirmation || undefined;
}

export const cleanupConfirmation: Rule<PolicyCase> = {
  code: 'policy/cleanup-confirmation',
  severity: 'error',
  title: 'No cluster is applied with the destruction of its data confirmed.',
  why: CLEANUP.why,
  see: see('policy/cleanup-confirmation'),
  check: ({ clusters }) => clusters.flatMap(cluster => {
    const confirmation = cleanupConfirmed(cluster.object);
    return confirmation === undefined ? [] : [on(cluster, CLEANUP.property, confirmation, CLEANUP.reason, CLEANUP.fix)];
  }),
};
