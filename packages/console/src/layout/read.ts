import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LineCounter, parseAllDocuments } from 'yaml';
import { Layout, loadLayout } from './load';
import type { Problem } from '../io/problem';

/** An object of an application, and where it stands. */
export interface Included {
  readonly object: any;
  readonly file: string;
  readonly line: number;
}

/** A layout with the files that it includes, or all that is wrong with their form. */
export interface ReadLayout {
  readonly layout?: Layout;
  readonly included: readonly Included[];
  readonly problems: readonly Problem[];
}

/**
 * Read a layout file and the files that it includes.
 * @param text what the file will hold, where that is not what it holds now
 */
export function readLayout(file: string, text?: string): ReadLayout {
  if (text === undefined && (!existsSync(file) || !statSync(file).isFile())) {
    return { included: [], problems: [missing({ file }, file, "Give the name of a layout file, or write one with 'cdk8s-ceph init'")] };
  }
  const { layout, problems } = loadLayout(file, text ?? readFileSync(file, 'utf8'));
  if (layout === undefined) return { included: [], problems };
  const included: Included[] = [], wrong: Problem[] = [];
  layout.include.forEach((name, i) => {
    const path = join(dirname(file), name);
    const { line, column } = layout.places.of(['include', i]);
    if (!existsSync(path) || !statSync(path).isFile()) {wrong.push(missing({ file, line, column, field: `include[${i}]` }, name, 'Write the name of a file next to the layout'));} else {
      const read = objectsIn(path, readFileSync(path, 'utf8'));
      included.push(...read.objects);
      wrong.push(...read.problems);
    }
  });
  return wrong.length > 0 ? { included: [], problems: wrong } : { layout, included, problems: [] };
}

function missing(place: Problem['place'], value: string, fix: string): Problem {
  return { code: 'layout/file', severity: 'error', place, value, reason: 'there is no such file', fix };
}

/** Every object of a file of Kubernetes, which reads YAML 1.1. */
function objectsIn(file: string, text: string): { objects: Included[]; problems: Problem[] } {
  const lines = new LineCounter();
  const objects: Included[] = [], problems: Problem[] = [];
  for (const document of parseAllDocuments(text, { lineCounter: lines, version: '1.1' })) {
    if (!('errors' in document)) continue;
    const [error] = document.errors;
    const { line, col: column } = lines.linePos(error?.pos[0] ?? document.contents?.range?.[0] ?? 0);
    const refuse = (reason: string) => problems.push({ code: 'layout/include', severity: 'error', place: { file, line, column }, value: error?.code.toLowerCase().replace(/_/g, ' ') ?? 'an object', reason, fix: 'Write objects of Kubernetes as YAML' });
    if (error !== undefined) {refuse(error.message.split('\n')[0]);} else {
      const object = document.toJS();
      if (object === null || object === undefined) continue;
      if (typeof object.kind !== 'string' || typeof object.apiVersion !== 'string' || typeof object.metadata?.name !== 'string') refuse('it is no object of Kubernetes: it needs apiVersion, kind and metadata.name');
      else objects.push({ object, file, line });
    }
  }
  return { objects, problems };
}
