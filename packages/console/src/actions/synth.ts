import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judged, Outcome, unreadable } from './outcome';
import { build } from '../layout/app';
import { readLayout } from '../layout/read';
import { inFolder } from '../output/folder';

/** What was written. */
export interface Synthesized {
  readonly folder: string;
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
  /** Files of the last time that are not there any more. */
  readonly removed: readonly string[];
}

/** Write the YAML of a layout into a folder, all of it or nothing. */
export function synth({ file, folder }: { readonly file: string; readonly folder: string }): Outcome<Synthesized> {
  const { layout, included, problems: broken } = readLayout(file);
  if (layout === undefined) return unreadable(broken);
  const { problems } = build(layout, included);
  const verdict = judged(undefined, problems);
  if (verdict.status !== 'ok') return { status: 'refused', problems };
  const written = inFolder(folder, outdir => build(layout, included, outdir).app.synth());
  if ('refused' in written) return { status: 'refused', problems: [...problems, written.refused] };
  const files = written.files.map(path => {
    const bytes = readFileSync(join(folder, path));
    return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
  return judged({ folder, files, removed: written.removed }, problems);
}
