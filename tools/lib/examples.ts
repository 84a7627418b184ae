import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PATHS } from './paths';
import { objectsOf, PhaseFile } from './summary/objects';

/** Phases that hold what others wrote: of these the golden files keep an inventory, not the content. */
const OF_OTHERS = ['00-crds.k8s.yaml', '10-operator.k8s.yaml'];

/** What a run of an example leaves, text by file name. */
export type Golden = Map<string, string>;

/** A synthesis in a process of its own. */
export interface Run {
  readonly stdout: string;
  readonly stderr: string;
}

/** Every example, by name. */
export function exampleNames(): string[] {
  return readdirSync(PATHS.examples, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name).sort();
}

/** The golden files of an example as they are committed. */
export function readGolden(name: string): Golden {
  const dir = expectedDir(name);
  return existsSync(dir) ? read(dir) : new Map();
}

/** The golden files of an example as they would be now. */
export async function makeGolden(name: string): Promise<Golden> {
  const outdir = mkdtempSync(join(tmpdir(), `example-${name}-`));
  try {
    const { stdout, stderr } = await runExample(name, outdir);
    const golden = read(outdir);
    const inventory = OF_OTHERS.filter(file => golden.has(file)).flatMap(file => inventoryOf(file, golden.get(file)!));
    OF_OTHERS.forEach(file => golden.delete(file));
    if (inventory.length > 0) golden.set('inventory.txt', `${inventory.join('\n')}\n`);
    if (stdout !== '') golden.set('output.txt', stdout);
    if (stderr !== '') golden.set('warnings.txt', stderr);
    return golden;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** Runs an example as its README says, with its files written to a directory. */
export async function runExample(name: string, outdir: string): Promise<Run> {
  const env = { ...process.env, CDK8S_OUTDIR: outdir, TSX_TSCONFIG_PATH: join(PATHS.root, 'test', 'tsconfig.json') };
  return promisify(execFile)(process.execPath, ['--import', 'tsx', join(PATHS.examples, name, 'main.ts')], { cwd: PATHS.root, env });
}

/** The objects of golden files by phase. Of what others wrote only kind, namespace and name are known. */
export function phasesOf(golden: Golden): PhaseFile[] {
  const inventory = (golden.get('inventory.txt') ?? '').split('\n').filter(Boolean).map(line => line.split(' '));
  const ofOthers = OF_OTHERS.filter(file => inventory.some(([of]) => of === file)).map(file => ({
    file,
    objects: inventory.filter(([of]) => of === file).map(([, kind, namespace, name]) => ({ kind, metadata: namespace === '-' ? { name } : { namespace, name } })),
  }));
  return [...ofOthers, ...[...golden].filter(([file]) => file.endsWith('.yaml')).map(([file, text]) => ({ file, objects: objectsOf(text) }))];
}

/** Where the golden files of an example lie. */
export function expectedDir(name: string): string {
  return join(PATHS.examples, name, 'expected');
}

function read(dir: string): Golden {
  return new Map(readdirSync(dir).sort().map(file => [file, readFileSync(join(dir, file), 'utf8')]));
}

/** One line an object: file, kind, namespace, name. */
function inventoryOf(file: string, yaml: string): string[] {
  return objectsOf(yaml).map(({ kind, metadata }) => `${file} ${kind} ${metadata.namespace ?? '-'} ${metadata.name}`);
}
