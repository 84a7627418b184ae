import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Finding, PolicyManifest } from '../../src';

/** Every object in some YAML files, or in all YAML files below some directories, in the order of their names. */
export function manifestsBelow(paths: readonly string[]): PolicyManifest[] {
  const manifests = paths.flatMap(path => filesBelow(path)).flatMap(file => manifestsIn(file, readFileSync(file, 'utf8')));
  if (manifests.length === 0) throw new Error(`there is no YAML object in ${paths.join(' ')}`);
  return manifests;
}

/** The objects of one file. A list counts as what is in it. */
export function manifestsIn(file: string, text: string): PolicyManifest[] {
  // Kubernetes reads YAML 1.1.
  return parseAllDocuments(text, { version: '1.1' }).flatMap((document, index) => {
    if (document.errors.length > 0) throw new Error(`${file}: ${document.errors[0].message}`);
    const object = document.toJS();
    if (object === null || typeof object !== 'object' || object.kind === undefined) return [];
    const objects: any[] = object.kind === 'List' && Array.isArray(object.items) ? object.items : [object];
    return objects.map(item => ({ object: item, path: `${file}[${index}] ${nameOf(item)}`, file: basename(file) }));
  });
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
