import { App, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { Findings, Severity } from '../../src';
import { describe as describes } from '../../src/core/describe';
import { Rule, see } from '../../src/model/rules/rule';

/** Judges one value by some rules. */
const judge = (scope: Construct, rules: Rule<string>[], value: () => string, trial = false) => describes(scope, { name: 'a', rules }, value, () => ({ trial }));

const broken = (code: string, severity: 'error' | 'warning', allowedInTrial = false): Rule<string> => ({
  code,
  severity,
  allowedInTrial,
  title: 'A rule.',
  why: 'Because.',
  see: see(code),
  check: value => value === 'good' ? [] : [{ property: 'prop', value: `'${value}'`, reason: 'it is bad', fix: 'make it good' }],
});

function tree() {
  const chart = Testing.chart();
  return { chart, one: new Construct(chart, 'one'), two: new Construct(chart, 'two') };
}

describe('Findings', () => {
  test('come from every construct below, each with its path', () => {
    const { chart, one, two } = tree();
    judge(one, [broken('a/b', 'error')], () => 'bad');
    judge(two, [broken('a/b', 'error')], () => 'bad');
    expect(Findings.of(chart).map(({ path }) => path)).toEqual(['test/one', 'test/two']);
  });

  test('have all their parts', () => {
    const { one } = tree();
    judge(one, [broken('a/b', 'error')], () => 'bad');
    expect(Findings.of(one)).toEqual([{
      code: 'a/b',
      severity: Severity.ERROR,
      path: 'test/one',
      property: 'prop',
      value: "'bad'",
      reason: 'it is bad',
      fix: 'make it good',
      see: 'https://github.com/cdk8s-ceph/cdk8s-ceph/blob/main/docs/reference/rules.md#a-b',
      approved: undefined,
    }]);
  });

  test('put errors before warnings, then follow paths and codes, in any order of declaration', () => {
    const { chart, one, two } = tree();
    judge(two, [broken('z/z', 'warning'), broken('a/a', 'warning')], () => 'bad');
    judge(two, [broken('m/m', 'error')], () => 'bad');
    judge(one, [broken('y/y', 'warning')], () => 'bad');
    expect(Findings.of(chart).map(({ code }) => code)).toEqual(['m/m', 'y/y', 'a/a', 'z/z']);
  });

  test('are judged late, with what is true when they are asked for', () => {
    const { chart, one } = tree();
    let value = 'bad';
    judge(one, [broken('a/b', 'error')], () => value);
    value = 'good';
    expect(Findings.of(chart)).toEqual([]);
  });

  test('nothing is found where nothing is judged', () => expect(Findings.of(new App())).toEqual([]));
});

describe('Synthesis', () => {
  test('is refused by an error, with everything that helps in the message', () => {
    const { chart, one } = tree();
    judge(one, [broken('a/b', 'error')], () => 'bad');
    expect(() => Testing.synth(chart)).toThrow("test/one\n  - prop is 'bad': it is bad\n    fix:  make it good\n    rule: a/b (https://github.com/cdk8s-ceph/cdk8s-ceph/blob/main/docs/reference/rules.md#a-b)");
  });

  test('is refused once, with the errors of all constructs', () => {
    const { chart, one, two } = tree();
    judge(one, [broken('a/b', 'error')], () => 'bad');
    judge(two, [broken('c/d', 'error'), broken('e/f', 'error')], () => 'bad');
    expect(() => Testing.synth(chart)).toThrow(/a\/b[^]*c\/d[^]*e\/f/);
  });

  test('goes on with warnings', () => {
    const { chart, one } = tree();
    judge(one, [broken('a/b', 'warning')], () => 'bad');
    expect(Testing.synth(chart)).toEqual([]);
  });

  test('goes on in a trial with what a trial may do', () => {
    const { chart, one } = tree();
    judge(one, [broken('a/b', 'error', true)], () => 'bad', true);
    expect(Testing.synth(chart)).toEqual([]);
    expect(Findings.of(chart)).toEqual([]);
  });
});

describe('Approving', () => {
  const told = (rule: Rule<string>, at: (parts: ReturnType<typeof tree>) => Construct, code = 'a/b') => {
    const parts = tree();
    judge(parts.one, [rule], () => 'bad');
    Findings.approve(at(parts), code, 'we know');
    return Findings.of(parts.chart)[0].approved;
  };

  test('a warning on its construct is told with the reason', () => expect(told(broken('a/b', 'warning'), ({ one }) => one)).toBe('we know'));
  test('above reaches everything below', () => expect(told(broken('a/b', 'warning'), ({ chart }) => chart)).toBe('we know'));
  test('elsewhere does nothing', () => expect(told(broken('a/b', 'warning'), ({ two }) => two)).toBeUndefined());
  test('another code does nothing', () => expect(told(broken('a/b', 'warning'), ({ one }) => one, 'c/d')).toBeUndefined());
  test('an error does nothing', () => expect(told(broken('a/b', 'error'), ({ one }) => one)).toBeUndefined());

  test('an error does not let synthesis go on', () => {
    const { chart, one } = tree();
    judge(one, [broken('a/b', 'error')], () => 'bad');
    Findings.approve(one, 'a/b', 'please');
    expect(() => Testing.synth(chart)).toThrow('a/b');
  });

  test('nearer wins over farther', () => {
    const { chart, one } = tree();
    judge(one, [broken('a/b', 'warning')], () => 'bad');
    Findings.approve(chart, 'a/b', 'far');
    Findings.approve(one, 'a/b', 'near');
    expect(Findings.of(chart)[0].approved).toBe('near');
  });
});
