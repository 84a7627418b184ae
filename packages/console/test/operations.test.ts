import { OPERATIONS } from '../../../tools/lib/operations';
import { VERBS } from '../src/cli/verbs';

/** What is carried out step by step: it can be tried without that. */
const CARRIED_OUT = VERBS.filter(({ options = [] }) => options.some(({ flags }) => flags.startsWith('--dry-run')));

test.each(CARRIED_OUT.map(({ name, values }) => [name, values] as const))('every use of %s has a page under docs/operations', async (name, values) => {
  const uses = (await values?.() ?? ['']).map(value => `cdk8s-ceph ${name} ${value}`.trim());
  expect(uses.filter(use => !OPERATIONS.some(({ typed }) => typed.some(line => `${line} `.startsWith(`${use} `))))).toEqual([]);
});
