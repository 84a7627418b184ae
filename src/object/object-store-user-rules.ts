import { Limits, notLimits } from './private/limits';
import { isDnsLabel, isDnsSubdomain } from '../model/layout/names';
import { Rule, see } from '../model/rules/rule';
import type { Topic } from '../model/rules/topic';

/** What users can be allowed beyond their own buckets. */
export const CAPABILITIES = [
  'amz-cache', 'bilog', 'bucket', 'buckets', 'datalog', 'info', 'mdlog', 'metadata', 'oidc-provider', 'ratelimit', 'roles', 'usage', 'user', 'user-policy', 'users', 'zone',
] as const;

export interface ObjectStoreUserCase {
  readonly name: string;
  readonly secretName: string;
  readonly capabilities: readonly string[];
  readonly limits: Limits;
}

export const OBJECT_STORE_USER_RULES: Rule<ObjectStoreUserCase>[] = [
  {
    code: 'object-store-user/name',
    severity: 'error',
    title: 'The name of a user is a DNS label.',
    why: 'It is the name of a Kubernetes object, and with that of the store it makes the name and a label of the secret with its keys.',
    see: see('object-store-user/name'),
    check: ({ name, secretName }) => isDnsLabel(name) && isDnsSubdomain(secretName) ? [] : [{
      property: 'name', value: `'${name}'`, reason: 'it must be lower-case letters, digits and dashes, at most 63', fix: "give the construct such an id, or set 'name'",
    }],
  },
  {
    code: 'object-store-user/capability',
    severity: 'error',
    title: 'A capability is one that the gateway knows.',
    why: 'The API server refuses the user, or drops what it does not know.',
    see: see('object-store-user/capability'),
    check: ({ capabilities }) => capabilities.filter(name => !(CAPABILITIES as readonly string[]).includes(name)).map(name => ({
      property: 'capabilities', value: `'${name}'`, reason: 'there is no such capability', fix: `use one of ${CAPABILITIES.join(', ')}`,
    })),
  },
  {
    code: 'object-store-user/quota',
    severity: 'error',
    title: 'The limits of a user are whole numbers above zero.',
    why: 'The gateway takes zero and less for something else than a limit: nothing at all, or no limit.',
    see: see('object-store-user/quota'),
    check: ({ limits }) => notLimits(limits),
  },
];

export const OBJECT_STORE_USER_TOPIC: Topic<ObjectStoreUserCase> = { name: 'object-store-user', rules: OBJECT_STORE_USER_RULES };
