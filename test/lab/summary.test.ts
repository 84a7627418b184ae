import { pages, recorded, Result, withResults } from '../../lab/lib/summary';

const result = (name: string, more: Partial<Result> = {}): Result => ({
  name, question: 'Does it?', commit: 'abcdef1'.padEnd(40, '0'), edited: false, code: '1111', holds: true, seconds: 12.4, figures: { 'a | b': 1 }, ...more,
});
const PAGE = '# Title\n<!-- results: written by `npx projen docs:proof` -->\nold\n<!-- end of results -->\nend\n';
const page = (results: Result[], older: string[] = []) => withResults(PAGE, results, ({ name }) => older.includes(name));

test('each result names the commit it ran on', () => {
  expect(page([result('one')])).toContain('*Does it?* **It holds** (on commit `abcdef1`, 12 s).\n\n| figure | value |\n|---|---|\n| a \\| b | 1 |');
  expect(page([result('one', { edited: true })])).toContain('(on commit `abcdef1` with edits, 12 s)');
});

test('what is older than the code it proves is said once for all, and with each of them', () => {
  const text = page([result('one'), result('two')], ['two']);
  expect(text).toContain('1 of 2 are, and their figures stand for the commit they name: two.');
  expect(text).toContain('### two\n\n*Does it?* **It held** (on commit `abcdef1`, 12 s). The code that it proves has changed since.');
  expect(text).toContain('### one\n\n*Does it?* **It holds** ');
  expect(page([result('one')])).toContain('None of them is.');
});

test('a proof that failed is told with its reason', () => {
  const failed = result('one', { holds: false, failure: 'not so: equal\nmore' });
  expect(page([failed])).toContain('**It does not hold: not so: equal** ');
  expect(page([failed], ['one'])).toContain('**It did not hold: not so: equal** ');
});

test('the rest of the page stays', () => {
  const text = page([]);
  expect(text.startsWith('# Title\n')).toBe(true);
  expect(text.endsWith('<!-- end of results -->\nend\n')).toBe(true);
  expect(text).not.toContain('old\n');
  expect(() => withResults('# Title\n', [], () => false)).toThrow('no place for results');
});

test('every recorded result names a commit and the code it stands for', () => {
  expect(recorded().length).toBeGreaterThan(10);
  expect(recorded().filter(({ commit, code, edited }) => !/^[0-9a-f]{40}$/.test(commit) || !/^[0-9a-f]{16}$/.test(code) || typeof edited !== 'boolean')).toEqual([]);
});

// Where this fails, a proof has been recorded or the code it proves has changed: `npx projen docs:proof` says so on the page.
test('the page about the proofs is as the results and the code say', () => {
  const { stands, should } = pages();
  expect(stands).toBe(should);
});
