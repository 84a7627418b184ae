import { isClusterScoped } from './identity';
import { list } from './look';
import type { PolicyManifest } from './policy-manifest';

/**
 * Objects as Kustomize would apply them, as far as their namespace goes: where a kustomization is among them that sets one, all
 * objects of the files and directories that it lists are in it. What it does beside that is not done here.
 */
export function kustomized(manifests: readonly PolicyManifest[]): readonly PolicyManifest[] {
  const scopes = manifests.filter(({ object }) => object?.kind === 'Kustomization' && String(object.apiVersion).startsWith('kustomize.config.k8s.io/') && typeof object.namespace === 'string')
    .flatMap(({ object, path }) => list(object.resources).map(resource => ({ place: joined(folderOf(path), String(resource)), namespace: object.namespace as string })));
  return scopes.length === 0 ? manifests : manifests.map(manifest => {
    const { object, path } = manifest;
    const scope = isNamespaced(object) ? scopes.find(({ place }) => path.startsWith(`${place}[`) || path.startsWith(`${place}/`)) : undefined;
    return scope === undefined ? manifest : { ...manifest, object: { ...object, metadata: { ...object.metadata, namespace: scope.namespace } } };
  });
}

function isNamespaced(object: any): boolean {
  return object !== null && typeof object === 'object' && !isClusterScoped(object.kind) && !/^(Kustomization|Component)$/.test(object.kind);
}

/** The folder of a document, whose path is its file with its number in brackets. */
function folderOf(path: string): string {
  const file = path.replace(/\[\d+\].*$/s, '');
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '';
}

function joined(folder: string, resource: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${resource}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  const path = parts.join('/').replace(/\/$/, '');
  return folder === '' ? path.replace(/^\//, '') : path;
}
