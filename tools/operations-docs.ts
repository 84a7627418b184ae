/** Writes a page for each operation on hardware, in each language, from the steps of its plan: `tsx tools/operations-docs.ts`; review the diff. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPERATIONS } from './lib/operations';
import { operationPage } from './lib/operations-markdown';

const home = join(__dirname, '..', 'docs', 'operations');
mkdirSync(home, { recursive: true });
for (const operation of OPERATIONS) {
  writeFileSync(join(home, `${operation.name}.md`), operationPage(operation));
  writeFileSync(join(home, `${operation.name}.zh-CN.md`), operationPage(operation, 'zh'));
}
console.log(`${OPERATIONS.length} pages written to docs/operations, in two languages`);
