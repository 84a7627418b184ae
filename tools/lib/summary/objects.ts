import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { PolicyManifest } from '../../../src/model/manifests';
import { Stack, StackObject, stackOf } from '../../../src/model/manifests/stack';

/** A file of synthesized objects. */
export interface PhaseFile {
  readonly file: string;
  readonly objects: readonly any[];
}

/** A file by what the objects in it are called. */
export interface NamedFile {
  readonly file: string;
  readonly objects: readonly StackObject[];
}

/** Every file of a synthesized directory, in the order of application. */
export function readPhases(dir: string): PhaseFile[] {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.yaml')).sort();
  if (files.length === 0) throw new Error(`${dir} holds no YAML: synthesize first`);
  return files.map(file => ({ file, objects: objectsOf(readFileSync(join(dir, file), 'utf8')) }));
}

/** The objects of a YAML text, read as Kubernetes does: by version 1.1. */
export function objectsOf(text: string): any[] {
  return parseAllDocuments(text, { version: '1.1' }).map(document => document.toJS()).filter(Boolean);
}

/** The stack that files describe. */
export function stackIn(phases: readonly PhaseFile[]): Stack {
  return stackOf(phases.flatMap(({ file, objects }) => objects.map((object, i): PolicyManifest => ({ object, path: `${file}[${i}]`, file }))));
}

/** What is in each of the files. */
export function namedFiles(phases: readonly PhaseFile[], { objects }: Stack): NamedFile[] {
  return phases.map(({ file }) => ({ file, objects: objects.filter(object => object.file === file) }));
}
