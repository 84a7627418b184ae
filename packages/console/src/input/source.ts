import { existsSync, readFileSync, statSync } from 'node:fs';
import { layoutSource } from './layout-source';
import { objectsSource } from './objects-source';
import { programSource } from './program-source';
import type { Given, Source } from './stack';
import type { Outcome } from '../actions/outcome';

/**
 * Read and judge what describes a stack; an outcome where it cannot be read.
 * @param outdir where its YAML is written, if it is
 */
export function sourceOf({ file, app, text }: Given, outdir?: string): Source | Outcome<never> {
  if (app !== undefined) return programSource(app, outdir);
  return text !== undefined || isLayout(file) ? layoutSource(file, outdir, text) : objectsSource([file]);
}

/** The same for whoever looks at what was made. Warnings are what `check` is for. */
export function madeFrom(given: Given): Source | Outcome<never> {
  const found = sourceOf(given);
  if ('status' in found) return found;
  return found.made ? { ...found, problems: found.problems.filter(({ severity }) => severity === 'error') } : { status: 'refused', problems: found.problems };
}

/** A folder is YAML of Kubernetes; a file is where it has kinds. What is not there is told as a layout, which is what people mean. */
export function isLayout(path: string): boolean {
  if (!existsSync(path)) return true;
  if (!statSync(path).isFile()) return false;
  const text = readFileSync(path, 'utf8');
  return /^layout:/m.test(text) || !/^(kind|"kind"|\{"?kind|cephClusterSpec):?/m.test(text);
}
