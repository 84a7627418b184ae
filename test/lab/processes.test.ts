import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const cache = mkdtempSync(join(tmpdir(), 'processes-'));
let processes: typeof import('../../lab/lib/processes');

beforeAll(() => {
  process.env.LAB_CACHE = cache;
  processes = jest.requireActual('../../lab/lib/processes');
});
afterAll(() => {
  delete process.env.LAB_CACHE;
  rmSync(cache, { recursive: true });
});

async function gone(name: string): Promise<void> {
  for (let tries = 0; tries < 200 && processes.pidOf(name) !== undefined; tries++) await new Promise(done => setTimeout(done, 20));
}

test('a process that runs is taken for one that runs, until it is ended', async () => {
  processes.keep('sleeper', 'sleep', ['60']);
  expect(() => processes.mustRun(['sleeper'])).not.toThrow();
  expect(processes.running()).toContain('sleeper');
  await processes.end('sleeper');
  expect(processes.started()).not.toContain('sleeper');
});

test('a process that has ended is told with its last words', async () => {
  processes.keep('node-x', 'bash', ['-c', 'echo one; echo "mount: no such file" >&2; exit 32']);
  await gone('node-x');
  expect(() => processes.mustRun(['node-x'])).toThrow('node-x has ended; its last words:\none\nmount: no such file');
  expect(processes.started()).toContain('node-x');
  expect(processes.running()).not.toContain('node-x');
});

test('one that said nothing is told as well', async () => {
  processes.keep('silent', 'true', []);
  await gone('silent');
  expect(() => processes.mustRun(['silent'])).toThrow('silent has ended; its last words:\n(it said nothing)');
  expect(processes.lastWords('never-started')).toBe('(it said nothing)');
});

test('another process with the same number is not taken for it', () => {
  mkdirSync(join(cache, 'run', 'pids'), { recursive: true });
  writeFileSync(join(cache, 'run', 'pids', 'before-the-boot'), `${process.pid} 1`);
  expect(() => processes.mustRun(['before-the-boot'])).toThrow('has ended');
});
