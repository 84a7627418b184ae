import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Composer, LineCounter, Parser } from 'yaml';
import type { Finding, PolicyManifest } from '../../src';

/** Every object in some YAML files, or in all YAML files below some directories, in the order of their names. */
export function manifestsBelow(paths: readonly string[]): PolicyManifest[] {
  const manifests = paths.flatMap(path => filesBelow(path)).flatMap(file => manifestsIn(file, readFileSync(file, 'utf8')));
  if (manifests.length === 0) throw new Error(`there is no YAML object in ${paths.join(' ')}`);
  return manifests;
}

/** The objects of one file. A list counts as what is in it. */
export function manifestsIn(file: string, text: string): PolicyManifest[] {
  // Kubernetes reads YAML 1.1. Documents are read one after the other: a large file would not fit into memory as trees of all of them.
  const lines = new LineCounter();
  const documents = new Composer({ version: '1.1' }).compose(new Parser(lines.addNewLine).parse(text));
  const manifests: PolicyManifest[] = [];
  let index = 0;
  for (const document of documents) {
    const [error] = document.errors;
    if (error !== undefined) throw new Error(`${file}: line ${lines.linePos(error.pos[0]).line}: ${error.message}`);
    for (const object of objectsIn(document.toJS())) manifests.push({ object, path: `${file}[${index}] ${nameOf(object)}`, file: basename(file) });
    index++;
  }
  return manifests;
}

function objectsIn(value: any): any[] {
  if (value === null || typeof value !== 'object' || value.kind === undefined) return [];
  return value.kind === 'List' && Array.isArray(value.items) ? value.items : [value];
}

/** Findings for people. */
export function report(findings: readonly Finding[], objects: number): string {
  const lines = findings.flatMap(({ severity, path, property, value, reason, fix, code, see }) => [
    `${severity}: ${path}`, `  - ${property} is ${value}: ${reason}`, `    fix:  ${fix}`, `    rule: ${code} (${see})`, '',
  ]);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return [...lines, `${objects} objects judged: ${errors} errors, ${findings.length - errors} warnings`].join('\n');
}

function nameOf({ kind, metadata }: any): string {
  return `${kind} ${[metadata?.namespace, metadata?.name].filter(Boolean).join('/')}`;
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) throw new Error(`${path} does not exist`);
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).filter(name => /\.ya?ml$/.test(name)).sort().map(name => join(path, name));
}
