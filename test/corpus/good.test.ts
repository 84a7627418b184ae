import { Testing } from 'cdk8s';
import { GOOD } from './lib/good';
import { chartOf, errorsIn, Specification } from './lib/specification';
import { PROGRAMS } from '../parity/programs';

/** Rook's own examples, and variants of what the guides describe. The examples of this project are judged where their golden files are. */
const ALL: readonly Specification[] = [...PROGRAMS.map(({ file, build }) => ({ name: `Rook's ${file}`, build })), ...GOOD];

describe('Good specifications', () => {
  test('are at least eighty, all different', () => {
    expect(new Set(ALL.map(({ name }) => name)).size).toBe(ALL.length);
    console.log(`corpus: ${ALL.length} good specifications, ${PROGRAMS.length} of them Rook's own examples`);
    expect(ALL.length).toBeGreaterThanOrEqual(80);
    expect(GOOD.length).toBeGreaterThanOrEqual(60);
  });

  test.each(ALL.map(specification => [specification.name, specification] as const))('%s is accepted', (_, specification) => {
    const chart = chartOf(specification);
    expect(errorsIn(chart).map(({ code, path, reason }) => `${code} ${path}: ${reason}`)).toEqual([]);
    expect(Testing.synth(chart).length).toBeGreaterThan(0);
  });
});
