/** Writes what the command prints into the pages that show it, and the picture of README: `tsx tools/console-docs.ts`; review the diff. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BUNDLE, bundleConsole } from './console';
import { written } from '../packages/console/test/lib/transcripts';

const home = mkdtempSync(join(tmpdir(), 'console-'));

void bundleConsole(join(home, 'package')).then(() => {
  for (const [file, text] of written(join(home, 'package', BUNDLE))) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}).finally(() => rmSync(home, { recursive: true }));
