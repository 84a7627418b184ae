import { isDnsLabel } from '../../layout';
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
    why: 'It is the name of a Kubernetes object, and the name of the Secret with its keys begins with it.',
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
      property: 'pullEndpoint', value: `'${pullEndpoint}'`, reason: 'it is not a URL that begins with http:// or https://', fix: "Set 'pullEndpoint' to a URL such as https://s3.example.com",
    }],
  },
  {
    code: 'object-realm/several-defaults',
    severity: 'error',
    title: 'Only one realm of a cluster is the default one.',
    why: 'The default would change with every reconcile, and commands without a realm would use one or the other.',
    see: see('object-realm/several-defaults'),
    check: ({ otherDefaults }) => otherDefaults.map(path => ({ property: 'isDefault', value: 'true', reason: `${path} is the default, too`, fix: "Remove 'isDefault' from all realms but one" })),
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
