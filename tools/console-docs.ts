/** Writes what the command prints into the page about it: `tsx tools/console-docs.ts`; review the diff. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUNDLE, bundleConsole } from './console';
import { PATHS } from './lib/paths';
import { replayed } from '../packages/console/test/lib/transcripts';

const PAGE = join(PATHS.root, 'docs/how-to/layout-file.md');
const home = mkdtempSync(join(tmpdir(), 'console-'));

void bundleConsole(join(home, 'package')).then(() => writeFileSync(PAGE, replayed(PAGE, join(home, 'package', BUNDLE)))).finally(() => rmSync(home, { recursive: true }));
