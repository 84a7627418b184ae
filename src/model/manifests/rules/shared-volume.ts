import { repeated, Rule, see } from '../../rules';
import { on, othersAmong } from '../look';
import type { PolicyCase } from '../policy-case';

export const sharedVolume: Rule<PolicyCase> = {
  code: 'policy/shared-volume',
  severity: 'error',
  title: 'A volume is claimed once.',
  why: 'One claim gets the volume. The other stays pending, and its OSD or monitor never starts.',
  see: see('policy/shared-volume'),
  check: ({ claims }) => {
    const bound = claims.filter(({ spec }) => spec.volumeName);
    const twice = [...repeated(bound, ({ spec }) => spec.volumeName).values()].flatMap(twins => {
      const elsewhere = othersAmong(twins.map(({ manifest }) => manifest));
      return twins.slice(1).map(({ manifest, property, spec }) => on(
        manifest, `${property}.volumeName`, spec.volumeName, told(elsewhere(manifest)), "Set 'volumeName' of each claim to a volume of its own",
      ));
    });
    const many = bound.filter(({ set }) => set !== undefined && set.count > 1).map(({ manifest, property, spec, set }) =>
      on(manifest, `${property}.volumeName`, spec.volumeName, `the device set makes ${set.count} claims of it`, "Set 'count' to 1"));
    return [...twice, ...many];
  },
};

function told(elsewhere: string): string {
  return elsewhere === '' ? 'another claim of this object claims it' : `${elsewhere} claims it, too`;
}
