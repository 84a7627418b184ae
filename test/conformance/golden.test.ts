import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { judge } from '../../tools/lib/kubectl-validate';
import { PATHS } from '../../tools/lib/paths';

function examples(): string[] {
  if (!existsSync(PATHS.examples)) return [];
  return readdirSync(PATHS.examples).map(name => join(PATHS.examples, name)).filter(dir => existsSync(join(dir, 'main.ts')));
}

function expected(example: string): string[] {
  return [join(example, 'expected')].filter(dir => existsSync(dir));
}

test('the API server accepts every object of every example, unknown fields refused', () => {
  const verdicts = judge(examples().flatMap(expected));
  // No document at all would pass the check below.
  expect(verdicts.length).toBeGreaterThan(0);
  const refused = verdicts.filter(({ valid }) => !valid);
  expect(refused.map(({ file, object, errors }) => `${file} ${object}: ${errors.join('; ')}`)).toEqual([]);
});

test('every example has objects to judge', () => {
  expect(examples().filter(example => judge(expected(example)).length === 0)).toEqual([]);
});
