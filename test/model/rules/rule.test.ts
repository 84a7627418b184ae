import { evaluate, repeated, Rule, see } from '../../../src/model/rules/rule';

const rule = (overrides: Partial<Rule<number>> = {}): Rule<number> => ({
  code: 'number/negative',
  severity: 'error',
  title: 'A number.',
  why: 'Because.',
  see: see('number/negative'),
  check: number => number < 0 ? [{ property: 'number', value: `${number}`, reason: 'it is below zero', fix: 'raise it' }] : [],
  ...overrides,
});

describe('Rules', () => {
  test('say nothing about what they do not look for', () => expect(evaluate([rule()], 1, false)).toEqual([]));

  test('tell code, severity, place, value, reason, fix and link', () => expect(evaluate([rule()], -1, false)).toEqual([{
    code: 'number/negative', severity: 'error', property: 'number', value: '-1', reason: 'it is below zero', fix: 'raise it', see: 'https://github.com/cdk8s-ceph/cdk8s-ceph/blob/main/docs/reference/rules.md#number-negative',
  }]));

  test('are all told, in their order', () => {
    expect(evaluate([rule(), rule({ code: 'number/other' })], -1, false).map(({ code }) => code)).toEqual(['number/negative', 'number/other']);
  });

  test('that a trial may break are silent there', () => {
    expect(evaluate([rule({ allowedInTrial: true })], -1, true)).toEqual([]);
    expect(evaluate([rule({ allowedInTrial: true })], -1, false)[0].severity).toBe('error');
  });

  test('that a trial may not break are errors there too', () => expect(evaluate([rule()], -1, true)[0].severity).toBe('error'));
});

describe('Repeated values', () => {
  test('are found, each with all that share it', () => expect([...repeated([1, 2, 11], n => `${n % 10}`)]).toEqual([['1', [1, 11]]]));
  test('are not looked for where there is no key', () => expect(repeated([1, 1], () => undefined).size).toBe(0));
});
