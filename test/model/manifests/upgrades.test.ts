import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isBefore, isIn, ROOK_RELEASES, rookRuns } from '../../../src/model/layout';
import { notesOn, rowsFor, UpgradeRow, UPGRADES } from '../../../src/model/manifests';
import { PATHS } from '../../../tools/lib/paths';
import { upgradesMarkdown } from '../../../tools/lib/upgrades-markdown';

type Way = readonly [from: string, to: string];

/** For each row, by its place: an upgrade that it speaks of, and those next to it of which it does not. */
const CASES: readonly { readonly row: (row: UpgradeRow) => boolean; readonly yes: readonly Way[]; readonly no: readonly Way[] }[] = [
  { row: ({ source }) => source === 'ceph#71803', yes: [['19.2.6', '20.2.3'], ['19.2.7', '20.2.1']], no: [['19.2.6', '20.2.4'], ['19.2.5', '20.2.3']] },
  { row: ({ source }) => source === 'rook#16839', yes: [['19.2.3', '20.2.0']], no: [['19.2.3', '20.2.1']] },
  { row: ({ kind, to }) => kind === 'needsRook' && to.from === '20.2.4', yes: [['20.2.2', '20.2.4'], ['20.2.3', '20.2.5']], no: [['20.2.4', '20.2.5'], ['20.2.2', '20.2.3']] },
  { row: ({ kind, to }) => kind === 'needsRook' && to.from === '19.2.6', yes: [['19.2.3', '19.2.6']], no: [['19.2.3', '19.2.5'], ['19.2.3', '20.2.4']] },
  { row: ({ kind, of }) => kind === 'refused' && of === 'rook', yes: [['1.19.4', '1.20.6'], ['1.18.9', '1.20.0']], no: [['1.19.5', '1.20.6'], ['1.19.4', '1.19.9']] },
  { row: ({ kind }) => kind === 'needsDrivers', yes: [['1.19.9', '1.20.6']], no: [['1.20.5', '1.20.6'], ['1.18.9', '1.19.0']] },
  { row: ({ kind }) => kind === 'keysLater', yes: [['20.2.3', '20.2.4'], ['19.2.5', '19.2.6']], no: [['19.2.3', '19.2.5']] },
  { row: ({ kind, source }) => kind === 'note' && source.startsWith('CVE-2025-30156'), yes: [['20.2.3', '20.2.4']], no: [['20.2.4', '20.2.5'], ['19.2.3', '19.2.6']] },
  { row: ({ source }) => source === 'rook#18124', yes: [['19.2.3', '20.2.2'], ['20.2.2', '20.2.4']], no: [['19.2.3', '20.2.1'], ['20.2.4', '20.2.5']] },
  { row: ({ source, to }) => source === 'rook#18212' && to.from === '19.2.6', yes: [['19.2.5', '19.2.6']], no: [['19.2.6', '19.2.7'], ['19.2.5', '20.2.4']] },
  { row: ({ source, to }) => source === 'rook#18212' && to.from === '20.2.4', yes: [['20.2.3', '20.2.4'], ['19.2.3', '20.2.4']], no: [['20.2.4', '20.2.5'], ['19.2.3', '20.2.3']] },
  { row: ({ reason }) => reason.includes('Kubernetes 1.31'), yes: [['1.19.9', '1.20.6']], no: [['1.20.5', '1.20.6']] },
  { row: ({ reason }) => reason.includes('by hand in the objects of the CSI operator'), yes: [['1.19.9', '1.20.6'], ['1.20.5', '1.20.6']], no: [['1.18.9', '1.19.9']] },
];

const matching = (row: (row: UpgradeRow) => boolean) => UPGRADES.filter(row);

test('every row is tried, each by one case', () => {
  expect(CASES.map(({ row }) => matching(row).length)).toEqual(CASES.map(() => 1));
  expect(UPGRADES.filter(each => !CASES.some(({ row }) => row(each)))).toEqual([]);
});

test('every row has a source, and says what happens and what to do', () => {
  for (const { reason, fix, source } of UPGRADES) {
    expect(source).toMatch(/^(rook|ceph)#\d+|^CVE-\d|^Rook \d.*\.md$/);
    expect([reason, fix]).toEqual([expect.stringMatching(/[^.]$/), expect.stringMatching(/^[A-Z].*[^.]$/)]);
  }
});

describe.each(CASES.map(each => ({ ...each, text: matching(each.row)[0].reason })))('That $text', ({ row, yes, no }) => {
  const [found] = matching(row);
  const told = ([from, to]: Way) => rowsFor(found.kind, found.of, from, to).includes(found);

  test.each(yes)('is told of %s to %s', (...way) => expect(told(way)).toBe(true));
  test.each(no)('is not told of %s to %s', (...way) => expect(told(way)).toBe(false));
  test('is told of no downgrade', () => expect(yes.filter(([from, to]) => told([to, from]))).toEqual([]));
});

test('notes come with the step that upgrades, each with its source', () => {
  const notes = notesOn('ceph', { from: '19.2.3', to: '20.2.4' });
  expect(notes[0]).toMatch(/no way back/);
  for (const { source } of UPGRADES.filter(row => row.kind === 'note' && row.of === 'ceph' && isIn('19.2.3', row.from) && isIn('20.2.4', row.to))) expect(notes.filter(note => note.includes(source))).not.toEqual([]);
});

describe('Which Rook runs which Ceph', () => {
  test.each([['1.20.6', '20.2.4', true], ['1.20.0', '19.2.0', true], ['1.20.6', '20.2.0', false], ['1.20.6', '18.2.7', false], ['1.18.4', '18.2.7', true], ['1.18.4', '20.2.1', true], ['1.17.4', '20.2.1', false], ['1.19.9', '18.2.7', false]])('%s and %s: %s', (rook, ceph, runs) => {
    expect(rookRuns(rook, ceph)).toBe(runs);
  });

  test('is not known of other releases', () => expect(['1.14.9', '1.21.0', '2.20.0'].map(rook => rookRuns(rook, '19.2.3'))).toEqual([undefined, undefined, undefined]));

  test('is told from the newest to the oldest, each once, with its source', () => {
    const all = ROOK_RELEASES.map(({ rook }) => rook);
    expect(all).toEqual([...new Set(all)].sort((a, b) => isBefore(a, b) ? 1 : -1));
    expect(ROOK_RELEASES.filter(({ source }) => source === '')).toEqual([]);
  });
});

test('all of it is what docs/reference/upgrades.md says (else run `npx projen docs:parity`)', () => {
  expect(readFileSync(join(PATHS.root, 'docs', 'reference', 'upgrades.md'), 'utf8')).toBe(upgradesMarkdown());
});
