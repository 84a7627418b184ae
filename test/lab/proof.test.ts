import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const work = mkdtempSync(join(tmpdir(), 'proof-'));
let lab: typeof import('../../lab/lib/proof');

beforeAll(() => {
  process.env.LAB_CACHE = join(work, 'cache');
  process.env.LAB_RESULTS = join(work, 'results');
  lab = jest.requireActual('../../lab/lib/proof');
});
afterAll(() => {
  delete process.env.LAB_CACHE;
  delete process.env.LAB_RESULTS;
  rmSync(work, { recursive: true });
});
beforeEach(() => { jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
afterEach(() => { jest.restoreAllMocks(); });

const json = (...parts: string[]) => JSON.parse(readFileSync(join(work, ...parts), 'utf8'));

test('what a proof ran on is recorded with it, and that it held is remembered', async () => {
  expect(await lab.proveAll([{ name: 'holds', question: 'Does it?', prove: () => undefined }])).toEqual([]);
  const { commit, edited, code, holds } = json('results', 'holds.json');
  expect(holds).toBe(true);
  expect(commit).toMatch(/^([0-9a-f]{40}|unknown)$/);
  expect(Object.values<any>(json('cache', 'proven.json'))[0].holds).toEqual({ commit, edited, code });
});

test('one that fails is recorded, and not remembered as held', async () => {
  await lab.proveAll([{ name: 'fails', question: 'Does it?', prove: () => undefined }]);
  expect(await lab.proveAll([{ name: 'fails', question: 'Does it?', prove: report => report.expect('one is two', false) }])).toEqual(['fails']);
  expect(json('results', 'fails.json')).toMatchObject({ holds: false, failure: 'not so: one is two' });
  expect(Object.values<any>(json('cache', 'proven.json'))[0].fails).toBeUndefined();
});
