import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_RULES } from '../../src/rules';
import { PATHS } from '../../tools/lib/paths';
import { Answer } from '../../tools/lib/rule-book/answer';
import { COMPLAINTS } from '../../tools/lib/rule-book/complaints';
import { ruleBookMarkdown } from '../../tools/lib/rule-book/markdown';
import { REFUSED } from '../../tools/lib/rule-book/refused';
import { SITUATIONS } from '../../tools/lib/rule-book/situations';

/** The numbers of rows are promises: gaps are between chapters. */
const CHAPTERS = [[1, 22], [30, 38], [40, 66], [70, 90], [95, 97]];
const ROWS = CHAPTERS.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
const ANSWERS: (Answer & { what: string })[] = [...SITUATIONS, ...COMPLAINTS.flatMap(({ complaints }) => complaints)];

describe('The rule book', () => {
  test('names every situation exactly once, in order', () => {
    expect(SITUATIONS.map(({ row }) => row)).toEqual(ROWS);
  });

  test('has every group of complaints once', () => {
    expect(COMPLAINTS.map(({ letter }) => letter)).toEqual([...'ABCDEFGHIJKLMNOP']);
  });

  test('answers everything by a rule, a default or a reason', () => {
    const answered = ({ rules, byDefault, unknowable }: Answer) => [rules, byDefault, unknowable].some(part => part !== undefined);
    expect(ANSWERS.filter(answer => !answered(answer))).toEqual([]);
    expect(ANSWERS.filter(({ rules }) => rules?.length === 0)).toEqual([]);
  });

  test('names rules that exist', () => {
    const codes = new Set(ALL_RULES.map(({ code }) => code));
    expect([...ANSWERS, ...REFUSED].flatMap(({ rules = [] }) => rules).filter(code => !codes.has(code))).toEqual([]);
  });

  test('says no thing twice', () => {
    const whats = ANSWERS.map(({ what }) => what);
    expect(whats.filter((what, i) => whats.indexOf(what) !== i)).toEqual([]);
  });

  test('is what docs/reference/rule-book.md says (else run `npx projen docs:parity`)', () => {
    expect(readFileSync(join(PATHS.root, 'docs', 'reference', 'rule-book.md'), 'utf8')).toBe(ruleBookMarkdown());
  });
});
