import type { ErrorObject } from 'ajv/dist/2020';
import { SIZE } from './asked-schema';
import { fieldOf, Keys, Places, reasonAt } from './places';
import type { Problem } from '../io/problem';

/** What the schema refuses, one problem a field. What aliases repeat is told once, where it is written. */
export function problemsOf(file: string, errors: readonly ErrorObject[], data: unknown, places: Places): Problem[] {
  const found = new Map<string, Problem>();
  for (const error of errors) {
    const { code, keys, at, missing = '', value, reason, fix } = refusalOf(error, keysOf(error.instancePath, data), places);
    const position = places.of(keys, at), { line, column } = position;
    const written = position.anchor ?? position;
    const cause = `${written.line}:${written.column} ${code} ${missing}`;
    if (!found.has(cause)) found.set(cause, { code, severity: 'error', place: { file, line, column, field: fieldOf(keys) }, value, reason: reasonAt(reason, position), fix });
  }
  return [...found.values()].sort((a, b) => a.place.line! - b.place.line! || a.place.column! - b.place.column!);
}

/** What is wrong with a field, by itself or by its name. */
interface Refusal extends Pick<Problem, 'code' | 'value' | 'reason' | 'fix'> {
  readonly keys: Keys;
  readonly at: 'key' | 'value';
  /** The field that is missing in it. */
  readonly missing?: string;
}

function refusalOf({ keyword, params, parentSchema, data }: ErrorObject, keys: Keys, places: Places): Refusal {
  const { properties = {}, [SIZE]: size = false } = (parentSchema ?? {}) as { properties?: object; [SIZE]?: boolean };
  switch (keyword) {
    case 'additionalProperties': {
      const name = params.additionalProperty as string, known = Object.keys(properties), near = nearest(name, known);
      return {
        code: 'layout/unknown-field',
        keys: [...keys, name],
        at: 'key',
        value: `'${name}'`,
        reason: `there is no such field here; there are ${known.join(', ')}`,
        fix: near === undefined ? 'Remove it' : `Write '${near}'`,
      };
    }
    case 'required': {
      const missing = params.missingProperty as string;
      return { code: 'layout/missing', keys, at: 'key', missing, value: 'not set', reason: `'${missing}' is missing`, fix: `Set '${missing}'` };
    }
    case 'enum': {
      const allowed = (params.allowedValues as unknown[]).join(', ');
      return { code: 'layout/value', keys, at: 'value', value: told(data), reason: `allowed are ${allowed}`, fix: `Write one of ${allowed}` };
    }
    case 'maxProperties': {
      const known = Object.keys(properties).join(', ');
      return { code: 'layout/value', keys, at: 'key', value: Object.keys(data as object).join(', '), reason: `of ${known} only one is set`, fix: `Keep one of ${known}` };
    }
    default: {
      const source = places.source(keys), wanted = TYPES[params.type] ?? params.type;
      return {
        code: 'layout/type',
        keys,
        at: 'value',
        value: source ?? told(data),
        reason: `it is ${kindOf(data)}, and ${wanted} is needed`,
        fix: size ? 'Write exact bytes, or a number with a unit, e.g. 4TB or 800Gi' : params.type === 'string' && source !== undefined ? `Put it in quotes: '${source}'` : `Write ${wanted}`,
      };
    }
  }
}

const TYPES: Readonly<Record<string, string>> = { string: 'a text', integer: 'a whole number', number: 'a number', boolean: 'true or false', object: 'a map', array: 'a list' };

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a map' : typeof value === 'string' ? 'a text' : typeof value === 'number' ? 'a number' : 'true or false';
}

/** A value in a few words. */
export function told(value: unknown): string {
  return value !== null && typeof value === 'object' ? kindOf(value) : String(value);
}

/** The keys of a JSON pointer, with numbers where the data has a list. */
function keysOf(pointer: string, data: unknown): Keys {
  let at: any = data;
  return pointer.split('/').slice(1).map(part => {
    const key = part.replace(/~1/g, '/').replace(/~0/g, '~');
    const typed = Array.isArray(at) ? Number(key) : key;
    at = at?.[typed];
    return typed;
  });
}

/** The known name that differs by at most two letters. */
function nearest(name: string, known: readonly string[]): string | undefined {
  const [best] = known.map(other => ({ other, distance: distance(name.toLowerCase(), other.toLowerCase()) })).sort((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= Math.min(2, name.length - 1) ? best.other : undefined;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}
