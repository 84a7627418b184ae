import { repeated, Rule, see } from '../../rules/rule';
import { identityOf } from '../identity';
import type { PolicyManifest } from '../policy-manifest';

export const duplicateObject: Rule<{ readonly manifests: readonly PolicyManifest[] }> = {
  code: 'app/duplicate-object',
  severity: 'error',
  title: 'No two constructs of an app make the same object.',
  why: 'Whichever is applied last overwrites the other; which one that is, nobody has decided.',
  see: see('app/duplicate-object'),
  check: ({ manifests }) => [...repeated(manifests, ({ object }) => identityOf(object))].map(([identity, twins]) => ({
    property: 'object',
    value: identity,
    reason: `it is made by ${twins.map(twin => `'${twin.path}'`).sort().join(' and ')}`,
    fix: 'give one of them another name or namespace, or leave one out; what goes to different Kubernetes clusters belongs in different apps',
  })),
};
