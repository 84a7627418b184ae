import { Rule, see } from '../../rules';
import { on } from '../look';
import { placeholdersIn } from '../placeholders';
import type { PolicyCase } from '../policy-case';

/** Told once, with the object that has the first of them. */
export const placeholder: Rule<PolicyCase> = {
  code: 'policy/placeholder',
  severity: 'warning',
  title: 'Objects of storage are judged with their values filled in.',
  why: 'A placeholder is not judged: the size, the name or the device class that replaces it may be wrong.',
  see: see('policy/placeholder'),
  check: ({ manifests }) => {
    const met = manifests.map(manifest => ({ manifest, names: placeholdersIn(manifest) })).filter(({ names }) => names.length > 0);
    if (met.length === 0) return [];
    const names = [...new Set(met.flatMap(one => one.names))].sort();
    const others = met.length === 1 ? '' : `, here and in ${met.length - 1} more`;
    return [on(met[0].manifest, 'placeholders', names.join(', '), `the values for them were not judged${others}`, 'Replace them by their values, and judge what is applied')];
  },
};
