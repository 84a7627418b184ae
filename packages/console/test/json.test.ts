import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv';
import { sampleResults } from './lib/benchmark-sample';
import { inProcess, withCaptures } from './lib/command';
import { expectedDir } from '../../../tools/lib/examples';
import { PATHS } from '../../../tools/lib/paths';
import { outputSchema } from '../../../tools/output-schema';
import { VERBS } from '../src/cli/verbs';

const SCHEMA = join(PATHS.root, 'packages/console/schema/output-1.json');
const QUICKSTART = join(PATHS.root, 'examples/quickstart/layout.yaml');
const validate = new Ajv({ allErrors: true, strict: false }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));

let dir: string;
beforeAll(() => { dir = withCaptures(mkdtempSync(join(tmpdir(), 'json-'))); });
afterAll(() => rmSync(dir, { recursive: true }));

/** Command lines of every verb: one that ends well, and some that do not. */
const LINES: readonly (readonly [number, () => string[]])[] = [
  [0, () => ['init', ...['a', 'b', 'c'].map(host => join(dir, `node-${host}.txt`)), '--output', join(dir, 'layout.yaml')]],
  [2, () => ['init']],
  [0, () => ['check', QUICKSTART]],
  [2, () => ['check', join(dir, 'nowhere.yaml')]],
  [1, () => ['check', broken()]],
  [0, () => ['synth', QUICKSTART, '--output', join(dir, 'dist')]],
  [0, () => ['show', QUICKSTART]],
  [0, () => ['forecast', QUICKSTART, '--consider', '8TB:hdd']],
  [2, () => ['forecast', QUICKSTART, '--consider', 'x']],
  [0, () => ['what-if', QUICKSTART, '--lose', 'node-b']],
  [2, () => ['what-if', QUICKSTART, '--lose', 'node-x']],
  [0, () => ['plan', QUICKSTART, QUICKSTART]],
  [0, () => ['policy', expectedDir('quickstart')]],
  [0, () => ['inventory', join(dir, 'node-a.txt')]],
  [0, () => ['inventory', '--command']],
  [0, () => ['explain', 'pool/copies']],
  [0, () => ['explain', 'StorageBeyondSafe']],
  [0, () => ['explain', 'recovery-first']],
  [2, () => ['explain', 'pool/none']],
  [0, () => ['vendor']],
  [0, () => ['completion', 'bash']],
  [2, () => ['completion', 'tcsh']],
  // Where there is no cluster.
  [3, () => ['check', QUICKSTART, '--live', ...NOWHERE]],
  [3, () => ['apply', QUICKSTART, '--dry-run', ...NOWHERE]],
  [1, () => ['apply', broken(), '--dry-run', ...NOWHERE]],
  [3, () => ['add', 'device', 'node-a', '/dev/disk/by-id/wwn-0x5000c500a1b2c399=4TB:hdd', '--layout', QUICKSTART, ...NOWHERE]],
  [2, () => ['add', 'device', 'node-a', 'sdb', '--layout', QUICKSTART, ...NOWHERE]],
  [2, () => ['add', 'rack', 'r1', 'x', '--layout', QUICKSTART, ...NOWHERE]],
  [2, () => ['add', 'host', 'node-a', '/dev/disk/by-id/wwn-0x5000c500a1b2c399=4TB:hdd', '--layout', QUICKSTART, ...NOWHERE]],
  [3, () => ['remove', 'device', 'node-a', 'ssd', '--layout', QUICKSTART, ...NOWHERE]],
  [2, () => ['remove', 'device', 'node-a', 'hdd', '--layout', QUICKSTART, ...NOWHERE]],
  [2, () => ['remove', 'host', 'node-x', '--layout', QUICKSTART, ...NOWHERE]],
  [3, () => ['replace', 'device', 'node-a', 'ssd', '--layout', QUICKSTART, ...NOWHERE]],
  [2, () => ['replace', 'device', 'node-a', 'hdd', '--layout', QUICKSTART, ...NOWHERE]],
  [3, () => ['replace', 'host', 'node-a', '--layout', QUICKSTART, ...NOWHERE]],
  [3, () => ['grow', 'device', 'node-a', 'ssd', '1200GiB', '--layout', QUICKSTART, ...NOWHERE]],
  [1, () => ['grow', 'device', 'node-a', 'ssd', '400GiB', '--layout', QUICKSTART, ...NOWHERE]],
  [2, () => ['grow', 'device', 'node-a', 'ssd', 'large', '--layout', QUICKSTART, ...NOWHERE]],
  [3, () => ['maintenance', 'node-a', ...NOWHERE]],
  [3, () => ['upgrade', QUICKSTART, '--ceph', '20.2.4', '--dry-run', ...NOWHERE]],
  [2, () => ['upgrade', QUICKSTART, '--ceph', '20', ...NOWHERE]],
  [1, () => ['upgrade', QUICKSTART, '--rook', '1.19.9', ...NOWHERE]],
  [3, () => ['status', ...NOWHERE]],
  [3, () => ['logs', '--osd', '3', ...NOWHERE]],
  [2, () => ['logs', '--saved', 'crash', '--since', 'x', ...NOWHERE]],
  [3, () => ['bench', 'run', QUICKSTART, ...NOWHERE]],
  [0, () => ['bench', 'report', results(1)]],
  [0, () => ['bench', 'compare', results(1), results(2)]],
  [2, () => ['bench', 'report', join(dir, 'nowhere.jsonl')]],
  [2, () => ['bench', 'compare', results(1)]],
  [3, () => ['resume', ...NOWHERE]],
  [3, () => ['abort', ...NOWHERE]],
  [3, () => ['teardown', '--dry-run', ...NOWHERE]],
  [3, () => ['backup', 'identity', join(dir, 'new.age'), '--passphrase-file', QUICKSTART, ...NOWHERE]],
  [2, () => ['backup', 'identity', QUICKSTART, ...NOWHERE]],
  [2, () => ['backup', 'data', join(dir, 'new.age'), ...NOWHERE]],
  [3, () => ['restore', 'identity', QUICKSTART, '--passphrase-file', QUICKSTART, ...NOWHERE]],
  [2, () => ['ui', '--port', 'none', '--no-open']],
];

/** A kubeconfig that is not there. */
const NOWHERE = ['--kubeconfig', '/nowhere/kubeconfig'];

function results(seed: number): string {
  const file = join(dir, `results-${seed}.jsonl`);
  writeFileSync(file, sampleResults(seed));
  return file;
}

function broken(): string {
  const file = join(dir, 'broken.yaml');
  writeFileSync(file, readFileSync(QUICKSTART, 'utf8').replace('/dev/disk/by-id/wwn-0x5000c500a1b2c301', '/dev/sdb').replace(/^include:[^]*$/m, ''));
  return file;
}

test('the schema is that of the code (else run `npx tsx tools/output-schema.ts`)', () => expect(readFileSync(SCHEMA, 'utf8')).toBe(outputSchema()), 120_000);

test.each(LINES.map(([status, args], i) => [i, status, args] as const))('line %d prints one document of the published form', async (_, status, args) => {
  const line = args();
  const { status: ended, stdout, stderr } = await inProcess([...line, '--json']);
  expect([line, ended, stderr]).toEqual([line, status, '']);
  const document = JSON.parse(stdout);
  expect(document.format).toBe(`cdk8s-ceph/${line[0]}@1`);
  validate(document);
  expect(validate.errors ?? []).toEqual([]);
});

test('every verb is among them', () => expect([...new Set(LINES.map(([, args]) => args()[0]))].sort()).toEqual(VERBS.map(({ name }) => name).sort()));

test('a document of another form is refused', () => {
  expect(validate({ format: 'cdk8s-ceph/check@1', status: 'fine', versions: { console: '1' }, problems: [] })).toBe(false);
  expect(validate({ format: 'cdk8s-ceph/other@1', status: 'ok', versions: { console: '1' }, problems: [] })).toBe(false);
});
