import type * as kplus from 'cdk8s-plus-27';
import type * as sizedClaim from './sized-claim';

/*
 * Loading cdk8s-plus takes a third of the time that a small stack takes from start to end, and only who claims storage needs it:
 * so it is loaded with the first claim. Elsewhere only its types are imported.
 */

/** cdk8s-plus itself. */
export function cdk8sPlus(): typeof kplus {
  return require('cdk8s-plus-27');
}

/** What of ours extends cdk8s-plus. */
export function sizedClaims(): typeof sizedClaim {
  return require('./sized-claim');
}
