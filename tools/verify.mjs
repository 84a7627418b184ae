/**
 * Everything that can be proved without a cluster, from a fresh clone: `npm run verify`. Needs Node; where Go or Ceph's tools are
 * missing they are installed on Debian when we are root. The last line is the sum, alone: `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bold, dim, install, LOGS, outcomes, red, ROOT, say, step } from './lib/steps.mjs';
import { kindsOf, total } from './lib/tally.mjs';

const started = Date.now();
const TESTS = 'run the tests';
const CONSUMERS = 'the package works for a consumer';
const JEST = join(LOGS, 'jest.json');
const CONSUMER = join(LOGS, 'consumer.json');
[JEST, CONSUMER].forEach(file => rmSync(file, { force: true }));

// Tools that ask questions or colour their output read this.
process.env.CI = 'true';
process.env.FORCE_COLOR = '0';

const before = treeState();
say(bold('cdk8s-ceph verify'));

const projen = (...task) => ({ run }) => run('npx', ['--no-install', 'projen', ...task]);
/** Work that must leave every file of the repository as it is. */
const leavesAsIs = (work, remedy) => async tools => {
  const state = treeState();
  await work(tools);
  const changed = differences(state, treeState());
  if (changed.length > 0) throw new Error(`${told(changed)}\n${remedy}`);
};

const installed = step('install what package-lock.json says', {}, install);

// What others wrote comes from Go modules; building the validator takes longest, so it begins first.
const go = step('find Go', { needs: [installed] }, findGo);
const vendored = step('fetch the upstream manifests and check them against the lock', { needs: [go] }, projen('vendor'));
// Packages are installed by one at a time.
const ceph = step("find Ceph's tools", { after: [go] }, findCeph);
const browser = step('find the browser', { after: [ceph] }, findBrowser);
const validator = step("build the API server's validator", { needs: [vendored] }, projen('validator'));

// Meanwhile, one after the other, what needs one processor.
let last = installed;
const next = (title, needs, work) => last = step(title, { needs: [installed, ...needs], after: [last] }, work);

const configured = next('the project files are as .projenrc.ts says', [], leavesAsIs(projen(), 'run `npx projen` and commit what it changes'));
const compiled = next('compile the library', [], projen('compile'));
next('API.md is up to date', [compiled], leavesAsIs(projen('docgen'), 'run `npx projen docgen` and commit API.md'));
next('docs/reference/rules.md is up to date', [], leavesAsIs(projen('docs:rules'), 'run `npx projen docs:rules` and commit the file'));
next('tests, tools, examples and measurements are typed', [], projen('typecheck'));
next('src/imports is what the manifests say', [vendored], leavesAsIs(projen('import'), 'run `npx projen import` and commit src/imports'));
next(CONSUMERS, [compiled, vendored], ({ run }) => run(process.execPath, ['--import', 'tsx', join('tools', 'consumer.ts'), '--result', CONSUMER]));

// The linter takes a processor for as long as all of that together.
const linted = step('the linter has nothing to say', { needs: [configured], after: [validator] }, projen('eslint', '--no-fix', '--max-warnings=0'));

// The tests take every processor. Those of conformance need the validator, those of test/blackbox, which jest leaves out unless
// told otherwise, Ceph's tools; without them they fail, and say why.
const jest = ['jest', '--ci', '--maxWorkers=100%', '--testPathIgnorePatterns=/node_modules/', '--json', `--outputFile=${JEST}`];
const tested = step(TESTS, { needs: [installed], after: [last, linted, vendored, validator, ceph, browser] }, ({ run }) =>
  run('npx', ['--no-install', ...jest], { env: { NODE_OPTIONS: '' } }));
await step('the repository is as it was before', { after: [tested] }, () => {
  const changed = differences(before, treeState());
  if (changed.length > 0) throw new Error(told(changed));
});

report();

function report() {
  const [jest, consumer] = [JEST, CONSUMER].map(read);
  // Where single tests have failed, they count, not the step that ran them as well.
  const counted = [jest?.numFailedTests + jest?.numRuntimeErrorTestSuites > 0 && TESTS, consumer?.failed > 0 && CONSUMERS];
  const kinds = kindsOf({ jest, consumer, steps: outcomes().filter(({ title }) => !counted.includes(title)) });
  const width = Math.max(...kinds.map(({ kind }) => kind.length));
  const line = (kind, passed, failed, paint = text => text) => say(`  ${kind.padEnd(width)}  ${String(passed).padStart(6)}  ${paint(String(failed).padStart(6))}`);
  say();
  say(bold(`Tests by kind ${dim(`(${Math.round((Date.now() - started) / 1000)} s)`)}`));
  line('', 'passed', 'failed');
  for (const { kind, passed, failed } of kinds) line(kind, passed, failed, failed > 0 ? red : undefined);
  say();
  const { passed, failed } = total(kinds);
  say(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

async function findGo({ run, log }) {
  const version = () => /go(\d+)\.(\d+)\S*/.exec(spawnSync('go', ['version'], { encoding: 'utf8' }).stdout ?? '');
  if (version() === null) {
    if (!canInstall()) throw new Error('the command `go` is missing: install Go 1.21 or later (https://go.dev/dl/, on Debian or Ubuntu: apt-get install golang-go)');
    log('go is missing, so it is installed');
    await aptGet(run, 'golang-go', 'ca-certificates');
  }
  const found = version();
  if (found === null) throw new Error('`go` is installed, but does not tell its version');
  const [name, major, minor] = found;
  if (Number(major) === 1 && Number(minor) < 21) throw new Error(`${name} is too old: Go 1.21 or later fetches what newer modules ask for (https://go.dev/dl/)`);
  return name;
}

/** What our arithmetic is compared with: crushtool, osdmaptool and the manager's autoscaler. */
async function findCeph({ run, log }) {
  const runs = tool => spawnSync(tool, ['--help']).error === undefined;
  const missing = () => [
    ...['crushtool', 'osdmaptool'].every(runs) ? [] : ['ceph-base'],
    ...runs('promtool') ? [] : ['prometheus'],
    ...existsSync('/usr/share/ceph/mgr/pg_autoscaler/module.py') && runs('python3') ? [] : ['ceph-mgr-modules-core'],
  ];
  const packages = missing();
  if (packages.length > 0) {
    const remedy = `apt-get install --no-install-recommends ${packages.join(' ')}`;
    if (!canInstall()) throw new Error(`Tools of Ceph and Prometheus, with which our arithmetic and our alerts are compared, are missing: on Debian or Ubuntu, as root, ${remedy}`);
    log(`missing, so installed: ${packages.join(', ')}`);
    await aptGet(run, ...packages);
  }
  if (missing().length > 0) throw new Error(`still missing after they were installed: what belongs to ${missing().join(' and ')}`);
  return /\d+\.\d+\.\d+/.exec(spawnSync('osdmaptool', ['--version'], { encoding: 'utf8' }).stdout)?.[0];
}

/** What the page is looked at with, and letters for Chinese. */
async function findBrowser({ run, log }) {
  const version = () => spawnSync('/usr/bin/chromium', ['--version'], { encoding: 'utf8' }).stdout?.trim();
  if (!version()) {
    const packages = ['chromium', 'fonts-noto-cjk'];
    if (!canInstall()) throw new Error(`the browser with which the page is tested is missing: on Debian, as root, apt-get install --no-install-recommends ${packages.join(' ')}`);
    log(`missing, so installed: ${packages.join(', ')}`);
    await aptGet(run, ...packages);
  }
  if (!version()) throw new Error('/usr/bin/chromium is still missing after it was installed');
  return version();
}

function canInstall() {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
}

async function aptGet(run, ...packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env });
}

/** Every file that git sees, but for those that are as committed, with a fingerprint of its content. */
function treeState() {
  const git = (...args) => spawnSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }).stdout ?? '';
  const files = [...git('diff', '--name-only', 'HEAD').split('\n'), ...git('ls-files', '--others', '--exclude-standard').split('\n')].filter(Boolean);
  return new Map(files.map(file => [file, existsSync(join(ROOT, file)) ? createHash('sha256').update(readFileSync(join(ROOT, file))).digest('hex') : 'removed']));
}

function told(changed) {
  const more = changed.length > 20 ? `, and ${changed.length - 20} more` : '';
  return `changed: ${changed.slice(0, 20).join(', ')}${more}`;
}

function differences(one, other) {
  return [...new Set([...one.keys(), ...other.keys()])].filter(file => one.get(file) !== other.get(file)).sort();
}
