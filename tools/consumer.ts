/**
 * The package as its users get it: packed, installed beside its three peers in a directory of its own, compiled under `strict`, run.
 * `tsx tools/consumer.ts [--newest] [--result FILE]`; --newest takes the newest peers instead of those this repository tests with.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PATHS } from './lib/paths';
import { snippetsOf } from './lib/snippets';

/** Everything a user needs, and nothing else. */
const SHIPPED = /^(package\.json|README\.md|README\.zh-CN\.md|LICENSE|NOTICE|CHANGELOG\.md|API\.md|\.jsii(\.gz)?|docs\/reference\/rules\.md|lib\/.+\.(js|d\.ts)|vendor\/rook-operator\/[\w-]+\.json)$/;
const LARGEST = 3_000_000;
const PEERS = ['cdk8s', 'cdk8s-plus-27', 'constructs'];

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: { readonly path: string; readonly size: number }[];
}

const { values: options } = parseArgs({ options: { newest: { type: 'boolean' }, result: { type: 'string' } } });
const failures: string[] = [];
let passed = 0;

function check(title: string, work: () => string | void): void {
  try {
    const note = work();
    passed++;
    console.log(`ok      ${title}${note ? ` (${note})` : ''}`);
  } catch (error) {
    failures.push(title);
    console.log(`failed  ${title}\n${told(error).replace(/^/gm, '        ')}`);
  }
}

function main(dir: string): void {
  const [packed] = JSON.parse(execute('npm', ['pack', '--json', '--pack-destination', dir], PATHS.root)) as Packed[];
  const tarball = join(dir, packed.filename);
  const app = join(dir, 'app');

  check('the package holds what users need and nothing else', () => {
    const surplus = packed.files.map(({ path }) => path).filter(path => !SHIPPED.test(path));
    if (surplus.length > 0) throw new Error(`${surplus.length} files too many:\n${surplus.slice(0, 20).join('\n')}`);
    return `${packed.files.length} files`;
  });
  check("it carries Rook's manifests, the code, the types, the jsii assembly and the page of the rules", () => {
    const all = new Set(packed.files.map(({ path }) => path));
    const missing = ['.jsii', '.jsii.gz', 'lib/index.js', 'lib/index.d.ts', 'docs/reference/rules.md', 'vendor/rook-operator/crds.json', 'vendor/rook-operator/operator.json'].filter(path => !all.has(path));
    if (missing.length > 0) throw new Error(`missing: ${missing.join(', ')}`);
  });
  check('unpacked, without the vendored manifests, it is below 3 MB; so packed it is far below', () => {
    const size = packed.files.filter(({ path }) => !path.startsWith('vendor/')).reduce((sum, file) => sum + file.size, 0);
    if (size >= LARGEST) throw new Error(`${size} bytes`);
    return `${megabytes(size)} unpacked without the manifests, ${megabytes(packed.size)} packed with them`;
  });
  check('it installs with its three peers', () => install(app, tarball));
  check('the programs of README.md compile under strict, the types of the package included', () => compile(app));
  check('the model alone is imported by its public name, without cdk8s', () => execute(process.execPath, ['-e', MODEL_ALONE], app).trim());
  for (const { name } of programs()) check(`${name} runs and writes YAML`, () => synthesize(app, name));
}

/** The programs tried: those README shows, and one that needs the manifests in the package. */
function programs(): { name: string; write: (file: string) => void }[] {
  const shown = snippetsOf(join(PATHS.root, 'README.md')).map(({ name, code }) => ({ name, write: (file: string) => writeFileSync(file, code) }));
  if (shown.length === 0) throw new Error('README.md shows no program');
  const example = join(PATHS.examples, 'full-install', 'main.ts');
  return [...shown, { name: 'full-install', write: (file: string) => copyFileSync(example, file) }];
}

/** Judges an object by the model alone, and says whether cdk8s was loaded for it. */
const MODEL_ALONE = `
  const { manifests } = require('cdk8s-ceph/model');
  const pool = { apiVersion: 'ceph.rook.io/v1', kind: 'CephBlockPool', metadata: { name: 'p', namespace: 'n' }, spec: { replicated: { size: 1 } } };
  const { findings } = manifests.Policy.judge([{ object: pool, path: 'p' }]);
  if (!findings.some(({ code }) => code === 'pool/copies')) throw new Error(JSON.stringify(findings));
  const loaded = Object.keys(require.cache).filter(path => /node_modules.(cdk8s|constructs)[^-]/.test(path));
  if (loaded.length > 0) throw new Error('loads ' + loaded[0]);
  console.log(findings.length + ' findings');
`;

function install(app: string, tarball: string): string {
  const { devDependencies } = JSON.parse(readFileSync(join(PATHS.root, 'package.json'), 'utf8'));
  const versions = PEERS.map(name => `${name}@${options.newest ? 'latest' : devDependencies[name]}`);
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'consumer', version: '1.0.0', private: true }));
  execute('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', tarball, ...versions, `typescript@${devDependencies.typescript}`, '@types/node@20'], app);
  return versions.join(', ');
}

function compile(app: string): void {
  const compilerOptions = { strict: true, noEmit: false, outDir: 'out', rootDir: '.', target: 'ES2022', module: 'node16', lib: ['es2022'], types: ['node'] };
  writeFileSync(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  for (const { name, write } of programs()) write(join(app, `${name}.ts`));
  execute(process.execPath, [join('node_modules', 'typescript', 'bin', 'tsc')], app);
}

function synthesize(app: string, name: string): string {
  const outdir = join(app, 'yaml', name);
  execute(process.execPath, [join('out', `${name}.js`)], app, { CDK8S_OUTDIR: outdir });
  const files = readdirSync(outdir).filter(file => file.endsWith('.yaml'));
  if (files.length === 0) throw new Error('no YAML was written');
  return files.map(file => file.replace(/\.k8s\.yaml$/, '')).join(', ');
}

function execute(command: string, args: string[], cwd: string, env: Record<string, string> = {}): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 * 1024 * 1024, env: { ...process.env, ...env } });
}

function told(error: unknown): string {
  const { message, stdout, stderr } = error as { message: string; stdout?: string; stderr?: string };
  // A failed command repeats its stderr in its message.
  return stderr === undefined ? message : [message.split('\n')[0], stdout, stderr].filter(Boolean).join('\n').trim();
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}

const dir = mkdtempSync(join(tmpdir(), 'consumer-'));
try {
  main(dir);
} finally {
  rmSync(dir, { recursive: true });
}
if (options.result) writeFileSync(options.result, JSON.stringify({ passed, failed: failures.length }));
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;
