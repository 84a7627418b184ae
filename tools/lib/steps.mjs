/** Steps that report as they go: what runs, how long it took, and everything it said once it fails. Node alone, no packages. */
import { spawn } from 'node:child_process';
import { appendFileSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const LOGS = join(ROOT, 'out', 'logs');

const TTY = Boolean(process.stdout.isTTY);
const COLORED = TTY && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
const paint = code => text => COLORED ? `\u001b[${code}m${text}\u001b[0m` : text;
export const [bold, dim, red, green] = [1, 2, 31, 32].map(paint);

const running = new Map();
const results = [];

/**
 * Does some work once everything it needs has succeeded and everything it comes after has ended. The promise never rejects:
 * it tells whether the work succeeded. What cannot be tried because something it needs has failed, has failed too.
 * @param work gets `run`, which runs a command, and `log`, which writes to the step's log; it throws if it fails
 */
export async function step(title, { needs = [], after = [] }, work) {
  const lacks = (await Promise.all(needs)).includes(false);
  await Promise.all(after);
  const logFile = join(LOGS, `${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.log`);
  mkdirSync(LOGS, { recursive: true });
  writeFileSync(logFile, '');
  const started = Date.now();
  begin(title, started);
  let note, reason;
  try {
    if (lacks) throw new Error('not tried: something it needs has failed');
    note = await work({ run: (command, args, options) => run(logFile, command, args, options), log: text => appendFileSync(logFile, `${text}\n`) });
  } catch (error) {
    reason = error.message;
    appendFileSync(logFile, `${reason}\n`);
  }
  end(title, started, note, reason, logFile);
  results.push({ title, ok: reason === undefined });
  return reason === undefined;
}

/** Every step that has ended. */
export function outcomes() {
  return [...results];
}

/** `npm ci`, unless exactly what the lock file says is installed already. */
export async function install({ run }) {
  if (isInstalled()) return 'already as package-lock.json says';
  await run('npm', ['ci', '--no-audit', '--no-fund']);
}

/** Says something between the steps. */
export function say(text = '') {
  clear();
  console.log(text);
}

function run(logFile, command, args, { env = {}, cwd = ROOT, stdout, stderr } = {}) {
  return new Promise((done, fail) => {
    appendFileSync(logFile, `$ ${[command, ...args].join(' ')}\n`);
    const log = openSync(logFile, 'a');
    const [out, err] = [stdout, stderr].map(file => file === undefined ? log : openSync(file, 'w'));
    const child = spawn(command, args, {
      cwd, stdio: ['ignore', out, err], env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '1', ...env },
    });
    const close = () => [...new Set([log, out, err])].forEach(closeSync);
    child.on('error', error => {
      close();
      fail(error.code === 'ENOENT' ? new Error(`the command ${command} is missing`) : error);
    });
    child.on('close', (code, signal) => {
      close();
      if (stderr !== undefined) appendFileSync(logFile, readFileSync(stderr));
      if (code === 0) done(); else fail(new Error(`${command} ended with ${signal ?? code}`));
    });
  });
}

/** Whether exactly what the lock file says is installed. */
export function isInstalled() {
  const [wanted, installed] = ['package-lock.json', join('node_modules', '.package-lock.json')].map(file => join(ROOT, file));
  if (!existsSync(installed)) return false;
  const [want, have] = [wanted, installed].map(file => JSON.parse(readFileSync(file, 'utf8')).packages);
  return Object.entries(want).every(([path, { version, optional }]) => path === '' || (have[path] === undefined ? optional : have[path].version === version));
}

function begin(title, started) {
  running.set(title, started);
  if (!TTY) console.log(`  … ${title}`);
}

function end(title, started, note, reason, logFile) {
  running.delete(title);
  clear();
  const seconds = dim(`${((Date.now() - started) / 1000).toFixed(1)} s${note ? `, ${note}` : ''}`);
  console.log(reason === undefined ? `${green('  ✓')} ${title} ${seconds}` : `${red('  ✗')} ${title} ${seconds}`);
  if (reason === undefined) return;
  const said = readFileSync(logFile, 'utf8').trimEnd().split('\n');
  console.log(said.slice(-LOG_LINES).map(line => `      ${line}`).join('\n'));
  if (said.length > LOG_LINES) console.log(`      ${dim(`(the last ${LOG_LINES} of ${said.length} lines; all are in ${logFile})`)}`);
}

const LOG_LINES = 150;

function clear() {
  if (TTY) process.stdout.write('\r\u001b[2K');
}

if (TTY) {
  setInterval(() => {
    if (running.size === 0) return;
    const now = [...running].map(([title, started]) => `${title} ${Math.round((Date.now() - started) / 1000)} s`).join(', ');
    process.stdout.write(`\r\u001b[2K  … ${dim(now.slice(0, (process.stdout.columns ?? 80) - 5))}`);
  }, 500).unref();
}
