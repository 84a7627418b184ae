import type { PolicyManifest } from './policy-manifest';

/**
 * Objects as the API server would keep them, as far as nulls go: it drops a field that is null. In a list it refuses a null; whoever
 * reads the rest of the object is not stopped by one. Objects without a null are handed on as they are.
 */
export function withoutNulls(manifests: readonly PolicyManifest[]): readonly PolicyManifest[] {
  return manifests.map(manifest => {
    const object = settled(manifest.object);
    return object === manifest.object ? manifest : { ...manifest, object };
  });
}

/** An object without its nulls; the same one where it has none. */
export function settled(value: any): any {
  if (!hasNull(value)) return value;
  if (Array.isArray(value)) return value.filter(item => item !== null).map(settled);
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null).map(([key, item]) => [key, settled(item)]));
}

/** Whether there is a null anywhere below. */
export function hasNull(value: any): boolean {
  if (typeof value !== 'object' || value === null) return false;
  // Every object of a stack is asked: no list of its values is made.
  for (const key in value) if (value[key] === null || hasNull(value[key])) return true;
  return false;
}
