import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { PolicyGap, PolicyManifest } from 'cdk8s-ceph';
import { Composer, LineCounter, Parser } from 'yaml';

/** An object of Kubernetes as it stands in a file. */
export interface ReadManifest extends PolicyManifest {
  /** The file, by its whole path. */
  readonly source: string;
  /** The line at which its document begins. */
  readonly line: number;
}

/** What some files hold, and which of them could not be read. */
export interface ReadManifests {
  readonly manifests: ReadManifest[];
  readonly unreadable: PolicyGap[];
}

/** Every object in some YAML files, or in all YAML files below some folders, in the order of their names. */
export function readManifests(paths: readonly string[]): ReadManifests {
  const read = paths.flatMap(filesBelow).map(file => manifestsIn(file, readFileSync(file, 'utf8')));
  return { manifests: read.flatMap(({ manifests }) => manifests), unreadable: read.flatMap(({ unreadable }) => unreadable) };
}

/** The same, where everything must be readable and there must be something. */
export function manifestsBelow(paths: readonly string[]): ReadManifest[] {
  const { manifests, unreadable: [first] } = readManifests(paths);
  if (first !== undefined) throw new Error(`${first.path}: ${first.reason}`);
  if (manifests.length === 0) throw new Error(`there is no YAML object in ${paths.join(' ')}`);
  return manifests;
}

/** The objects of one file; a document that cannot be read is named, and the others are read all the same. */
export function manifestsIn(source: string, text: string): ReadManifests {
  const manifests: ReadManifest[] = [], unreadable: PolicyGap[] = [];
  const lines = new LineCounter(), lineOf = (offset: number) => lines.linePos(offset).line;
  let index = 0;
  // Kubernetes reads YAML 1.1. Documents are read one after the other: a large file would not fit into memory as trees of all of them.
  for (const document of new Composer({ version: '1.1' }).compose(new Parser(lines.addNewLine).parse(text))) {
    const [error] = document.errors;
    if (error !== undefined) {
      unreadable.push({ path: `${source}:${lineOf(error.pos[0])}`, reason: /^\s*\{\{/m.test(text) ? 'it is a template of Helm; render it and judge the result' : `it is no YAML: ${error.message.split('\n')[0]}` });
    } else {
      const object = document.toJS();
      const path = `${source}[${index}] ${nameOf(object ?? {})}`.trimEnd();
      if (object !== null && typeof object === 'object' && !Array.isArray(object)) manifests.push({ object, path, file: basename(source), source, line: lineOf(document.contents?.range?.[0] ?? 0) });
    }
    index++;
  }
  return { manifests, unreadable };
}

function nameOf({ kind, metadata }: any): string {
  return kind === undefined ? '' : `${kind} ${[metadata?.namespace, metadata?.name].filter(Boolean).join('/')}`;
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) throw new Error(`${path} does not exist`);
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).filter(name => /\.ya?ml$/.test(name)).sort().map(name => join(path, name));
}
