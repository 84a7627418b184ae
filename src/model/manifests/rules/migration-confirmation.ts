import { Rule, see } from '../../rules';
import { on } from '../look';
import type { PolicyCase } from '../policy-case';

export const migrationConfirmation: Rule<PolicyCase> = {
  code: 'policy/migration-confirmation',
  severity: 'error',
  title: 'The object of a cluster does not confirm the migration of its OSDs.',
  why: 'Rook destroys and recreates each OSD whose settings differ, also after a later change: a change of encryption or store would move all data without a further confirmation.',
  see: see('policy/migration-confirmation'),
  check: ({ clusters }) => clusters.flatMap(cluster => {
    const { confirmation } = cluster.object.spec?.storage?.migration ?? {};
    return confirmation ? [on(cluster, 'spec.storage.migration.confirmation', confirmation, 'a later change could recreate every OSD', "Remove 'spec.storage.migration.confirmation'; for a migration, set it by hand until the migration is done")] : [];
  }),
};
