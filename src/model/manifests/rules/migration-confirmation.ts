import { Rule, see } from '../../rules/rule';
import { on } from '../look';
import type { PolicyCase } from '../policy-case';

export const migrationConfirmation: Rule<PolicyCase> = {
  code: 'policy/migration-confirmation',
  severity: 'error',
  title: 'No cluster is applied with the migration of its OSDs confirmed.',
  why: 'Rook destroys and makes anew each OSD whose settings differ, whenever they come to differ: a later change of encryption or store would move all data without being asked.',
  see: see('policy/migration-confirmation'),
  check: ({ clusters }) => clusters.flatMap(cluster => {
    const { confirmation } = cluster.object.spec?.storage?.migration ?? {};
    return confirmation ? [on(cluster, 'spec.storage.migration.confirmation', confirmation, 'it stands ready to remake every OSD', 'remove it; set it by hand for the time of a migration')] : [];
  }),
};
