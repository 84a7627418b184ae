import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PREPARE_SCRIPT } from '../../src/volumes/private/prepare-script';

// The script itself, by bash, with a directory in the place of the host and programs of LVM that are files in it.

let root: string;
let child: ChildProcess | undefined;
let said: string;

const at = (...parts: string[]) => join(root, ...parts);

function write(path: string, text: string): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
}

/** A command that keeps a note of each call. */
function command(name: string, body: string): void {
  write(at('bin', name), `#!/usr/bin/env bash\necho "$*" >>'${at(`${name}.calls`)}'\n${body}\n`);
  chmodSync(at('bin', name), 0o755);
}

const calls = (name: string) => existsSync(at(`${name}.calls`)) ? readFileSync(at(`${name}.calls`), 'utf8').trimEnd().split('\n') : [];

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'prepare-')));
  said = '';
  for (const dir of ['dev', 'host', 'tmp']) mkdirSync(at(dir));
  write(at('tables', 'node'), 'lv vg one 100\n');
  // A volume group is a directory with a file for each of its volumes.
  mkdirSync(at('groups', 'vg'), { recursive: true });
  command('vgs', `[ -d "${at('groups')}/\${@: -1}" ]`);
  command('lvs', `[ -e "${at('groups')}/\${@: -1}" ]`);
  command('lvcreate', `while [ $# -gt 1 ]; do [ "$1" = --name ] && name=$2; shift; done; touch "${at('groups')}/$1/$name"; mkdir -p "${at('dev')}/$1"; touch "${at('dev')}/$1/$name"`);
  command('lvchange', `mkdir -p "${at('dev')}/$(dirname "\${@: -1}")"; touch "${at('dev')}/\${@: -1}"`);
});

afterEach(() => {
  child?.kill('SIGKILL');
  child = undefined;
  rmSync(root, { recursive: true, force: true });
});

/** Begin; a round every tenth of a second. */
function begin(): void {
  const script = PREPARE_SCRIPT.replaceAll('/etc/cdk8s-ceph', at('tables')).replaceAll('/dev/$group', `${at('dev')}/$group`)
    .replaceAll('"/host', `"${at('host')}`).replaceAll('/tmp/ready', at('tmp', 'ready')).replace('sleep 15', 'sleep 0.1');
  child = spawn('bash', ['-c', script], { env: { PATH: `${at('bin')}:${process.env.PATH}`, NODE_NAME: 'node' }, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', text => { said += text; });
}

const sleep = (milliseconds: number) => new Promise(done => setTimeout(done, milliseconds));

async function until(what: string, holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (holds()) return;
    await sleep(50);
  }
  throw new Error(`not within ten seconds: ${what}; it said: ${said}`);
}

/** What a program wrote reaches us through a pipe, at any time after it did what it tells of. */
const tells = (text: string) => until(`it tells "${text}"`, () => said.includes(text));

const ready = () => existsSync(at('tmp', 'ready'));
const ended = () => until('it ends', () => child!.exitCode !== null);

test('is understood by bash', () => expect(spawnSync('bash', ['-n', '-c', PREPARE_SCRIPT], { encoding: 'utf8' }).stderr).toBe(''));

test('makes what is missing, and says that it is ready', async () => {
  begin();
  await until('it is ready', ready);
  expect(existsSync(at('dev', 'vg', 'one'))).toBe(true);
  expect(calls('lvcreate')).toHaveLength(1);
});

test('starts no program for a volume that is there', async () => {
  begin();
  await until('it is ready', ready);
  const before = calls('lvs').length;
  await sleep(500);
  expect(calls('lvs')).toHaveLength(before);
  expect(child!.exitCode).toBeNull();
});

test('switches on a volume that is there and off', async () => {
  write(at('groups', 'vg', 'one'), '');
  begin();
  await until('it is ready', ready);
  expect(calls('lvchange')).toHaveLength(1);
  expect(calls('lvcreate')).toEqual([]);
});

test('goes on trying, not ready, where the volume group is missing, until somebody makes it', async () => {
  rmSync(at('groups', 'vg'), { recursive: true });
  begin();
  await until('it has tried twice', () => calls('vgs').length > 1);
  expect(ready()).toBe(false);
  expect(child!.exitCode).toBeNull();
  await tells('volume group vg is not on this host');
  mkdirSync(at('groups', 'vg'));
  await until('it is ready', ready);
});

test('ends when its table changes, so that it is not taken for ready before the new one is done', async () => {
  begin();
  await until('it is ready', ready);
  write(at('tables', 'node'), 'lv vg one 100\nlv vg two 100\n');
  await ended();
  expect(child!.exitCode).toBe(0);
  await tells('the table has changed');
});

test('ends as failed when something that was ready no longer is', async () => {
  begin();
  await until('it is ready', ready);
  rmSync(at('groups', 'vg'), { recursive: true });
  rmSync(at('dev', 'vg'), { recursive: true });
  await ended();
  expect(child!.exitCode).toBe(1);
});
