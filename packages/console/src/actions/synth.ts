import { judged, Outcome, unreadable } from './outcome';
import { sourceOf } from '../input/source';
import type { Given } from '../input/stack';
import { freshFor, inFolder, Written } from '../output/folder';

/** What was written. */
export interface Synthesized extends Written {
  readonly folder: string;
}

/** Write the YAML of a stack into a folder, all of it or nothing. */
export function synth({ folder, ...given }: Given & { readonly folder: string }): Outcome<Synthesized> {
  const found = sourceOf(given, freshFor(folder));
  if ('status' in found) return found;
  const { write, problems } = found;
  if (write === undefined) return unreadable([{ code: 'usage/source', severity: 'error', place: { file: given.file }, value: given.file, reason: 'it is YAML for Kubernetes already', fix: "Name a layout, or give a program with '--app'" }]);
  if (judged(undefined, problems).status !== 'ok') return { status: 'refused', problems };
  const written = inFolder(folder, write);
  return 'refused' in written ? { status: 'refused', problems: [...problems, written.refused] } : judged({ folder, ...written }, problems);
}
