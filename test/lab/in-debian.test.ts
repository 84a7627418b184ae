import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PATHS } from '../../tools/lib/paths';

// The script that programs of the lab are run by, with functions in the place of commands that only root may use; they write down what they are asked for.

const SCRIPT = join(PATHS.root, 'lab', 'node', 'in-debian.sh');
let work: string;

beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'in-debian-'));
  const functions = ['mount', 'mkdir', 'chroot'].map(name => `${name}() { echo "${name} $*" >>'${work}/calls'; }\n`);
  writeFileSync(join(work, 'functions'), `${functions.join('')}exec() { "$@"; }\n`);
});
afterEach(() => rmSync(work, { recursive: true }));

/** What is done for a program that runs with a cache, in order. */
function calls(cache: string): string[] {
  const { status, stderr } = spawnSync('bash', [SCRIPT, cache, 'program', 'argument'], { env: { PATH: process.env.PATH, BASH_ENV: join(work, 'functions'), LAB_UNSHARED: '1' }, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return readFileSync(join(work, 'calls'), 'utf8').trimEnd().split('\n');
}

/** Where something is mounted by a call, if it is one that mounts. */
const target = (call: string) => call.startsWith('mount ') ? call.split(' ').at(-1)! : undefined;

test.each(['/tmp/clone/.cache/lab', '/run/user/0/clone/.cache/lab', '/dev/shm/clone/.cache/lab', '/home/one/clone/.cache/lab'])(
  'the cache is seen under its own path, whatever is mounted above: %s', cache => {
    const all = calls(cache);
    const seen = `${cache}/mnt/root${cache}`;
    const bound = all.indexOf(`mount --bind ${cache} ${seen}`);
    const made = all.indexOf(`mkdir -p ${seen}`);
    expect(bound).toBeGreaterThan(-1);
    expect(made).toBeGreaterThan(-1);
    // What is mounted over a directory hides all that was made in it before.
    const hiding = all.map((call, i) => ({ i, over: target(call) })).filter(({ over }) => over !== undefined && seen.startsWith(`${over}/`)).map(({ i }) => i);
    expect(made).toBeGreaterThan(Math.max(...hiding));
    expect(made).toBeLessThan(bound);
  });

test('the program runs in it, with its arguments', () => expect(calls('/cache').at(-1)).toBe('chroot /cache/mnt/root program argument'));
