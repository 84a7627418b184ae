import { Rule, see } from '../../rules/rule';
import { on } from '../look';
import type { PolicyCase } from '../policy-case';

/** Only where volumes of the same class are here: those of other classes may have been there before. */
export const missingVolume: Rule<PolicyCase> = {
  code: 'policy/missing-volume',
  severity: 'error',
  title: 'A claim that names its volume finds it among the volumes of its class.',
  why: 'The claim stays pending for ever, and Rook waits for the OSD or monitor on it.',
  see: see('policy/missing-volume'),
  check: ({ claims, volumes }) => {
    const classes = new Set([...volumes.values()].map(({ object }) => object.spec?.storageClassName));
    return claims.filter(({ spec }) => spec.volumeName && !volumes.has(spec.volumeName) && classes.has(spec.storageClassName))
      .map(({ manifest, property, spec }) => on(manifest, `${property}.volumeName`, spec.volumeName, `no volume of the class '${spec.storageClassName}' has this name`, 'correct the name, or define the volume'));
  },
};
