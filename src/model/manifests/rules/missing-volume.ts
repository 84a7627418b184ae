import { Rule, see } from '../../rules';
import { on } from '../look';
import type { PolicyCase } from '../policy-case';

/** Only where volumes of the same class are here: those of other classes may have been there before. */
export const missingVolume: Rule<PolicyCase> = {
  code: 'policy/missing-volume',
  severity: 'error',
  title: 'A claim that names a volume names one of its class that exists.',
  why: 'The claim stays pending, and its OSD or monitor never starts.',
  see: see('policy/missing-volume'),
  check: ({ claims, volumes }) => {
    const classes = new Set([...volumes.values()].map(({ object }) => object.spec?.storageClassName));
    return claims.filter(({ spec }) => spec.volumeName && !volumes.has(spec.volumeName) && classes.has(spec.storageClassName))
      .map(({ manifest, property, spec }) => on(manifest, `${property}.volumeName`, spec.volumeName, `no volume of the class '${spec.storageClassName}' has this name`, "Correct 'volumeName', or define the volume"));
  },
};
