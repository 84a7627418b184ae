import { Limits, notLimits } from './limits';
import { isDnsLabel, isDnsSubdomain } from '../../layout';
import { Rule, see } from '../rule';
import type { Topic } from '../topic';

/** What users can be allowed beyond their own buckets. */
export const CAPABILITIES = [
  'amz-cache', 'bilog', 'bucket', 'buckets', 'datalog', 'info', 'mdlog', 'metadata', 'oidc-provider', 'ratelimit', 'roles', 'usage', 'user', 'user-policy', 'users', 'zone',
] as const;

/** A user of an object store. */
export interface ObjectStoreUserSpec {
  readonly name: string;
  readonly secretName: string;
  readonly capabilities: readonly string[];
  readonly limits: Limits;
}

export const OBJECT_STORE_USER_RULES: readonly Rule<ObjectStoreUserSpec>[] = [
  {
    code: 'object-store-user/name',
    severity: 'error',
    title: 'The name of a user is a DNS label.',
    why: 'It is the name of a Kubernetes object, and part of the name and of a label of the Secret with its keys.',
    see: see('object-store-user/name'),
    check: ({ name, secretName }) => isDnsLabel(name) && isDnsSubdomain(secretName) ? [] : [{
      property: 'name', value: `'${name}'`, reason: 'it must be lower-case letters, digits and dashes, at most 63', fix: "Set 'name' to such a name",
    }],
  },
  {
    code: 'object-store-user/capability',
    severity: 'error',
    title: 'The gateway knows every capability of a user.',
    why: 'The API server refuses the user, or drops the unknown capability.',
    see: see('object-store-user/capability'),
    check: ({ capabilities }) => capabilities.filter(name => !(CAPABILITIES as readonly string[]).includes(name)).map(name => ({
      property: 'capabilities', value: `'${name}'`, reason: 'there is no such capability', fix: `Use one of ${CAPABILITIES.join(', ')}`,
    })),
  },
  {
    code: 'object-store-user/quota',
    severity: 'error',
    title: 'The limits of a user are whole numbers above zero.',
    why: 'For the gateway, zero and less mean no access or no limit.',
    see: see('object-store-user/quota'),
    check: ({ limits }) => notLimits(limits),
  },
];

export const OBJECT_STORE_USER_TOPIC: Topic<ObjectStoreUserSpec> = { name: 'object-store-user', rules: OBJECT_STORE_USER_RULES };
