import { Rule, see, Violation } from '../../rules';
import { list, on } from '../look';
import type { PolicyCase } from '../policy-case';
import type { PolicyManifest } from '../policy-manifest';
import { definedBy, references } from '../references';

/** Files whose names begin with digits say by them when they are applied. */
const NUMBERED = /^\d/;

export const phaseOrder: Rule<PolicyCase> = {
  code: 'policy/phase-order',
  severity: 'error',
  title: 'What an object needs is applied with it or before it.',
  why: 'The API server refuses an object whose namespace or definition is missing. An object that needs a later file does not become ready before it, so a tool that waits between the files never continues.',
  see: see('policy/phase-order'),
  check: ({ manifests }) => {
    const ordered = manifests.filter(({ file }) => file !== undefined && NUMBERED.test(file));
    const places = new Map<string, Place>();
    ordered.forEach((manifest, index) => {
      for (const id of [...definedBy(manifest), ...definitions(manifest)]) if (!places.has(id)) places.set(id, { index, manifest });
    });
    return ordered.flatMap((manifest, index) => [...references(manifest), { from: manifest, property: 'kind', to: definitionOf(manifest.object) }].flatMap(({ property, to }) => {
      const place = places.get(to);
      return place === undefined ? [] : late(manifest, index, property, to, place);
    }));
  },
};

interface Place {
  readonly index: number;
  readonly manifest: PolicyManifest;
}

function late(manifest: PolicyManifest, index: number, property: string, to: string, place: Place): Violation[] {
  const [kind] = to.split('/');
  const sameFile = place.manifest.file === manifest.file;
  // kubectl reads a whole file before it applies it: definitions have to be known by then, namespaces to stand above.
  const isLate = sameFile ? kind === 'Definition' || (kind === 'Namespace' && place.index > index) : place.manifest.file! > manifest.file!;
  return isLate ? [on(manifest, property, to, `it comes with ${place.manifest.file}, ${sameFile ? 'not before' : 'later than'} ${manifest.file}`, `Apply ${to} with ${manifest.file} or before it`)] : [];
}

function definitions({ object }: PolicyManifest): string[] {
  if (object.kind !== 'CustomResourceDefinition') return [];
  return list(object.spec?.versions).map(version => `Definition/${object.spec?.group}/${version?.name}/${object.spec?.names?.kind}`);
}

function definitionOf({ apiVersion, kind }: any): string {
  return `Definition/${apiVersion}/${kind}`;
}
