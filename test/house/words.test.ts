import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/assembly';
import { slips } from './lib/phrases';
import { pageTexts, ruleTexts, Told } from './lib/texts';

/** Where they are looked for: a file, or everything below a folder that ends so. More places are more lines here. */
const PLACES: readonly (readonly [place: string, ending: string, textsOf: (path: string) => Told[]])[] = [
  ['README.md', '.md', pageTexts],
  ['CONTRIBUTING.md', '.md', pageTexts],
  [join('docs', 'tutorial'), '.md', pageTexts],
  [join('docs', 'how-to'), '.md', pageTexts],
  [join('docs', 'explanation'), '.md', pageTexts],
  [join('docs', 'operations'), '.md', pageTexts],
  ['examples', 'README.md', pageTexts],
];

function filesAt(place: string, ending: string): string[] {
  if (!statSync(join(ROOT, place)).isDirectory()) return [place];
  return readdirSync(join(ROOT, place), { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith(ending)).sort().map(name => join(place, name));
}

test.each(PLACES)('%s has no phrase that is out', (place, ending, textsOf) => {
  expect(existsSync(join(ROOT, place))).toBe(true);
  const told = filesAt(place, ending).flatMap(textsOf);
  expect(told.length).toBeGreaterThan(0);
  expect(slips(told)).toEqual([]);
});

describe('The phrases', () => {
  test.each([
    'It waits for ever.', 'it waits forever', 'Rook ignores it without\na word', 'fixed for good', 'Names are promises.', 'the name is a promise', 'the daemon is homeless',
    'A coded pool keeps its chunks.', 'coded pools', 'two touched claims', 'warnings are acknowledged', '4 TB is 4 TiB', '4 TB (4 TiB)',
    "LocalVolume.disk('/dev/disk/by-id/wwn-0x1', { size: Size.tebibytes(4) })",
  ])('are found in %j', text => expect(slips([{ at: 'here:1', text }])).toHaveLength(1));

  test.each([
    'It waits until the disk is there.', 'for everything', 'An erasure coded pool', 'an erasure-coded pool', 'much better for goodput', '4 TB is not 4 TiB', '4 TB are 3.64 TiB',
    "LocalVolume.logicalVolume('vg0', 'ceph', { size: Size.gibibytes(800) })",
  ])('are not found in %j', text => expect(slips([{ at: 'here:1', text }])).toEqual([]));
});

describe('What rules say', () => {
  const texts = (source: string) => ruleTexts('rule.ts', source).map(({ at, text }) => `${at} ${text}`);

  test('is read from titles, reasons and fixes, in parts where they have parts', () => {
    expect(texts("const rule = {\n  code: 'a/b',\n  title: 'One.',\n  why: `Two ${x ? 'three' : 'four'} five`,\n};")).toEqual([
      'rule.ts:3 One.', 'rule.ts:4 Two ', 'rule.ts:4 three', 'rule.ts:4 four', 'rule.ts:4  five',
    ]);
  });

  test('is read from what is given to on(…)', () => {
    expect(texts("on(manifest, 'spec.x', 1, 'the reason', `Set ${name}`)")).toEqual(['rule.ts:1 the reason', 'rule.ts:1 Set ', 'rule.ts:1 ']);
  });
});
