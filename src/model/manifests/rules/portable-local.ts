import { Rule, see } from '../../rules';
import { on } from '../look';
import type { PolicyCase } from '../policy-case';

export const portableLocal: Rule<PolicyCase> = {
  code: 'policy/portable-local',
  severity: 'error',
  title: 'A device set on local volumes is not portable.',
  why: 'Rook places portable OSDs by zone and uses their claim as the host in the CRUSH map, so several copies of the same data may be on one host.',
  see: see('policy/portable-local'),
  check: ({ claims, classes, volumes }) => claims.filter(({ use, set, spec }) => use === 'osd' && set.portable === true && (
    classes.get(spec.storageClassName)?.object.provisioner === 'kubernetes.io/no-provisioner' || volumes.get(spec.volumeName)?.object.spec?.local !== undefined
  )).map(({ manifest, property, set }) => on(
    manifest, property.replace(/\.volumeClaimTemplates.*$/, '.portable'), true, `the volumes of '${set.name}' are local to their hosts`, "Set 'portable' to false",
  )),
};
