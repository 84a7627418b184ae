import { isDnsLabel } from '../model/layout/names';
import { Rule, see } from '../model/rules/rule';
import type { Topic } from '../model/rules/topic';

export const OBJECT_ZONE_GROUP_RULES: Rule<{ readonly name: string }>[] = [
  {
    code: 'object-zone-group/name',
    severity: 'error',
    title: 'The name of a zone group is a DNS label.',
    why: 'It is the name of a Kubernetes object, and a region in the words of S3.',
    see: see('object-zone-group/name'),
    check: ({ name }) => isDnsLabel(name) ? [] : [{
      property: 'name', value: `'${name}'`, reason: 'it must be lower-case letters, digits and dashes, at most 63', fix: "give the construct such an id, or set 'name'",
    }],
  },
];

export const OBJECT_ZONE_GROUP_TOPIC: Topic<{ readonly name: string }> = { name: 'object-zone-group', rules: OBJECT_ZONE_GROUP_RULES };
