import { isDnsLabel } from '../../layout';
import { Rule, see, Violation } from '../../rules';
import { entries, on } from '../look';
import type { PolicyCase } from '../policy-case';
import type { PolicyManifest } from '../policy-manifest';

const KEY = /^[-._a-zA-Z0-9]{1,253}$/;

/** What the published schemas of the built-in kinds do not say; the API server has it in code. */
export const objectForm: Rule<PolicyCase> = {
  code: 'policy/object-form',
  severity: 'error',
  title: 'Namespaces, and the keys of ConfigMaps and Secrets, have valid names.',
  why: 'The API server refuses the object, and for a namespace also every object in it.',
  see: see('policy/object-form'),
  check: ({ manifests }) => manifests.flatMap(manifest => {
    const { kind, metadata, data, binaryData, stringData } = manifest.object;
    switch (kind) {
      case 'Namespace': return isDnsLabel(String(metadata?.name)) ? [] : [on(manifest, 'metadata.name', metadata?.name, 'it is no DNS label', "Set 'metadata.name' to up to 63 lower-case letters, digits and dashes")];
      case 'ConfigMap': case 'Secret': return [data, binaryData, stringData].flatMap(part => keysOf(manifest, part));
      default: return [];
    }
  }),
};

function keysOf(manifest: PolicyManifest, part: any): Violation[] {
  return entries(part).filter(([key]) => !KEY.test(key) || key === '.' || key.startsWith('..'))
    .map(([key]) => on(manifest, 'data', key, 'it is not a valid name for a file', 'Use letters, digits, dots, dashes and underscores for the key'));
}
