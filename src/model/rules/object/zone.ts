import { isUrl } from './realm';
import { isDnsLabel } from '../../layout';
import { KeptCase, keptOnDelete } from '../kept';
import { Rule, see } from '../rule';
import type { Topic } from '../topic';

/** A zone of object stores. */
export interface ObjectZoneSpec extends KeptCase {
  readonly name: string;
  readonly endpoints: readonly string[];
}

export const OBJECT_ZONE_RULES: readonly Rule<ObjectZoneSpec>[] = [
  {
    code: 'object-zone/name',
    severity: 'error',
    title: 'The name of a zone is a DNS label.',
    why: 'It is the name of a Kubernetes object, and the names of its pools begin with it.',
    see: see('object-zone/name'),
    check: ({ name }) => isDnsLabel(name) ? [] : [{
      property: 'name', value: `'${name}'`, reason: 'it must be lower-case letters, digits and dashes, at most 63', fix: "Set 'name' to such a name",
    }],
  },
  {
    code: 'object-zone/endpoint',
    severity: 'error',
    title: 'The endpoints of a zone are URLs.',
    why: 'Other zones cannot reach the zone, and no data is replicated.',
    see: see('object-zone/endpoint'),
    check: ({ endpoints }) => endpoints.filter(endpoint => !isUrl(endpoint)).map(endpoint => ({
      property: 'endpoints', value: `'${endpoint}'`, reason: 'it is not a URL that begins with http:// or https://', fix: "Set 'endpoints' to URLs such as https://s3.example.com",
    })),
  },
  keptOnDelete,
];

export const OBJECT_ZONE_TOPIC: Topic<ObjectZoneSpec> = { name: 'object-zone', rules: OBJECT_ZONE_RULES };
