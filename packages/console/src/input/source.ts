import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Forecast, PolicyManifest } from 'cdk8s-ceph';
import { layoutSource } from './layout-source';
import { objectsSource } from './objects-source';
import { programSource } from './program-source';
import type { Outcome } from '../actions/outcome';
import type { Problem } from '../io/problem';

/** What a stack is described by: a layout, a program that makes one, or YAML that anybody wrote. */
export interface Given {
  /** A layout, or a file or folder of YAML. */
  readonly file: string;
  /** The command of a program, e.g. `npx tsx main.ts`; it is asked instead of the file. */
  readonly app?: string;
}

/** A stack that was read, and judged. */
export interface Source {
  /** What the rules say, each at the line that caused it. */
  readonly problems: readonly Problem[];
  readonly hosts: number;
  readonly volumes: number;
  /** Whether it can be looked at: of values that cannot be read nothing is made. */
  readonly made: boolean;
  /** Its objects, in the order of their application. */
  readonly objects: () => PolicyManifest[];
  /** The forecast of each cluster, with its name. */
  readonly forecasts: () => readonly { readonly name: string; readonly forecast: Forecast }[];
  /** Write its YAML where it was told to. Absent where it is YAML already. */
  readonly write?: () => void;
}

/**
 * Read and judge what describes a stack; an outcome where it cannot be read.
 * @param outdir where its YAML is written, if it is
 */
export function sourceOf({ file, app }: Given, outdir?: string): Source | Outcome<never> {
  if (app !== undefined) return programSource(app, outdir);
  return isLayout(file) ? layoutSource(file, outdir) : objectsSource([file]);
}

/** The same for whoever looks at what was made. Warnings are what `check` is for. */
export function madeFrom(given: Given): Source | Outcome<never> {
  const found = sourceOf(given);
  if ('status' in found) return found;
  return found.made ? { ...found, problems: found.problems.filter(({ severity }) => severity === 'error') } : { status: 'refused', problems: found.problems };
}

/** A folder is YAML of Kubernetes; a file is where it has kinds. What is not there is told as a layout, which is what people mean. */
function isLayout(path: string): boolean {
  if (!existsSync(path)) return true;
  if (!statSync(path).isFile()) return false;
  const text = readFileSync(path, 'utf8');
  return /^layout:/m.test(text) || !/^(kind|"kind"|\{"?kind|cephClusterSpec):?/m.test(text);
}
