import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logFiles } from '../../lab/lib/logs';

let root: string;
beforeEach(() => { root = mkdtempSync(join(tmpdir(), 'logs-')); });
afterEach(() => rmSync(root, { recursive: true }));

const places = () => ({ own: join(root, 'own'), node: join(root, 'node') });
const logs = (part?: string) => logFiles('node-d', part, places()).map(path => path.slice(root.length + 1));

test('a node that ended before it wrote anything is known by what its process said', () => {
  writeFileSync(join(root, 'own'), 'mount: no such file\n');
  expect(logs()).toEqual(['own']);
  mkdirSync(join(root, 'node'));
  expect(logs()).toEqual(['own']);
});

test('all parts of a node follow, or the one that is asked for', () => {
  writeFileSync(join(root, 'own'), '');
  mkdirSync(join(root, 'node'));
  for (const part of ['kubelet', 'init']) writeFileSync(join(root, 'node', part), '');
  expect(logs()).toEqual(['own', 'node/init', 'node/kubelet']);
  expect(logs('kubelet')).toEqual(['node/kubelet']);
});

test('nothing is where nothing was written', () => expect(logs()).toEqual([]));
