import { isDnsLabel } from '../../layout';
import { Rule, see } from '../rule';
import type { Topic } from '../topic';

/** A group of zones. */
export interface ObjectZoneGroupSpec {
  readonly name: string;
}

export const OBJECT_ZONE_GROUP_RULES: readonly Rule<ObjectZoneGroupSpec>[] = [
  {
    code: 'object-zone-group/name',
    severity: 'error',
    title: 'The name of a zone group is a DNS label.',
    why: 'It is the name of a Kubernetes object, and of a region of S3.',
    see: see('object-zone-group/name'),
    check: ({ name }) => isDnsLabel(name) ? [] : [{
      property: 'name', value: `'${name}'`, reason: 'it must be lower-case letters, digits and dashes, at most 63', fix: "Set 'name' to such a name",
    }],
  },
];

export const OBJECT_ZONE_GROUP_TOPIC: Topic<ObjectZoneGroupSpec> = { name: 'object-zone-group', rules: OBJECT_ZONE_GROUP_RULES };
