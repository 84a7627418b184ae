import { repeated, Rule, see } from '../core/private/rule';

/** All objects of an app, by identity. */
export interface AppCase {
  readonly objects: readonly {
    /** Kind, group, namespace and name. */
    readonly identity: string;
    /** The path of the construct. */
    readonly path: string;
  }[];
}

export const APP_RULES: Rule<AppCase>[] = [
  {
    code: 'app/duplicate-object',
    severity: 'error',
    title: 'No two constructs of an app make the same object.',
    why: 'Whichever is applied last overwrites the other; which one that is, nobody has decided.',
    see: see('app/duplicate-object'),
    check: ({ objects }) => [...repeated(objects, object => object.identity)].map(([identity, twins]) => ({
      property: 'object',
      value: identity,
      reason: `it is made by ${twins.map(twin => `'${twin.path}'`).sort().join(' and ')}`,
      fix: 'give one of them another name or namespace, or leave one out; what goes to different Kubernetes clusters belongs in different apps',
    })),
  },
];
