import { opened } from './opened';
import { judged, Outcome } from './outcome';
import { freshFor, inFolder, Written } from '../output/folder';

/** What was written. */
export interface Synthesized extends Written {
  readonly folder: string;
}

/** Write the YAML of a layout into a folder, all of it or nothing. */
export function synth({ file, folder }: { readonly file: string; readonly folder: string }): Outcome<Synthesized> {
  const found = opened(file, freshFor(folder));
  if ('status' in found) return found;
  const { app, problems } = found;
  if (judged(undefined, problems).status !== 'ok') return { status: 'refused', problems };
  const written = inFolder(folder, () => app.synth());
  return 'refused' in written ? { status: 'refused', problems: [...problems, written.refused] } : judged({ folder, ...written }, problems);
}
