/*
 * How long people wait: our compiled program, from the start of Node to its end, beside `helm template` of a chart with the same
 * objects, in turn and in the same run. `npx projen perf:helm` fails beyond the targets; `--write` puts the figures into
 * docs/explanation/performance.md. Needs Go, which builds helm.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import * as ts from 'typescript';
import { parseAllDocuments } from 'yaml';
import { writeChart } from './chart';
import { HelmFigures, helmMarkdown, mostOfHelm, writePart } from './report';
import { binaryOf, buildTool, GoTool, versionOf } from '../tools/lib/go-tools';
import { PATHS } from '../tools/lib/paths';
import { MODULES } from '../tools/lib/upstream';

const ROUNDS = Number(process.env.PERF_ROUNDS ?? 9);
const HELM: GoTool = { name: 'helm', module: MODULES.helm, directory: './cmd/helm', minutes: 3 };
const FOLDER = join(PATHS.root, '.cache', 'perf');
const PROGRAM = join(FOLDER, 'program.js');
const LAYOUTS = [{ hosts: 3, volumesAHost: 4 }, { hosts: 83, volumesAHost: 12 }, { hosts: 499, volumesAHost: 12 }];

type Layout = typeof LAYOUTS[number];

interface Time {
  /** On the clock, in milliseconds. */
  readonly wait: number;
  /** Of all processors together. */
  readonly busy: number;
}

/** The layouts of the other benchmark, compiled as users compile their programs, with the compiled library. */
function compileProgram(): void {
  const source = readFileSync(join(__dirname, 'layouts.ts'), 'utf8').replace("'../src'", "'../../lib'");
  const main = 'libraryApp(Number(process.argv[2]), process.argv[4], Number(process.argv[3])).synth();\n';
  const { outputText } = ts.transpileModule(`${source}\n${main}`, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  writeFileSync(PROGRAM, outputText);
}

/** Run a command, with what it prints in a file, and let the shell tell what it took. */
function run(command: readonly string[], output: string): Time {
  const file = openSync(output, 'w');
  try {
    const env = { ...process.env, HELM_CACHE_HOME: FOLDER, HELM_CONFIG_HOME: FOLDER, HELM_DATA_HOME: FOLDER };
    const start = process.hrtime.bigint();
    const { status, stderr } = spawnSync('sh', ['-c', '"$@" || exit; times >&2', 'sh', ...command], { stdio: ['ignore', file, 'pipe'], encoding: 'utf8', env });
    const wait = Number(process.hrtime.bigint() - start) / 1e6;
    if (status !== 0) throw new Error(`${command.join(' ')}:\n${stderr}`);
    const children = stderr.trimEnd().split('\n').at(-1)!;
    const seconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(([, minutes, rest]) => Number(minutes) * 60 + Number(rest));
    return { wait, busy: seconds.reduce((sum, value) => sum + value, 0) * 1000 };
  } finally {
    closeSync(file);
  }
}

function objectsIn(text: string): any[] {
  return parseAllDocuments(text, { version: '1.1' }).map(document => document.toJS()).filter(object => object !== null);
}

function written(folder: string): string {
  return readdirSync(folder).sort().map(file => readFileSync(join(folder, file), 'utf8')).join('---\n');
}

function sorted(objects: readonly any[]): string[] {
  const inOrder = (_: string, value: any) => value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1)) : value;
  return objects.map(object => JSON.stringify(object, inOrder)).sort();
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function measure({ hosts, volumesAHost }: Layout): HelmFigures['cases'][number] {
  const volumes = hosts * volumesAHost;
  const [chart, out, text] = ['chart', 'out', 'helm.yaml'].map(name => join(FOLDER, `${volumes}-${name}`));
  [chart, out].forEach(folder => rmSync(folder, { recursive: true, force: true }));
  const ours = () => run([process.execPath, PROGRAM, `${hosts}`, `${volumesAHost}`, out], join(FOLDER, 'stdout'));
  const theirs = () => run([binaryOf(HELM), 'template', 'storage', chart], text);
  ours();
  const objects = objectsIn(written(out));
  writeChart(chart, objects);
  theirs();
  // Both have been warmed up, and make the same.
  const [made, asked] = [sorted(objectsIn(readFileSync(text, 'utf8'))), sorted(objects)];
  if (made.length !== asked.length || made.some((object, i) => object !== asked[i])) throw new Error(`helm makes other objects of ${volumes} volumes`);

  const rounds = Array.from({ length: ROUNDS }, (_, i) => {
    const [first, second] = i % 2 === 0 ? [theirs(), ours()] : [ours(), theirs()];
    return i % 2 === 0 ? { helm: first, own: second } : { helm: second, own: first };
  });
  const figures = {
    volumes,
    objects: objects.length,
    helm: median(rounds.map(({ helm }) => helm.wait)),
    own: median(rounds.map(({ own }) => own.wait)),
    // Of each round, not of the medians: what disturbs the machine disturbs neighbours alike.
    ratio: median(rounds.map(({ helm, own }) => own.wait / helm.wait)),
    busyRatio: median(rounds.map(({ helm, own }) => own.busy / helm.busy)),
    most: mostOfHelm(volumes),
  };
  console.log(`${volumes} volumes: helm ${Math.round(figures.helm)} ms, ours ${Math.round(figures.own)} ms; `
    + `${figures.ratio.toFixed(2)} times helm's time (at most ${figures.most}), ${figures.busyRatio.toFixed(2)} times its time of the processors`);
  return figures;
}

buildTool(HELM);
mkdirSync(FOLDER, { recursive: true });
compileProgram();
const cases = LAYOUTS.map(measure);
const figures: HelmFigures = { node: process.version, helm: versionOf(HELM), processor: `${cpus()[0].model}, ${cpus().length} cores`, rounds: ROUNDS, cases };
if (process.argv.includes('--write')) writePart('helm', 'npx projen perf:helm', helmMarkdown(figures));
if (cases.some(({ ratio, most }) => ratio > most)) {
  console.error('slower than the target');
  process.exitCode = 1;
}
