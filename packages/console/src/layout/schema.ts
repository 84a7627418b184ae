import Ajv, { ErrorObject } from 'ajv/dist/2020';
import type { Keys, Places } from './places';
import schema from '../../schema/layout-1.json';

/** The layout that this console reads and writes. */
export const LAYOUT_VERSION = schema.properties.layout.const;

/** Marks a text that is a size: a number of bytes may stand without quotes, and is taken digit by digit. */
export const SIZE = 'x-size';

/** Data with its numbers of bytes as texts, and what the schema refuses of it. */
export function validated(data: unknown, places: Places): { readonly data: unknown; readonly errors: readonly ErrorObject[] } {
  const sized = withNumbersAsTexts(data, places), validate = validator();
  return { data: sized, errors: validate(sized) ? [] : validate.errors ?? [] };
}

let compiled: ReturnType<Ajv['compile']> | undefined;

function validator(): ReturnType<Ajv['compile']> {
  // The schema itself is judged by the tests, and is asked once: whatever makes asking faster takes longer than it saves.
  const cheap = { validateSchema: false, inlineRefs: false, code: { optimize: false } };
  return compiled ??= new Ajv({ allErrors: true, verbose: true, ...cheap }).addKeyword(SIZE).compile(withSizesAsTexts(schema));
}

/** The schema as it is asked here, when numbers of bytes are texts already. */
function withSizesAsTexts(value: any): any {
  if (Array.isArray(value)) return value.map(withSizesAsTexts);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value.type)) return { ...value, type: 'string', [SIZE]: true };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withSizesAsTexts(item)]));
}

/** A number of bytes may stand without quotes; it is taken digit by digit. */
function withNumbersAsTexts(value: any, places: Places, keys: Keys = [], at: any = schema): any {
  const resolved = at?.$ref === undefined ? at : (schema.$defs as Record<string, any>)[at.$ref.slice('#/$defs/'.length)];
  if (Array.isArray(value)) return value.map((item, i) => withNumbersAsTexts(item, places, [...keys, i], resolved?.items));
  if (value !== null && typeof value === 'object') {
    const below = (key: string) => resolved?.properties?.[key] ?? resolved?.additionalProperties;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withNumbersAsTexts(item, places, [...keys, key], below(key))]));
  }
  const source = typeof value === 'number' && Array.isArray(resolved?.type) ? places.source(keys) : undefined;
  return source !== undefined && /^\d+$/.test(source) ? source : value;
}
