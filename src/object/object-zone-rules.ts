import { isUrl } from './object-realm-rules';
import { isDnsLabel } from '../model/layout/names';
import { Rule, see } from '../model/rules/rule';
import type { Topic } from '../model/rules/topic';

export interface ObjectZoneCase {
  readonly name: string;
  readonly endpoints: readonly string[];
  /** The paths of object stores of the cluster that have the same name and pools of their own. */
  readonly stores: readonly string[];
}

export const OBJECT_ZONE_RULES: Rule<ObjectZoneCase>[] = [
  {
    code: 'object-zone/name',
    severity: 'error',
    title: 'The name of a zone is a DNS label.',
    why: 'It is the name of a Kubernetes object, and begins the names of pools.',
    see: see('object-zone/name'),
    check: ({ name }) => isDnsLabel(name) ? [] : [{
      property: 'name', value: `'${name}'`, reason: 'it must be lower-case letters, digits and dashes, at most 63', fix: "give the construct such an id, or set 'name'",
    }],
  },
  {
    code: 'object-zone/endpoint',
    severity: 'error',
    title: 'The endpoints of a zone are URLs.',
    why: 'Other zones cannot reach it, and nothing is replicated.',
    see: see('object-zone/endpoint'),
    check: ({ endpoints }) => endpoints.filter(endpoint => !isUrl(endpoint)).map(endpoint => ({
      property: 'endpoints', value: `'${endpoint}'`, reason: 'it is no URL that begins with http:// or https://', fix: 'write it as https://s3.example.com',
    })),
  },
  {
    code: 'object-zone/store-of-same-name',
    severity: 'error',
    title: 'No object store with pools of its own is called like a zone of the cluster.',
    why: 'The names of pools begin with that of the zone or the store, so both would write to the same pools.',
    see: see('object-zone/store-of-same-name'),
    check: ({ name, stores }) => stores.map(path => ({ property: 'name', value: `'${name}'`, reason: `${path} has pools of this name`, fix: "rename one of them, or give the store this 'zone'" })),
  },
];

export const OBJECT_ZONE_TOPIC: Topic<ObjectZoneCase> = { name: 'object-zone', rules: OBJECT_ZONE_RULES };
