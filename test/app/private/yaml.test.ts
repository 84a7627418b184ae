import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { yamlOf } from '../../../src/app/private/yaml';

const EXAMPLES = join(__dirname, '..', '..', '..', 'examples');
const golden = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' }).filter(file => /expected.*\.yaml$/.test(file));

/** The same values, all of them made anew: YAML writes an object that occurs twice as an anchor and an alias. */
const objectsIn = (text: string): any[] => parseAllDocuments(text, { version: '1.1' }).map(document => document.toJS());

describe('The YAML that is written', () => {
  test('is that of cdk8s, byte by byte, for every example', () => {
    expect(golden.length).toBeGreaterThan(20);
    for (const file of golden) {
      const text = readFileSync(join(EXAMPLES, file), 'utf8');
      const objects = objectsIn(text);
      expect(yamlOf(objects)).toBe(text);
      expect(yamlOf(objects)).toBe(Yaml.stringify(...objects));
    }
  });

  const words = fc.constantFrom(
    '', ' ', 'y', 'No', 'NULL', 'null', '~', 'true', 'on', 'Off', '123', '012', '0x1f', '1_000', '1e3', '1.5', '.inf', '-1', '+1', '1:30', '2001-01-01', '<<', '=', '4Ti', '0o7',
    '-', '- a', '?', '? a', 'a:', 'a: b', 'a:b', ':a', 'a #b', 'a#b', '#a', ' a', 'a ', 'a-', '-a', '--- a', '...', '---', '@a', '`a', '%a', '!a', '&a', '*a', '|', '>', '{a', '[a', ']', '}', ',a',
    '"a', '\'a', 'a"b', 'a\'b', 'a\'"b', 'a\tb', 'a\nb', 'a\n', 'a\n\n', '\na', 'a\n  b\n', '  a\nb', 'a \nb', 'a\n---\nb', '\u0007a', 'ü', '\u2028', '😀', 'a\rb', '/dev/disk/by-id/x', '_a', '(a)', 'a\\b', 'a\\nb',
    'x'.repeat(90), `${'x '.repeat(80)}y`, `#${'x '.repeat(80)}y`, 'x\n'.repeat(40), `${'x'.repeat(90)}\n  ${'y'.repeat(90)}`, `a\n${' '.repeat(3)}\nb`, 'a\n\n\nb', '\t', 'a\n\tb', 'k'.repeat(300), 'k'.repeat(1100),
  );
  const texts = fc.oneof({ weight: 3, arbitrary: words }, fc.string(), fc.string({ unit: 'binary' }), fc.tuple(words, words).map(pair => pair.join('\n')), fc.tuple(words, words).map(pair => pair.join(' ')));
  const scalars = fc.oneof({ weight: 6, arbitrary: texts }, fc.integer(), fc.double(), fc.boolean(), fc.constantFrom(null, undefined, -0, 0, 2 ** 53, 1e21));
  const keys = fc.oneof({ weight: 4, arbitrary: fc.stringMatching(/^[a-z][A-Za-z0-9./-]{0,8}$/) }, texts);
  const { value } = fc.letrec(tie => ({
    value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, { weight: 3, arbitrary: scalars }, tie('list'), tie('map'), tie('map')),
    list: fc.array(tie('value'), { maxLength: 4 }),
    map: fc.dictionary(keys, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  }));
  const maps = fc.dictionary(keys, value, { maxKeys: 4, noNullPrototype: true });

  test('is that of cdk8s, byte by byte, for whatever an object can hold', () => {
    fc.assert(fc.property(fc.array(maps, { minLength: 1, maxLength: 3 }), objects => {
      expect(yamlOf(objects)).toBe(Yaml.stringify(...objects));
    }), { numRuns: Number(process.env.FC_RUNS ?? 3000) });
  });

  test('has no anchors: what occurs twice is written twice', () => {
    const shared = { a: ['b'] };
    const text = yamlOf([{ x1: shared, x2: shared }, { z: shared }]);
    expect(text).toBe(Yaml.stringify({ x1: { a: ['b'] }, x2: { a: ['b'] } }, { z: { a: ['b'] } }));
    expect(objectsIn(text)).toEqual([{ x1: shared, x2: shared }, { z: shared }]);
  });

  test('is that of cdk8s for what is no plain data', () => {
    const objects = [{ a: new Date(0) }, { a: new Map([['b', 1]]) }, { a: undefined }, {}, { a: [[], [[1, {}], { b: [{ c: {} }] }]] }];
    expect(yamlOf(objects)).toBe(Yaml.stringify(...objects));
  });
});
