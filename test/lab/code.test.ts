import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { codeNow, codeOf } from '../../lab/lib/code';
import { PROOFS } from '../../lab/proofs';

let root: string;

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'code-'));
  write('src/index.ts', 'one');
  write('lab/cluster/main.ts', 'two');
  write('lab/proofs/daemons.ts', "{ name: 'manager-loss' }, { name: 'monitor-loss' }");
  write('lab/proofs/object.ts', "{ name: 'object' }");
  write('lab/README.md', 'prose');
});
afterEach(() => rmSync(root, { recursive: true }));

test.each([
  ['the library', 'src/index.ts', true],
  ['a new file of the library', 'src/pools/new.ts', true],
  ['the storage of the lab', 'lab/cluster/main.ts', true],
  ['the file of the proof', 'lab/proofs/daemons.ts', true],
  ['another proof', 'lab/proofs/object.ts', false],
  ['prose', 'lab/README.md', false],
])('%s: changed by %s, and that matters: %s', (_, path, matters) => {
  const before = codeOf('manager-loss', root);
  write(path, "changed, name: 'manager-loss'".replace("name: 'manager-loss'", path.endsWith('daemons.ts') ? "name: 'manager-loss'" : ''));
  expect(codeOf('manager-loss', root) !== before).toBe(matters);
});

test('is the same for the same code, wherever it lies', () => expect(codeOf('object', root)).toBe(codeOf('object', root)));

test('differs from proof to proof', () => {
  const codes = PROOFS.map(({ name }) => codeOf(name));
  expect(new Set(codes).size).toBeGreaterThan(PROOFS.length / 2);
});

test('is told with the commit that is checked out', () => {
  const { commit, code } = codeNow('object');
  expect(commit).toMatch(/^([0-9a-f]{40}|unknown)$/);
  expect(code).toBe(codeOf('object'));
});
