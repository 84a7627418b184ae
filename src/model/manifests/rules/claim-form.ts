import { bytesIn } from '../../layout';
import { Rule, see } from '../../rules';
import { list, on } from '../look';
import type { PolicyCase } from '../policy-case';

const ACCESS = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];

/** What the published schemas do not say; the API server has it in code, also for the claims that Rook makes from templates. */
export const claimForm: Rule<PolicyCase> = {
  code: 'policy/claim-form',
  severity: 'error',
  title: 'A claim has a size above zero and an access mode.',
  why: 'The API server refuses it; if it is made from a template, the error is only in a log.',
  see: see('policy/claim-form'),
  check: ({ claims }) => claims.flatMap(({ manifest, property, spec, use }) => {
    const size = spec.resources?.requests?.storage;
    const access = list(spec.accessModes);
    // Rook fills in a missing mode of monitors.
    return [
      // What applications ask for is judged with the rest of their claims.
      ...use === 'application' || (bytesIn(size) ?? 0) > 0 || (size === undefined && property.startsWith('spec.mon')) ? [] : [on(manifest, `${property}.resources.requests.storage`, size, 'it is no size above zero', "Set 'requests.storage' to a quantity such as 50Gi")],
      ...access.every(mode => ACCESS.includes(mode)) && (access.length > 0 || property.startsWith('spec.mon')) ? [] : [
        on(manifest, `${property}.accessModes`, spec.accessModes, 'it names no access mode, or an unknown one', `Set 'accessModes' to ${ACCESS.join(', ')}`),
      ],
    ];
  }),
};
