import { benchmarkPages, withMeasured } from '../../lab/lib/benchmarks-page';
import type { Result } from '../../lab/lib/summary';
import type { BenchmarkReport } from '../../src/model/benchmark';

const figure = { repeats: 6, median: 100, low: 90, high: 110, confidence: 0.96 };
const report: BenchmarkReport = {
  began: '2026-11-30T12:00:00.000Z',
  name: 'benchmark',
  cluster: 'rook-ceph/ceph',
  seed: 1,
  rounds: 6,
  workingSetBytes: 3 * 2 ** 30,
  seconds: 10,
  rows: [{ row: 'database-write', title: 'writes', figure: 'operationsPerSecond', clients: 'one', cells: [{ backend: 'block', survives: 'any one host', figure, leftOut: {}, of: 6 }] }],
};
const proof: Result = { name: 'benchmark-database', question: 'How fast?', commit: 'abcdef1'.padEnd(40, '0'), edited: false, code: '1111', holds: true, seconds: 12, figures: {} };
const PAGE = '# Title\n<!-- results: written by `npx projen docs:benchmarks` -->\nold\n<!-- end of results -->\nend\n';

test('what a proof has measured stands on the page, with a picture of each row', () => {
  const { page, pictures } = withMeasured(PAGE, [proof, { ...proof, report } as Result]);
  expect(page).toMatch(/^# Title\n[^]*## benchmark-database\n\n\*How fast\?\* On commit `abcdef1`\.\n[^]*### database-write, one client\n[^]*\| any one host \| block \| 100\/s[^]*!\[database-write\]\(\.\.\/images\/benchmark-database-write-one\.svg\)\n\n<!-- end of results -->\nend\n$/);
  expect(page).not.toContain('\nold\n');
  expect([...pictures.keys()]).toEqual(['benchmark-database-write-one.svg']);
});

test('the rest of the page must have a place for it', () => expect(() => withMeasured('# Title\n', [])).toThrow('no place for results'));

// Where this fails, a proof has been recorded: `npx projen docs:benchmarks` writes it down.
test('the page and its pictures are as the results say', () => {
  const { stands, should } = benchmarkPages();
  expect(stands).toEqual(should);
});
