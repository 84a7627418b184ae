import { readFileSync } from 'node:fs';
import type { Finding } from 'cdk8s-ceph';
import { Document, isMap, isPair, isScalar, isSeq, LineCounter, Node, Pair, parseAllDocuments } from 'yaml';
import type { ReadManifest } from './manifests';
import type { Place, Problem } from '../io/problem';

/** Findings on objects of files as problems, each at its line. A file is read once, however much is found in it. */
export function problemsIn(manifests: readonly ReadManifest[], findings: readonly Finding[]): Problem[] {
  const files = new Map<string, File>();
  const fileOf = (source: string): File => {
    const known = files.get(source) ?? readFile(source);
    files.set(source, known);
    return known;
  };
  return findings.map(({ path, property, ...finding }) => ({ ...finding, place: placeIn(manifests, path, property, fileOf) }));
}

/** The documents of a file, each by its line. */
interface File {
  readonly lines: LineCounter;
  readonly documents: ReadonlyMap<number, Document>;
}

function readFile(source: string): File {
  const lines = new LineCounter(), documents = new Map<number, Document>();
  for (const document of parseAllDocuments(readFileSync(source, 'utf8'), { lineCounter: lines, version: '1.1' })) {
    if ('contents' in document) documents.set(lines.linePos(document.contents?.range?.[0] ?? -1).line, document);
  }
  return { lines, documents };
}

/**
 * Where something stands in the files that were read.
 * @param path of an object, as it was judged: that of a file, and behind it what is inside
 * @param property as rules tell it, e.g. `spec.replicated.size`; the line is that of as much of it as is there
 */
function placeIn(manifests: readonly ReadManifest[], path: string, property: string, fileOf: (source: string) => File): Place {
  const found = manifests.find(each => each.path === path) ?? manifests.find(each => path.startsWith(`${each.path},`) || path.startsWith(`${each.path} `));
  // What is said of all files together has no line.
  if (found === undefined) return { field: [path, property].filter(Boolean).join(' ') };
  const { source, line } = found, inside = path.slice(source.length).replace(/^\[\d+\] ?/, '');
  const field = [inside, property].filter(Boolean).join(' ');
  return { file: source, ...path === found.path ? lineOf(fileOf(source), line, property) : { line }, field };
}

function lineOf({ lines, documents }: File, line: number, property: string): { readonly line: number; readonly column?: number } {
  const document = documents.get(line);
  if (document === undefined) return { line };
  let node: unknown = document.contents, at = document.contents?.range?.[0] ?? 0;
  for (const name of namesIn(property)) {
    const next: Node | Pair | undefined = isMap(node) ? node.items.find(({ key }) => isScalar(key) && String(key.value) === name)
      : isSeq(node) ? node.items.find((item, i) => String(i) === name || (isMap(item) && item.get('name') === name)) as Node | undefined : undefined;
    if (next === undefined) break;
    const key = isPair(next) ? next.key as Node : next;
    at = key.range?.[0] ?? at;
    node = isPair(next) ? next.value : next;
  }
  // Where nothing of it is there, the object itself is meant.
  const { line: row, col } = lines.linePos(at);
  return { line: row, column: col };
}

/** `spec.storage.storageClassDeviceSets[node-a]` as names. */
function namesIn(property: string): string[] {
  return [...property.matchAll(/\['?([^\]']+)'?\]|([^.[\]]+)/g)].map(([, inBrackets, plain]) => inBrackets ?? plain);
}
