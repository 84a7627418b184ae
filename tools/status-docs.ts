/** Writes docs/operations/status.md and docs/operations/health-codes.md: `tsx tools/status-docs.ts`; review the diff. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PATHS } from './lib/paths';
import { codesPage, statusPage } from './lib/status-docs';

writeFileSync(join(PATHS.root, 'docs/operations/status.md'), statusPage());
writeFileSync(join(PATHS.root, 'docs/operations/health-codes.md'), codesPage());
