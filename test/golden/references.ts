/** Whether an example is whole: what the policy knows of references, held strictly. */
import { definedBy, references as referencesOf } from '../../src/model/manifests/references';

/** An object with the phase file it stands in. */
export interface Placed {
  readonly file: string;
  readonly object: any;
}

/** One object another one needs. */
export interface Reference {
  readonly from: string;
  readonly file: string;
  /** `Kind/name`, or `Kind/namespace/name`. */
  readonly to: string;
}

/** References whose target is neither in the same or an earlier file nor on the list of what is made by others. */
export function dangling(objects: readonly Placed[], ofOthers: readonly string[]): string[] {
  const files = new Map<string, string>();
  for (const { file, object } of objects) for (const id of definedBy({ object, path: file })) if (!files.has(id)) files.set(id, file);
  const known = new Set(ofOthers);
  return objects.flatMap(references).filter(({ file, to }) => !known.has(to) && !(files.has(to) && files.get(to)! <= file))
    .map(({ file, from, to }) => `${file} ${from} -> ${to}${files.has(to) ? ' (defined too late)' : ''}`).sort();
}

/** Everything an object refers to. */
export function references({ file, object }: Placed): Reference[] {
  const from = [object.kind, object.metadata.namespace, object.metadata.name].filter(Boolean).join('/');
  // Of what others wrote an inventory tells no more than the name, so nothing is known to be referred to.
  const known = object.apiVersion === undefined ? { kind: 'Inventory', metadata: object.metadata } : object;
  return referencesOf({ object: known, path: file }).map(({ to }) => ({ from, file, to }));
}
