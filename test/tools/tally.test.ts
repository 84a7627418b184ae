import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { PATHS } from '../../tools/lib/paths';

// What decides about the last line of `npm run verify` is plain Node, which jest cannot import: it is asked in a process of its own.
function tally(input: object): { kind: string; passed: number; failed: number }[] {
  const program = `import { kindsOf } from ${JSON.stringify(join(PATHS.tools, 'lib', 'tally.mjs'))}; console.log(JSON.stringify(kindsOf(${JSON.stringify(input)})));`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }));
}

const file = (path: string, ...statuses: string[]) => ({ name: join(PATHS.root, path), assertionResults: statuses.map(status => ({ status })) });

test('tests of rooms are unit tests, others are told by their folder', () => {
  const testResults = [file('test/cluster/a.test.ts', 'passed', 'passed'), file('test/block/b.test.ts', 'passed'), file('test/golden/c.test.ts', 'passed')];
  expect(tally({ jest: { testResults }, steps: [] })).toEqual([{ kind: 'unit', passed: 3, failed: 0 }, { kind: 'golden', passed: 1, failed: 0 }]);
});

test.each(['failed', 'pending', 'todo', 'skipped', 'disabled'])('a test that is %s has not passed', status => {
  expect(tally({ jest: { testResults: [file('test/core/a.test.ts', 'passed', status)] }, steps: [] })).toEqual([{ kind: 'unit', passed: 1, failed: 1 }]);
});

test('a file of tests that could not start counts as failed', () => {
  expect(tally({ jest: { testResults: [file('test/core/a.test.ts')] }, steps: [] })).toEqual([{ kind: 'unit', passed: 0, failed: 1 }]);
});

test('steps and the consumer count too', () => {
  expect(tally({ consumer: { passed: 6, failed: 1 }, steps: [{ ok: true }, { ok: false }, { ok: true }] })).toEqual([
    { kind: 'consumer', passed: 6, failed: 1 }, { kind: 'steps', passed: 2, failed: 1 },
  ]);
});
