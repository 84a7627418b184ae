import { bytesIn } from '../../layout';
import { Rule, see, Violation } from '../../rules';
import { list, on } from '../look';
import type { PolicyCase } from '../policy-case';

export const volumeFit: Rule<PolicyCase> = {
  code: 'policy/volume-fit',
  severity: 'error',
  title: 'A claim that names a volume asks for the class and the modes of the volume, and for no more than its size.',
  why: 'Kubernetes does not bind the claim: it stays pending, and its OSD or monitor never starts.',
  see: see('policy/volume-fit'),
  check: ({ claims, volumes }) => claims.flatMap(({ manifest, property, spec }) => {
    const volume = volumes.get(spec.volumeName)?.object.spec;
    if (volume === undefined) return [];
    const differs = (field: string, asked: unknown, given: unknown): Violation[] => asked === given ? [] : [
      on(manifest, `${property}.${field}`, asked, `the volume '${spec.volumeName}' has ${given}`, `Set '${field}' to the same value in the claim and in the volume`),
    ];
    const asked = bytesIn(spec.resources?.requests?.storage);
    const given = bytesIn(volume.capacity?.storage);
    const modes = list(spec.accessModes).filter(mode => !list(volume.accessModes).includes(mode));
    return [
      ...differs('storageClassName', spec.storageClassName, volume.storageClassName),
      ...differs('volumeMode', spec.volumeMode ?? 'Filesystem', volume.volumeMode ?? 'Filesystem'),
      ...modes.length === 0 ? [] : [on(manifest, `${property}.accessModes`, modes, `the volume '${spec.volumeName}' does not offer it`, "Set 'accessModes' to a mode that the volume offers")],
      ...asked === undefined || given === undefined || asked <= given ? [] : [
        on(manifest, `${property}.resources.requests.storage`, spec.resources.requests.storage, `the volume '${spec.volumeName}' has ${volume.capacity.storage}`, `Set 'requests.storage' to at most ${volume.capacity.storage}`),
      ],
    ];
  }),
};
