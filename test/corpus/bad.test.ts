import { Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { BAD_CLUSTERS } from './lib/bad-clusters';
import { BAD_SERVICES } from './lib/bad-services';
import { chartOf, errorsIn } from './lib/specification';
import { ALL_RULES } from '../../src/rules';
import { copyOf } from '../properties/lib/blueprint';
import { build } from '../properties/lib/build';
import { FAULTS } from '../properties/lib/faults';
import { richLayouts } from '../properties/lib/layouts';
import { Random } from '../properties/lib/random';

const errors = new Set(ALL_RULES.filter(({ severity }) => severity === 'error').map(({ code }) => code));
const BAD = [...BAD_CLUSTERS, ...BAD_SERVICES];
/** Faults of the mutation corpus that are refused; here each stands in one fixed layout, so that the corpus is the same every day. */
const BROKEN = FAULTS.filter(({ code }) => errors.has(code));

describe('Bad specifications', () => {
  test('are at least eighty, all different, and mean many rules', () => {
    const all = [...BAD, ...BROKEN];
    expect(new Set(all.map(({ name, code }) => `${code} ${name}`)).size).toBe(all.length);
    const codes = new Set(all.map(({ code }) => code));
    console.log(`corpus: ${all.length} bad specifications for ${codes.size} of ${errors.size} rules that refuse`);
    expect(all.length).toBeGreaterThanOrEqual(80);
    expect(codes.size).toBeGreaterThanOrEqual(80);
    expect([...codes].filter(code => !errors.has(code))).toEqual([]);
  });

  test.each(BAD.map(specification => [specification.code, specification.name, specification] as const))('%s refuses %s', (code, _, specification) => {
    const chart = chartOf(specification);
    const told = errorsIn(chart).map(finding => finding.code);
    expect(told).toContain(code);
    expect(told.filter(other => other !== code && !specification.also?.includes(other))).toEqual([]);
    expect(() => Testing.synth(chart)).toThrow(code);
  });

  test.each(BROKEN.map(fault => [fault.code, fault.name, fault] as const))('%s refuses %s in a layout', (code, _, fault) => {
    const fixed = { ...fault.classes && { classes: fault.classes }, ...fault.topology && { topology: fault.topology } };
    const [layout] = fc.sample(richLayouts(fixed), { seed: 20, numRuns: 1 });
    expect(errorsIn(build(layout))).toEqual([]);
    const broken = copyOf(layout);
    fault.break(broken, new Random(20));
    expect(errorsIn(build(broken)).map(finding => finding.code)).toContain(code);
  });
});
