import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { PATHS } from './paths';
import { objectsOf, PhaseFile } from './summary/objects';
import { isInstruction } from '../../src/model/manifests';

/** Phases that hold what others wrote: of these the golden files keep an inventory, not the content. */
const OF_OTHERS = ['00-crds', '10-operator'].map(phase => `${phase}.k8s.yaml`);

/** What a run of an example leaves: text by the path of its file. */
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
    const ofOthers = [...golden.keys()].filter(isOfOthers);
    const inventory = ofOthers.flatMap(file => inventoryOf(basename(file), golden.get(file)!));
    ofOthers.forEach(file => golden.delete(file));
    if (inventory.length > 0) golden.set('inventory.txt', `${inventory.join('\n')}\n`);
    if (stdout !== '') golden.set('output.txt', stdout);
    if (stderr !== '') golden.set('warnings.txt', stderr);
    return new Map([...golden].sort(([a], [b]) => a < b ? -1 : 1));
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
  return [...ofOthers, ...[...golden].filter(([file]) => file.endsWith('.yaml')).map(([file, text]) => ({ file, objects: objectsOf(text).filter(object => !isInstruction(object)) }))];
}

/** Where the golden files of an example lie. */
export function expectedDir(name: string): string {
  return join(PATHS.examples, name, 'expected');
}

function read(dir: string): Golden {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter(file => statSync(join(dir, file)).isFile());
  return new Map(files.sort().map(file => [file, readFileSync(join(dir, file), 'utf8')]));
}

/** Whether a file is that of such a phase, also where each phase has a folder. */
function isOfOthers(file: string): boolean {
  return OF_OTHERS.includes(basename(file));
}

/** One line an object: file, kind, namespace, name. */
function inventoryOf(file: string, yaml: string): string[] {
  return objectsOf(yaml).map(({ kind, metadata }) => `${file} ${kind} ${metadata.namespace ?? '-'} ${metadata.name}`);
}
