import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPERATIONS } from '../../tools/lib/operations';
import { operationPage } from '../../tools/lib/operations-markdown';

const page = (file: string) => readFileSync(join(__dirname, '..', '..', 'docs', 'operations', file), 'utf8');

test.each(OPERATIONS.map(operation => [operation.name, operation] as const))('the page of %s is what its plan says, in both languages', (name, operation) => {
  expect(page(`${name}.md`)).toBe(operationPage(operation));
  expect(page(`${name}.zh-CN.md`)).toBe(operationPage(operation, 'zh'));
});
