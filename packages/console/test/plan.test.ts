import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProcess } from './lib/command';
import { expectedDir } from '../../../tools/lib/examples';
import { PATHS } from '../../../tools/lib/paths';

const QUICKSTART = join(PATHS.root, 'examples/quickstart/layout.yaml');

let dir: string;
beforeAll(() => { dir = mkdtempSync(join(tmpdir(), 'plan-')); });
afterAll(() => rmSync(dir, { recursive: true }));

/** A layout of five hosts with a disk each, or fewer. */
function layout(name: string, hosts: readonly string[]): string {
  const file = join(dir, `${name}.yaml`);
  const lines = hosts.map((host, i) => `  ${host}: { volumes: [{ name: disk, disk: /dev/disk/by-id/wwn-0x5000c500a1b2c30${i + 1}, size: 4TB }] }`);
  writeFileSync(file, ['layout: 1', 'hosts:', ...lines, 'block: { vms: { classes: { ceph-block: {} } } }', ''].join('\n'));
  return file;
}

const five = () => layout('five', ['a', 'b', 'c', 'd', 'e']), four = () => layout('four', ['a', 'b', 'c', 'd']);
const DROPPED = 'edit/device-dropped@CephCluster/rook-ceph/ceph/e--disk';

test('nothing changes between a layout and the YAML that it makes', async () => {
  expect(await inProcess(['plan', expectedDir('quickstart'), QUICKSTART])).toEqual({ status: 0, stdout: 'Nothing changes.\n', stderr: '' });
});

test('from nothing, everything is applied', async () => {
  const empty = join(dir, 'empty');
  mkdirSync(empty);
  const { status, stdout } = await inProcess(['plan', empty, QUICKSTART]);
  expect(status).toBe(0);
  expect(stdout).toContain('comes    CephCluster/ceph.rook.io/rook-ceph/ceph');
  expect((await inProcess(['plan', empty, QUICKSTART, '--exit-code'])).status).toBe(4);
  expect((await inProcess(['plan', QUICKSTART, QUICKSTART, '--exit-code'])).status).toBe(0);
});

test('a host that goes is refused, with what to add to the command; with that, its OSD is drained first', async () => {
  const refused = await inProcess(['plan', five(), four()]);
  expect([refused.status, refused.stdout]).toEqual([1, '1 edit refused; nothing is planned\n']);
  expect(refused.stderr).toContain(`--approve ${DROPPED}=REASON`);
  const steps = join(dir, 'steps');
  const planned = await inProcess(['plan', five(), four(), '--approve', `${DROPPED}=taken out`, '--stored', 'vms=1TiB', '--write', steps]);
  expect([planned.status, planned.stderr]).toEqual([0, '']);
  expect(planned.stdout).toContain('approved  edit/device-dropped of CephCluster/rook-ceph/ceph/e--disk: taken out');
  expect(planned.stdout).toContain('safe-to-destroy');
  const files = readdirSync(steps).filter(name => name.endsWith('.yaml'));
  expect(files.length).toBeGreaterThan(0);
  for (const name of files) expect(planned.stdout).toContain(name);
  expect(readFileSync(join(steps, files[0]), 'utf8')).toContain('kind: CephCluster');
});

test('the same is told in JSON', async () => {
  const { status, stdout } = await inProcess(['plan', five(), four(), '--json']);
  const { status: told, problems, data } = JSON.parse(stdout);
  expect([status, told, data.refused, data.plan.steps]).toEqual([1, 'refused', 1, []]);
  expect(problems[0]).toMatchObject({ code: 'edit/device-dropped', severity: 'error', command: `--approve ${DROPPED}=REASON` });
});

test.each([
  [['--stored', 'vms'], 'usage/stored'],
  [['--stored', 'vms=1tb'], 'usage/stored'],
  [['--approve', 'x'], 'usage/approve'],
])('%s is answered', async (args, code) => {
  const { status, stderr } = await inProcess(['plan', five(), four(), ...args]);
  expect([status, stderr]).toEqual([2, expect.stringContaining(code)]);
});

test('a side that cannot be read, or that rules refuse, is told', async () => {
  expect(await inProcess(['plan', join(dir, 'nowhere.yaml'), four()])).toMatchObject({ status: 2, stderr: expect.stringContaining('layout/file') });
  const broken = join(dir, 'broken.yaml');
  writeFileSync(broken, readFileSync(four(), 'utf8').replace('wwn-0x5000c500a1b2c301', '../../sdb'));
  expect((await inProcess(['plan', five(), broken])).status).toBe(1);
});
