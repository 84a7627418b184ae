import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FEEDER } from '../../src/logging/private/feeder';

/** The feeder as it stands in its pod, but that each look at the messages of the kernel finds what it is given, and that it ends after the last one. */
const DRIVEN = `
import builtins, ctypes, json, os, sys, time
rings, home, source = json.load(sys.stdin)
real, replaced = builtins.open, os.replace
there = lambda path: home + path if str(path).startswith('/state/') else path
builtins.open = lambda path, *rest, **named: real(there(path), *rest, **named)
os.replace = lambda one, other: replaced(there(one), there(other))
time.sleep = lambda seconds: None
class Libc:
    def klogctl(self, what, room, size):
        if what == 10:
            return 1 << 20
        if not rings:
            sys.exit(0)
        text = rings.pop(0).encode()
        room.raw = text + bytes(size - len(text))
        return len(text)
ctypes.CDLL = lambda *given, **named: Libc()
sys.argv = ['feeder', 'kernel']
exec(source)
`;

const home = mkdtempSync(join(tmpdir(), 'kernel-'));
afterAll(() => rmSync(home, { recursive: true }));

/** What is said of the messages of some looks, by a feeder that starts with the first. */
function said(state: string, ...looks: readonly (readonly string[])[]): Record<string, string>[] {
  const { status, stdout, stderr } = spawnSync('python3', ['-c', DRIVEN], {
    input: JSON.stringify([looks.map(lines => lines.map(line => `${line}\n`).join('')), join(home, state), FEEDER]), encoding: 'utf8', env: { ...process.env, NODE_NAME: 'node-a' },
  });
  expect(`${status} ${stderr}`).toBe('0 ');
  return stdout.split('\n').filter(line => line !== '').map(line => JSON.parse(line));
}

/** The state of one feeder. */
function stateOf(name: string): string {
  mkdirSync(join(home, name, 'state'), { recursive: true });
  return name;
}

const texts = (lines: readonly Record<string, string>[]) => lines.map(({ _msg }) => _msg);

test.each([
  ['with times', (n: number) => `<3>[${String(n).padStart(5)}.250000] message ${n}`],
  ['with times and who said it', (n: number) => `<3>[${String(n).padStart(5)}.250000][  T${n}] message ${n}`],
  ['without times, as a kernel writes that is told so by printk.time', (n: number) => `<3>message ${n}`],
  ['without times, with who said it', (n: number) => `<3>[   C${n}] message ${n}`],
])('messages %s are told once each, also when the oldest fall out and after a start', (_, line) => {
  const state = stateOf(`each ${line(1)}`.replace(/\W+/g, '-')), from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (__, i) => line(first + i));
  const first = said(state, from(1, 30), from(1, 31), from(1, 31), from(20, 40), from(60, 70));
  expect(texts(first)).toEqual([...Array.from({ length: 40 }, (__, i) => `message ${i + 1}`), ...Array.from({ length: 11 }, (__, i) => `message ${i + 60}`)]);
  expect(new Set(first.map(({ kind, host, level }) => `${kind} ${host} ${level}`))).toEqual(new Set(['kernel node-a err']));
  expect(first.every(({ time }) => !Number.isNaN(Date.parse(time)))).toBe(true);
  expect(texts(said(state, from(60, 70), from(60, 72)))).toEqual(['message 71', 'message 72']);
});

test('what is said again is told again', () => {
  const state = stateOf('again');
  expect(texts(said(state, ['<6>one', '<6>one'], ['<6>one', '<6>one', '<6>one']))).toEqual(['one', 'one', 'one']);
});

test('a line without a level is told too', () => {
  expect(said(stateOf('bare'), ['message of many lines,', '<4>and the next']).map(({ _msg, level }) => `${level}: ${_msg}`)).toEqual(['info: message of many lines,', 'warning: and the next']);
});
