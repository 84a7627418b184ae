import { keysOf, Place } from './place';
import type { Origin, Site } from './site';

/** Where the data of a stack says what a construct, or one of its properties, is made of. */
export function sourceOf(data: object, site: Site, path: string, property?: string): Place | undefined {
  const origin = nearest(site.origins, path);
  if (origin === undefined || property === undefined) return origin?.place;
  const found = walk(data, site.volumeNames, origin.properties, keysOf(property));
  // A property that the data does not state is a matter of the whole construct.
  return found.keys.length > origin.properties.keys.length ? found : origin.place;
}

/** What is known of a construct or of the nearest one above it. */
function nearest(origins: ReadonlyMap<string, Origin>, path: string): Origin | undefined {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    const origin = origins.get(at);
    if (origin) return origin;
  }
  return undefined;
}

/** As far as the data has what a property names. */
function walk(data: object, names: ReadonlyMap<string, string>, from: Place, keys: readonly (string | number)[]): Place {
  let at = from;
  let value: unknown = from.keys.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], data);
  for (const key of keys) {
    const actual = Array.isArray(value) && typeof key === 'string' ? indexOf(value, key, i => names.get(at.at(i).text)) : keyIn(value, key);
    if (actual === undefined) break;
    at = at.at(actual);
    value = (value as Record<string | number, unknown>)[actual];
  }
  return at;
}

/** Rules know volumes by name, which the data lists. */
function indexOf(list: readonly unknown[], name: string, nameAt: (index: number) => string | undefined): number | undefined {
  const index = list.findIndex((_, i) => nameAt(i) === name);
  return index < 0 ? undefined : index;
}

/** Rules know data pools by number, which the data names. */
function keyIn(value: unknown, key: string | number): string | number | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (typeof key === 'number' && !Array.isArray(value)) return Object.keys(value)[key];
  return (value as Record<string | number, unknown>)[key] === undefined ? undefined : key;
}
