import Ajv, { ErrorObject } from 'ajv/dist/2020';
import { StorageStackProps } from 'cdk8s-ceph';
import { Document, isScalar, LineCounter, parseDocument, visit, YAMLError } from 'yaml';
import { fieldOf, Keys, Places } from './places';
import schema from '../../schema/layout-1.json';
import type { Problem } from '../io/problem';

/** The layout that this console reads and writes. */
export const LAYOUT_VERSION = 1;

/** Larger ones are not descriptions but dumps. */
const LARGEST = 10 * 2 ** 20;

/** A layout file that could be read. */
export interface Layout {
  readonly file: string;
  readonly props: StorageStackProps;
  /** Files with objects of applications. */
  readonly include: readonly string[];
  readonly places: Places;
  /** For edits that keep comments and order. */
  readonly document: Document;
}

/** A layout, or all that keeps it from being one. */
export interface Loaded {
  readonly layout?: Layout;
  readonly problems: readonly Problem[];
}

/** Read a layout file. Everything that is wrong with its form is told at once. */
export function loadLayout(file: string, text: string): Loaded {
  const lines = new LineCounter();
  if (text.length > LARGEST) return refused(file, 'layout/too-large', { line: 1, column: 1 }, `${text.length} bytes`, 'a layout has at most 10 MiB', 'Leave out what is no description of storage');
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines, version: '1.2', merge: false, uniqueKeys: true });
  const places = new Places(document, lines);
  if (document.errors.length > 0) return { problems: document.errors.map(error => syntaxProblem(file, error, places)) };
  const strange = keyProblems(file, document, places);
  if (strange.length > 0) return { problems: strange };
  const { data, tooMany } = dataOf(document);
  if (tooMany !== undefined) return refused(file, 'layout/aliases', { line: 1, column: 1 }, 'aliases', tooMany, 'Write out what the aliases stand for');
  if (data === null || typeof data !== 'object' || Array.isArray(data)) {
    return refused(file, 'layout/type', { line: 1, column: 1 }, told(data), 'a layout is a map of fields', "Begin the file with 'layout: 1' and 'hosts:'");
  }
  const version = (data as { layout?: unknown }).layout;
  if (version === undefined || version !== LAYOUT_VERSION) return versionProblem(file, version, places);
  const sized = withNumbersAsTexts(data, places);
  const validate = validator();
  if (!validate(sized)) return { problems: problemsOf(file, validate.errors ?? [], sized, places) };
  const { layout: _, include = [], ...props } = sized as StorageStackProps & { layout: number; include?: string[] };
  return { layout: { file, props, include, places, document }, problems: [] };
}

/** Marks a text that is a size: a number of bytes may stand without quotes, and is taken digit by digit. */
const SIZE = 'x-size';

/** The schema as the loader asks it, when numbers of bytes are texts already. */
function withSizesAsTexts(value: any): any {
  if (Array.isArray(value)) return value.map(withSizesAsTexts);
  if (value === null || typeof value !== 'object') return value;
  const { type, ...rest } = value;
  const inner = Object.fromEntries(Object.entries(rest).map(([key, item]) => [key, withSizesAsTexts(item)]));
  return Array.isArray(type) ? { ...inner, type: 'string', [SIZE]: true } : type === undefined ? inner : { type: typeof type === 'object' ? withSizesAsTexts(type) : type, ...inner };
}

let compiled: ReturnType<Ajv['compile']> | undefined;

function validator(): ReturnType<Ajv['compile']> {
  return compiled ??= new Ajv({ allErrors: true, verbose: true }).addKeyword(SIZE).compile(withSizesAsTexts(schema));
}

function refused(file: string, code: string, at: { line: number; column: number }, value: string, reason: string, fix: string, field?: string): Loaded {
  return { problems: [{ code, severity: 'error', place: { file, ...at, field }, value, reason, fix }] };
}

function syntaxProblem(file: string, { code, message, pos: [offset] }: YAMLError, places: Places): Problem {
  const duplicate = code === 'DUPLICATE_KEY';
  return {
    code: duplicate ? 'layout/duplicate-key' : 'layout/syntax',
    severity: 'error',
    place: { file, ...places.at(offset) },
    value: duplicate ? 'a second time' : code.toLowerCase().replace(/_/g, ' '),
    reason: duplicate ? 'a name stands once in a map' : message.split('\n')[0].replace(/ at line \d+, column \d+:?$/, ''),
    fix: duplicate ? 'Remove one of the two, or give it another name' : code === 'TAB_AS_INDENT' ? 'Indent with spaces' : 'Write it as YAML',
  };
}

/** Names of hosts and pools are texts: what YAML reads as something else would be another name. An alias stands for something. */
function keyProblems(file: string, document: Document, places: Places): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.resolve(document) !== undefined) return;
      problems.push({
        code: 'layout/syntax',
        severity: 'error',
        place: { file, ...places.at(alias.range?.[0] ?? 0) },
        value: `*${alias.source}`,
        reason: 'nothing above it has this anchor',
        fix: `Write '&${alias.source}' before what it stands for, above this line`,
      });
    },
    Pair: (_key, { key }) => {
      if (isScalar(key) && typeof key.value === 'string' && key.value !== '<<') return;
      const at = places.at((key as { range?: [number] } | null)?.range?.[0] ?? 0);
      const source = isScalar(key) ? key.source ?? String(key.value) : 'a collection';
      problems.push({
        code: 'layout/type',
        severity: 'error',
        place: { file, ...at },
        value: source,
        reason: source === '<<' ? 'maps are not merged here' : 'a name is a text',
        fix: source === '<<' ? 'Write out the fields' : `Put it in quotes: '${source}'`,
      });
    },
  });
  return problems;
}

function dataOf(document: Document): { readonly data?: unknown; readonly tooMany?: string } {
  try {
    return { data: document.toJS({ maxAliasCount: 1000 }) };
  } catch (error) {
    return { tooMany: (error as Error).message };
  }
}

function versionProblem(file: string, version: unknown, places: Places): Loaded {
  const at = version === undefined ? { line: 1, column: 1 } : places.of(['layout']);
  const newer = typeof version === 'number' && version > LAYOUT_VERSION;
  return refused(file, 'layout/version', at, version === undefined ? 'not set' : told(version), newer ? 'it was written for a newer cdk8s-ceph' : 'the file does not say which form of description it is',
    newer ? 'Install a newer cdk8s-ceph' : `Begin the file with 'layout: ${LAYOUT_VERSION}'`, 'layout');
}

/** A number of bytes may stand without quotes; it is taken digit by digit. */
function withNumbersAsTexts(value: any, places: Places, keys: Keys = [], at: any = schema): any {
  const resolved = at?.$ref === undefined ? at : (schema.$defs as Record<string, any>)[at.$ref.slice('#/$defs/'.length)];
  if (Array.isArray(value)) return value.map((item, i) => withNumbersAsTexts(item, places, [...keys, i], resolved?.items));
  if (value !== null && typeof value === 'object') {
    const below = (key: string) => resolved?.properties?.[key] ?? resolved?.additionalProperties;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withNumbersAsTexts(item, places, [...keys, key], below(key))]));
  }
  const source = typeof value === 'number' && Array.isArray(resolved?.type) && resolved.type.includes('string') ? places.source(keys) : undefined;
  return source !== undefined && /^\d+$/.test(source) ? source : value;
}

/** What the schema refuses, one problem a field. */
function problemsOf(file: string, errors: readonly ErrorObject[], data: unknown, places: Places): Problem[] {
  const found = new Map<string, Problem>();
  for (const error of errors) {
    const keys = keysOf(error.instancePath, data);
    const problem = problemOf(file, error, keys, places);
    const { line, column, anchor } = places.of(keysOfProblem(error, keys), error.keyword === 'additionalProperties' ? 'key' : 'value');
    // What aliases repeat is told once, where it is written.
    const at = anchor ?? { line, column };
    const cause = `${at.line}:${at.column} ${problem.code} ${error.keyword === 'required' ? error.params.missingProperty : ''}`;
    if (!found.has(cause)) found.set(cause, problem);
  }
  return [...found.values()].sort((a, b) => a.place.line! - b.place.line! || a.place.column! - b.place.column!);
}

/** The field that an error is about. */
function keysOfProblem({ keyword, params }: ErrorObject, keys: Keys): Keys {
  return keyword === 'additionalProperties' ? [...keys, params.additionalProperty as string] : keys;
}

function problemOf(file: string, { keyword, params, parentSchema, data }: ErrorObject, keys: Keys, places: Places): Problem {
  const make = (code: string, at: Keys, what: 'key' | 'value', value: string, reason: string, fix: string): Problem => {
    const { line, column, anchor } = places.of(at, what);
    return {
      code, severity: 'error', place: { file, line, column, field: fieldOf(at) }, value, reason: anchor === undefined ? reason : `${reason}; it is written in line ${anchor.line}`, fix,
    };
  };
  const known = Object.keys((parentSchema as { properties?: object } | undefined)?.properties ?? {});
  switch (keyword) {
    case 'additionalProperties': {
      const name = params.additionalProperty as string, near = nearest(name, known);
      return make('layout/unknown-field', [...keys, name], 'key', `'${name}'`, `there is no such field here; there are ${known.join(', ')}`, near === undefined ? 'Remove it' : `Write '${near}'`);
    }
    case 'required': return make('layout/missing', keys, 'key', 'not set', `'${params.missingProperty}' is missing`, `Set '${params.missingProperty}'`);
    case 'enum': return make('layout/value', keys, 'value', told(data), `allowed are ${(params.allowedValues as unknown[]).join(', ')}`, `Write one of ${(params.allowedValues as unknown[]).join(', ')}`);
    default: {
      const source = places.source(keys), wanted = [params.type].flat() as string[];
      const quotes = wanted.includes('string') && source !== undefined, size = (parentSchema as Record<string, unknown> | undefined)?.[SIZE] === true;
      return make('layout/type', keys, 'value', source ?? told(data), `it is ${kindOf(data)}, and ${wanted.map(type => TYPES[type] ?? type).join(' or ')} is needed`, size ? 'Write exact bytes, or a number with a unit, e.g. 4TB or 800Gi' : quotes ? `Put it in quotes: '${source}'` : `Write ${TYPES[wanted[0]] ?? wanted[0]}`);
    }
  }
}

const TYPES: Readonly<Record<string, string>> = { string: 'a text', integer: 'a whole number', number: 'a number', boolean: 'true or false', object: 'a map', array: 'a list' };

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a map' : typeof value === 'string' ? 'a text' : typeof value === 'number' ? 'a number' : 'true or false';
}

function told(value: unknown): string {
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

