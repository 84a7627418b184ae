import { isDnsLabel } from '../../layout/names';
import { Rule, see } from '../rule';
import type { Described, Topic } from '../topic';

/** A realm of object stores. */
export interface ObjectRealmSpec {
  readonly name: string;
  /** The namespace of the cluster. */
  readonly cluster: string;
  readonly pullEndpoint?: string;
  readonly isDefault: boolean;
}

/** A realm with its neighbours. */
export interface ObjectRealmCase extends ObjectRealmSpec {
  /** Where other realms of the cluster are described that are the default one, if this is. */
  readonly otherDefaults: readonly string[];
}

export const OBJECT_REALM_RULES: readonly Rule<ObjectRealmCase>[] = [
  {
    code: 'object-realm/name',
    severity: 'error',
    title: 'The name of a realm is a DNS label.',
    why: 'It is the name of a Kubernetes object, and begins that of the Secret with its keys.',
    see: see('object-realm/name'),
    check: ({ name }) => isDnsLabel(name, 58) ? [] : [{
      property: 'name', value: `'${name}'`, reason: 'it must be lower-case letters, digits and dashes, at most 58', fix: "Set 'name' to such a name",
    }],
  },
  {
    code: 'object-realm/pull-endpoint',
    severity: 'error',
    title: 'The endpoint that a realm is pulled from is a URL.',
    why: 'The API server refuses the realm.',
    see: see('object-realm/pull-endpoint'),
    check: ({ pullEndpoint }) => pullEndpoint === undefined || isUrl(pullEndpoint) ? [] : [{
      property: 'pullEndpoint', value: `'${pullEndpoint}'`, reason: 'it is no URL that begins with http:// or https://', fix: "Write 'pullEndpoint' as https://s3.example.com",
    }],
  },
  {
    code: 'object-realm/several-defaults',
    severity: 'error',
    title: 'One realm of a cluster is the default one.',
    why: 'Which one it is would change with every reconcile, and commands without a realm would go to either.',
    see: see('object-realm/several-defaults'),
    check: ({ otherDefaults }) => otherDefaults.map(path => ({ property: 'isDefault', value: 'true', reason: `so is ${path}`, fix: "Keep 'isDefault' on one realm" })),
  },
];

/** Whether Rook takes this for an endpoint. */
export function isUrl(text: string): boolean {
  return /^https?:\/\/[^\s/]+(\/\S*)?$/.test(text);
}

function relate(all: readonly Described<ObjectRealmSpec>[]): Described<ObjectRealmCase>[] {
  const defaults = all.filter(({ spec }) => spec.isDefault);
  return all.map(one => {
    const others = one.spec.isDefault ? defaults.filter(other => other !== one && other.spec.cluster === one.spec.cluster) : [];
    return { ...one, spec: { ...one.spec, otherDefaults: others.map(({ at }) => at) } };
  });
}

export const OBJECT_REALM_TOPIC: Topic<ObjectRealmSpec, ObjectRealmCase> = { name: 'object-realm', rules: OBJECT_REALM_RULES, relate };
