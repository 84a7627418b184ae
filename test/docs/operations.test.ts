import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPERATIONS, operationPage } from '../../tools/lib/operations';

test.each(OPERATIONS.map(operation => [operation.name, operation] as const))('the page of %s is what its plan says', (name, operation) => {
  expect(readFileSync(join(__dirname, '..', '..', 'docs', 'operations', `${name}.md`), 'utf8')).toBe(operationPage(operation));
});
