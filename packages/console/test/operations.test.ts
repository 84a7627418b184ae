import { planText } from '../../../src/model/change';
import { OPERATIONS } from '../../../tools/lib/operations';
import { VERBS } from '../src/cli/verbs';
import { sayIn } from '../src/text/say';

/** What is carried out step by step: it can be tried without that. */
const CARRIED_OUT = VERBS.filter(({ options = [] }) => options.some(({ flags }) => flags.startsWith('--dry-run')));

test.each(CARRIED_OUT.map(({ name, values }) => [name, values] as const))('every use of %s has a page under docs/operations', async (name, values) => {
  const uses = (await values?.() ?? ['']).map(value => `cdk8s-ceph ${name} ${value}`.trim());
  expect(uses.filter(use => !OPERATIONS.some(({ typed }) => typed.some(line => `${line} `.startsWith(`${use} `))))).toEqual([]);
});

/** Lines of a plan that are the same in every language: what is typed, and names of objects and fields. */
const AS_IT_IS = /^$|^(kubectl |until kubectl |CLAIM_\d+=|OSD_\d+=|test "\$OSD|[A-Z]\w+\/|spec\.|data\.|metadata\.)/;

test.each(OPERATIONS.map(({ name, plan }) => [name, plan] as const))('the plan of %s is told in Chinese as a whole', (_name, plan) => {
  expect(planText(plan(), sayIn('zh')).split('\n').map(line => line.trim()).filter(line => !/[\u4e00-\u9fff]/.test(line) && !AS_IT_IS.test(line))).toEqual([]);
});
