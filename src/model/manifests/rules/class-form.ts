import { Rule, see, Violation } from '../../rules/rule';
import { on } from '../look';
import type { PolicyCase } from '../policy-case';
import type { PolicyManifest } from '../policy-manifest';

/** What the published schema of the built-in kind does not say; the API server has it in code. */
export const classForm: Rule<PolicyCase> = {
  code: 'policy/class-form',
  severity: 'error',
  title: 'A StorageClass names its provisioner, and policies that exist.',
  why: 'The API server refuses it.',
  see: see('policy/class-form'),
  check: ({ manifests }) => manifests.filter(({ object }) => object.kind === 'StorageClass').flatMap(manifest => [
    ...typeof manifest.object.provisioner === 'string' && manifest.object.provisioner !== '' ? [] : [on(manifest, 'provisioner', manifest.object.provisioner, 'nobody would make its volumes', 'set it')],
    ...oneOf(manifest, 'reclaimPolicy', ['Retain', 'Delete']),
    ...oneOf(manifest, 'volumeBindingMode', ['Immediate', 'WaitForFirstConsumer']),
  ]),
};

function oneOf(manifest: PolicyManifest, key: string, allowed: string[]): Violation[] {
  const value = manifest.object[key];
  return value === undefined || allowed.includes(value) ? [] : [on(manifest, key, value, 'there is no such value', `use ${allowed.join(' or ')}`)];
}
