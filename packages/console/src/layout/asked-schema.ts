import type { Options } from 'ajv/dist/2020';

/** Marks a text that is a size: a number of bytes may stand without quotes, and is taken digit by digit. */
export const SIZE = 'x-size';

/** How the schema is asked: for all that is wrong, with what the schema says there. It is judged itself by the tests. */
export const ASKING: Options = { allErrors: true, verbose: true, validateSchema: false, keywords: [SIZE] };

/** What the schema says to people is not asked. */
const SAID = new Set(['title', 'description']);

/** The schema as it is asked, when numbers of bytes are texts already. */
export function asked(schema: any): any {
  if (Array.isArray(schema)) return schema.map(asked);
  if (schema === null || typeof schema !== 'object') return schema;
  if (Array.isArray(schema.type)) return { ...schema, type: 'string', [SIZE]: true };
  return Object.fromEntries(Object.entries(schema).filter(([key, item]) => !(SAID.has(key) && typeof item === 'string')).map(([key, item]) => [key, asked(item)]));
}
