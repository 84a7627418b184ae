import type { ErrorObject } from 'ajv/dist/2020';
import type { Keys, Places } from './places';
import { validator } from './validator';
import schema from '../../schema/layout-1.json';

/** The layout that this console reads and writes. */
export const LAYOUT_VERSION = schema.properties.layout.const;

/** Data with its numbers of bytes as texts, and what the schema refuses of it. */
export function validated(data: unknown, places: Places): { readonly data: unknown; readonly errors: readonly ErrorObject[] } {
  const sized = withNumbersAsTexts(data, places), validate = validator();
  return { data: sized, errors: validate(sized) ? [] : validate.errors ?? [] };
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
