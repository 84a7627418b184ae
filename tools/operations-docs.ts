/** Writes a page for each operation on hardware from the steps of its plan: `tsx tools/operations-docs.ts`; review the diff. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPERATIONS, operationPage } from './lib/operations';

const home = join(__dirname, '..', 'docs', 'operations');
mkdirSync(home, { recursive: true });
for (const operation of OPERATIONS) writeFileSync(join(home, `${operation.name}.md`), operationPage(operation));
console.log(`${OPERATIONS.length} pages written to docs/operations`);
