import { Outcome, unreadable } from './outcome';
import { build, Built } from '../layout/app';
import type { Layout } from '../layout/load';
import { readLayout } from '../layout/read';

/** A layout that could be read, with what it makes. */
export interface Opened extends Built {
  readonly layout: Layout;
}

/**
 * Read a layout, build its stack, and ask the rules; an outcome where it cannot be read.
 * @param outdir where its app writes
 */
export function opened(file: string, outdir?: string): Opened | Outcome<never> {
  const { layout, included, problems } = readLayout(file);
  return layout === undefined ? unreadable(problems) : { layout, ...build(layout, included, outdir) };
}

/**
 * The same for whoever looks at what was made: refused where values cannot be read, for nothing is made of such a stack. Warnings are
 * what `check` is for.
 */
export function made(file: string): Opened | Outcome<never> {
  const found = opened(file), { problems } = found;
  if ('status' in found) return found;
  if (problems.some(({ code }) => code.startsWith('storage-stack/'))) return { status: 'refused', problems };
  return { ...found, problems: problems.filter(({ severity }) => severity === 'error') };
}
