import { readFileSync } from 'node:fs';
import { isMap, isPair, isScalar, isSeq, LineCounter, Node, Pair, parseAllDocuments } from 'yaml';
import type { ReadManifest } from './manifests';
import type { Place } from '../io/problem';

/**
 * Where something stands in the files that were read.
 * @param path of an object, as it was judged: that of a file, and behind it what is inside
 * @param property as rules tell it, e.g. `spec.replicated.size`; the line is that of as much of it as is there
 */
export function placeIn(manifests: readonly ReadManifest[], path: string, property: string): Place {
  const found = manifests.find(each => each.path === path) ?? manifests.find(each => path.startsWith(`${each.path},`) || path.startsWith(`${each.path} `));
  // What is said of all files together has no line.
  if (found === undefined) return { field: [path, property].filter(Boolean).join(' ') };
  const { source, line } = found, inside = path.slice(source.length).replace(/^\[\d+\] ?/, '');
  const field = [inside, property].filter(Boolean).join(' ');
  return { file: source, ...path === found.path ? lineOf(found, property) : { line }, field };
}

function lineOf({ source, line, object }: ReadManifest, property: string): { readonly line: number; readonly column?: number } {
  const lines = new LineCounter();
  const documents = parseAllDocuments(readFileSync(source, 'utf8'), { lineCounter: lines, version: '1.1' });
  const document = [...documents].find(each => 'contents' in each && lines.linePos(each.contents?.range?.[0] ?? -1).line === line);
  if (document === undefined || !('contents' in document)) return { line };
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
  return object === undefined ? { line } : { line: row, column: col };
}

/** `spec.storage.storageClassDeviceSets[node-a]` as names. */
function namesIn(property: string): string[] {
  return [...property.matchAll(/\['?([^\]']+)'?\]|([^.[\]]+)/g)].map(([, inBrackets, plain]) => inBrackets ?? plain);
}
