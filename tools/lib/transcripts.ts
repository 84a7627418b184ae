import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { format } from 'node:util';
import * as ts from 'typescript';
import { PATHS } from './paths';
import { documents, fencesOf } from './snippets';

/** What a document says that a program prints. */
export interface Transcript {
  /** The document, relative to the repository. */
  readonly file: string;
  /** The line the text begins at. */
  readonly line: number;
  /** The text in the document. */
  readonly shown: string;
  /** The program: the last one above the text, with the edits that stand between the two. */
  readonly program: string;
}

/**
 * Every text of a document that is fenced as ```text, with the program that prints it. A program is fenced as ```ts, and an edit of it
 * as ```diff; an edit holds for the next text only.
 */
export function transcriptsOf(path: string): Transcript[] {
  const file = relative(PATHS.root, path);
  const found: Transcript[] = [];
  let program: string | undefined, edits: string[] = [];
  for (const { language, line, code } of fencesOf(path)) {
    if (language === 'ts') [program, edits] = [code, []];
    if (language === 'diff') edits.push(code);
    if (language !== 'text') continue;
    if (program === undefined) throw new Error(`${file}:${line}: no program stands above this text`);
    found.push({ file, line, shown: code, program: edits.reduce(edited, program) });
    edits = [];
  }
  return found;
}

/** A program after an edit: lines with `-` go, lines with `+` come, and an empty line parts one place from the next. */
export function edited(program: string, edit: string): string {
  return edit.trimEnd().split(/\n\n+/).reduce((text, place) => {
    const lines = (signs: string) => place.split('\n').filter(([sign]) => signs.includes(sign)).map(line => `${line.slice(1)}\n`).join('');
    if (text.split(lines(' -')).length !== 2) throw new Error(`these lines are not in the program exactly once:\n${lines(' -')}`);
    return text.replace(lines(' -'), () => lines(' +'));
  }, program);
}

/** What a program prints, up to the message it is refused with, with its files written to a directory that is thrown away. */
export function outputOf(program: string, load: (module: string) => unknown): string {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  const run = new Function('require', 'exports', 'console', ts.transpileModule(program, { compilerOptions }).outputText);
  const outdir = mkdtempSync(join(tmpdir(), 'transcript-'));
  const before = { outdir: process.env.CDK8S_OUTDIR, write: process.stderr.write };
  const printed: string[] = [];
  process.env.CDK8S_OUTDIR = outdir;
  process.stderr.write = ((text: string) => printed.push(text) > 0) as typeof process.stderr.write;
  try {
    run(load, {}, { log: (...values: unknown[]) => printed.push(`${format(...values)}\n`) });
  } catch (error) {
    printed.push((error as Error).message);
  } finally {
    if (before.outdir === undefined) delete process.env.CDK8S_OUTDIR; else process.env.CDK8S_OUTDIR = before.outdir;
    process.stderr.write = before.write;
    rmSync(outdir, { recursive: true });
  }
  return `${printed.join('').replace(/[ \t]+$/gm, '').trim()}\n`;
}

/** A document whose texts are what its programs print now. */
export function withTranscripts(path: string, load: (module: string) => unknown): string {
  const lines = readFileSync(path, 'utf8').split('\n');
  for (const { line, shown, program } of transcriptsOf(path).reverse()) {
    lines.splice(line - 1, shown.split('\n').length - 1, ...outputOf(program, load).trimEnd().split('\n'));
  }
  return lines.join('\n');
}

/** A page with a text that is only the first of those its program prints; it has a test of its own. */
const APART = join(PATHS.root, 'docs', 'how-to', 'change-hardware.md');

/** The documents with such texts. */
export function documentsWithTranscripts(): string[] {
  return documents().filter(path => path !== APART && fencesOf(path).some(({ language }) => language === 'text'));
}
