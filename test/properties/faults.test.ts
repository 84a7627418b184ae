import * as fc from 'fast-check';
import { Finding, Findings, Severity, StorageApp, StorageStack } from '../../src';
import { Blueprint, copyOf } from './lib/blueprint';
import { build } from './lib/build';
import { FAULTS } from './lib/faults';
import { holds, RUNS, tellSeed } from './lib/law';
import { richLayouts } from './lib/layouts';
import { Random } from './lib/random';
import { ALL_RULES } from '../../src/rules';

tellSeed();

const findingsOf = (layout: Blueprint) => Findings.of(build(layout));

/** Findings inside the stack that do not point to its data. */
const lost = (app: StorageApp, findings: Finding[]) => {
  const stack = app.node.findChild('storage').node.findChild('stack') as StorageStack;
  return findings.filter(({ path, property }) => path.startsWith(stack.node.path) && stack._source(path, property) === undefined);
};
const errorsOf = (findings: ReturnType<typeof findingsOf>) => findings.filter(({ severity }) => severity === Severity.ERROR).map(({ code }) => code);
const severity = new Map(ALL_RULES.map(rule => [rule.code, rule.severity]));

/** Each fault is put into this many layouts, so that all of them together are far more than the law asks for. */
const RUNS_A_FAULT = Math.max(5, Math.ceil(RUNS / 50));

describe('A single fault in a valid layout', () => {
  test('there are at least forty, each different', () => {
    expect(FAULTS.length).toBeGreaterThanOrEqual(40);
    expect(new Set(FAULTS.map(({ name, code }) => `${code} ${name}`)).size).toBe(FAULTS.length);
  });

  test.each(FAULTS.map(fault => [fault.code, fault.name, fault] as const))('%s: %s', (code, name, fault) => {
    const fixed = { ...fault.classes && { classes: fault.classes }, ...fault.topology && { topology: fault.topology } };
    holds(`${code} ${name}`, fc.tuple(richLayouts(fixed), fc.nat()), ([layout, seed]) => {
      const before = findingsOf(layout);
      const broken = copyOf(layout);
      fault.break(broken, new Random(seed));
      const app = build(broken);
      const after = Findings.of(app);

      expect(errorsOf(before)).toEqual([]);
      expect(lost(app, after)).toEqual([]);
      if (severity.get(code) === 'error') {
        expect(errorsOf(after)).toContain(code);
        expect(() => build(broken).synthYaml()).toThrow(code);
      } else {
        expect(after.filter(finding => finding.code === code).length).toBeGreaterThan(0);
        // A layout that is warned about in the very same words has the fault already.
        fc.pre(!before.some(finding => finding.code === code) || JSON.stringify(after) !== JSON.stringify(before));
      }
      expect(errorsOf(after).filter(other => other !== code && !fault.also?.includes(other))).toEqual([]);
    }, RUNS_A_FAULT);
  });
});
