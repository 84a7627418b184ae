import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, CLUSTER, heldFor, Proven, recall, remember } from '../../lab/lib/proven';

const code = { commit: 'a'.repeat(40), edited: false, code: '1111' };
const proven: Proven = { lab: { block: code, file: code } };

test('a proof held for the code it ran on, on the cluster it ran on', () => {
  expect(heldFor(proven, 'lab', 'block', '1111')).toEqual(code);
  expect(heldFor(proven, 'lab', 'block', '2222')).toBeUndefined();
  expect(heldFor(proven, 'other', 'block', '1111')).toBeUndefined();
  expect(heldFor(proven, 'lab', 'object', '1111')).toBeUndefined();
});

test('what holds takes the place of what held', () => {
  const newer = { ...code, code: '2222' };
  expect(after(proven, 'lab', 'block', newer, true)).toEqual({ lab: { block: newer, file: code } });
});

test('what has not held is forgotten', () => expect(after(proven, 'lab', 'block', code, false)).toEqual({ lab: { file: code } }));

test('is remembered in a file, and nothing is known without it', () => {
  const dir = mkdtempSync(join(tmpdir(), 'proven-'));
  try {
    const file = join(dir, 'cache', 'proven.json');
    expect(recall(file)).toEqual({});
    remember('block', code, true, file);
    remember('file', code, true, file);
    remember('block', code, false, file);
    expect(recall(file)).toEqual({ [CLUSTER]: { file: code } });
  } finally {
    rmSync(dir, { recursive: true });
  }
});
