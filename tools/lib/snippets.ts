import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PATHS } from './paths';

/** A program shown in a document. */
export interface Snippet {
  /** The document, relative to the repository. */
  readonly file: string;
  /** The line its code begins at. */
  readonly line: number;
  readonly code: string;
  /** A name that tells snippets apart and is fit for a file. */
  readonly name: string;
}

/** README.md and everything below docs/. */
export function documents(): string[] {
  const docs = join(PATHS.root, 'docs');
  const below = existsSync(docs) ? readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.md')).map(name => join(docs, name)) : [];
  return [join(PATHS.root, 'README.md'), ...below.sort()];
}

/** Every block of a document that is fenced as ```ts: each is a program of its own. */
export function snippetsOf(path: string): Snippet[] {
  const file = relative(PATHS.root, path);
  return fencesOf(path).filter(({ language }) => language === 'ts').map(({ line, code }, i) => ({
    file, line, code, name: `${file.replace(/[^A-Za-z0-9]+/g, '-')}-${i + 1}`,
  }));
}

/** Every fenced block of a document. */
export function fencesOf(path: string): { language: string; line: number; code: string }[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/^( *)```([^\s`]*)[^\n]*\n(.*?)^\1```\s*$/gms)].map(({ 1: indent, 2: language, 3: code, index }) => ({
    language,
    line: text.slice(0, index).split('\n').length + 1,
    code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }));
}
