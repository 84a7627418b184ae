import { repeated, Rule, see } from '../../rules';
import { identityOf } from '../identity';
import type { PolicyManifest } from '../policy-manifest';

export const duplicateObject: Rule<{ readonly manifests: readonly PolicyManifest[] }> = {
  code: 'app/duplicate-object',
  severity: 'error',
  title: 'No two constructs of an app make the same object.',
  why: 'The object that is applied last overwrites the other one, and the order is not fixed.',
  see: see('app/duplicate-object'),
  check: ({ manifests }) => [...repeated(manifests, ({ object }) => identityOf(object))].map(([identity, twins]) => ({
    property: 'object',
    value: identity,
    reason: `it is made by ${twins.map(twin => `'${twin.path}'`).sort().join(' and ')}`,
    fix: 'Give one of them another name or namespace, or remove one; if they are for different Kubernetes clusters, put them into different apps',
  })),
};
