import { DeliveryProps, StorageStackProps } from 'cdk8s-ceph';
import { Document, isScalar, LineCounter, parseDocument, visit, YAMLError } from 'yaml';
import { Places } from './places';
import { LAYOUT_VERSION, validated } from './schema';
import { problemsOf, told } from './schema-problems';
import type { Problem } from '../io/problem';

/** Larger ones are not descriptions but dumps. */
const LARGEST = 10 * 2 ** 20;

/** A layout file that could be read. */
export interface Layout {
  readonly file: string;
  /** What was read. */
  readonly text: string;
  readonly props: StorageStackProps;
  /** Files with objects of applications. */
  readonly include: readonly string[];
  /** What applies the output; somebody by hand, if it is not told. */
  readonly delivery?: DeliveryProps;
  readonly places: Places;
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
  if (version !== LAYOUT_VERSION) return versionProblem(file, version, places);
  const { data: sized, errors } = validated(data, places);
  if (errors.length > 0) return { problems: problemsOf(file, errors, sized, places) };
  const { layout: _, include = [], delivery, ...props } = sized as StorageStackProps & { layout: number; include?: string[]; delivery?: DeliveryProps };
  return { layout: { file, text, props, include, delivery, places }, problems: [] };
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
