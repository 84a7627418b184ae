import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { GOOD } from './good';
import { spoil, VARIATIONS } from './known-bad';
import { judge, type Verdict } from '../../tools/lib/kubectl-validate';

// A validator that accepts everything would make the golden test worthless, so it is tried on objects we know to be wrong.
const verdicts = new Map<string, Verdict>();

beforeAll(() => {
  const dir = mkdtempSync(join(tmpdir(), 'known-bad-'));
  try {
    // JSON is YAML in which no text can be mistaken for a boolean or a number.
    const write = (name: string, object: object) => writeFileSync(join(dir, `${name}.yaml`), JSON.stringify(object));
    Object.entries(GOOD).forEach(([name, object]) => write(name, object));
    VARIATIONS.forEach((variation, index) => write(`bad-${index}`, spoil(variation)));
    for (const verdict of judge([dir])) verdicts.set(basename(verdict.file, '.yaml'), verdict);
  } finally {
    rmSync(dir, { recursive: true });
  }
});

const all = VARIATIONS.map((variation, index) => ({ ...variation, index }));

test.each(Object.keys(GOOD))('the good %s is accepted', name => {
  expect(verdicts.get(name)!.errors).toEqual([]);
});

test.each(all.filter(({ blind }) => !blind))('$what is refused ($base)', ({ index }) => {
  const { valid, errors } = verdicts.get(`bad-${index}`)!;
  expect(valid).toBe(false);
  expect(errors).not.toEqual([]);
});

// Pinned, so that a better validator is noticed and the list stays true.
test.each(all.filter(({ blind }) => blind))('$what goes unseen ($base)', ({ index }) => {
  expect(verdicts.get(`bad-${index}`)!.errors).toEqual([]);
});

test('every object got a verdict', () => {
  expect(verdicts.size).toBe(Object.keys(GOOD).length + VARIATIONS.length);
});
