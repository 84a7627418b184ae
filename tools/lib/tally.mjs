/** Counts what ran, by kind. What was skipped, or could not even start, has not passed. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './steps.mjs';

/** Kinds of tests that have a folder of their own below test/; what mirrors a room of src/ is a unit test. */
const ORDER = ['unit', 'properties', 'golden', 'conformance', 'blackbox', 'house', 'docs', 'tools', 'consumer', 'steps'];

/**
 * One row a kind.
 * @param jest the report of `jest --json`; without one, the tests did not run
 * @param consumer the result of tools/consumer.ts
 * @param steps the outcomes of the steps of verify
 */
export function kindsOf({ jest, consumer, steps }) {
  const kinds = new Map();
  const add = (kind, passed, failed) => {
    const row = kinds.get(kind) ?? { kind, passed: 0, failed: 0 };
    kinds.set(kind, { kind, passed: row.passed + passed, failed: row.failed + failed });
  };
  for (const { name, assertionResults } of jest?.testResults ?? []) {
    const passed = assertionResults.filter(({ status }) => status === 'passed').length;
    // A file that does not compile has no tests to count.
    add(kindOf(name), passed, assertionResults.length === 0 ? 1 : assertionResults.length - passed);
  }
  if (consumer) add('consumer', consumer.passed, consumer.failed);
  for (const { ok } of steps) add('steps', ok ? 1 : 0, ok ? 0 : 1);
  return [...kinds.values()].sort((a, b) => rank(a.kind) - rank(b.kind) || (a.kind < b.kind ? -1 : 1));
}

/** All kinds together. */
export function total(kinds) {
  return { passed: sum(kinds, 'passed'), failed: sum(kinds, 'failed') };
}

function kindOf(path) {
  const [, folder] = /[\\/]test[\\/]([^\\/]+)[\\/]/.exec(path.slice(ROOT.length)) ?? [];
  return folder === undefined || existsSync(join(ROOT, 'src', folder)) ? 'unit' : folder;
}

function rank(kind) {
  return ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.indexOf('consumer') - 0.5;
}

function sum(kinds, what) {
  return kinds.reduce((all, row) => all + row[what], 0);
}
