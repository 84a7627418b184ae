import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ts from 'typescript';
import { PATHS } from '../../tools/lib/paths';
import { fencesOf } from '../../tools/lib/snippets';
import { nextSteps } from '../../tools/lib/summary/next-steps';
import { namedFiles, PhaseFile, readPhases, stackIn } from '../../tools/lib/summary/objects';
import { edited } from '../../tools/lib/transcripts';

const README = join(PATHS.root, 'README.md');
const TUTORIAL = join(PATHS.root, 'docs', 'tutorial', 'first-cluster.md');

const fences = (path: string, language: string) => fencesOf(path).filter(fence => fence.language === language).map(({ code }) => code);
const commands = (path: string) => fences(path, 'sh').join('').split('\n').filter(line => line !== '');

/** What a program writes into `dist`. */
function written(program: string): PhaseFile[] {
  const outdir = mkdtempSync(join(tmpdir(), 'first-steps-'));
  const before = process.env.CDK8S_OUTDIR;
  const silent = jest.spyOn(console, 'log').mockImplementation();
  process.env.CDK8S_OUTDIR = outdir;
  try {
    const { outputText } = ts.transpileModule(program, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
    new Function('require', 'exports', outputText)(require, {});
    return readPhases(outdir);
  } finally {
    if (before === undefined) delete process.env.CDK8S_OUTDIR; else process.env.CDK8S_OUTDIR = before;
    silent.mockRestore();
    rmSync(outdir, { recursive: true });
  }
}

/** What has to be typed for files in `dist`. */
const stepsFor = (phases: readonly PhaseFile[]) => nextSteps('dist', namedFiles(phases, stackIn(phases)));

/** The commands that are not told, and those that are told before one they must follow. */
function missing(told: readonly string[], needed: readonly string[]): string[] {
  let at = -1;
  return needed.filter(command => {
    const found = told.indexOf(command, at + 1);
    if (found >= 0) at = found;
    return found < 0;
  });
}

describe('README', () => {
  const top = readFileSync(README, 'utf8').split('\n').slice(0, 22);

  test('begins with what installs the package with its peers', () => {
    const { peerDependencies } = JSON.parse(readFileSync(join(PATHS.root, 'package.json'), 'utf8'));
    const install = top.find(line => line.startsWith('npm install cdk8s-ceph '))!.replace(/ *#.*/, '');
    expect(install.split(' ').slice(2).sort()).toEqual(['cdk8s-ceph', ...Object.keys(peerDependencies)].sort());
    expect(top.some(line => line.startsWith('npx tsx main.ts'))).toBe(true);
  });

  test.each(['npm run quickstart', 'npm run verify'])('has `%s` on its first screen', command => {
    expect(top.some(line => line.startsWith(command))).toBe(true);
  });

  test('applies all that its program writes, and waits where it must', () => {
    expect(missing(commands(README), stepsFor(written(fences(README, 'ts')[0])))).toEqual([]);
  });
});

describe('The tutorial', () => {
  const told = commands(TUTORIAL);
  const [program] = fences(TUTORIAL, 'ts');
  const phases = written(program);
  const objects = phases.flatMap(phase => phase.objects);

  test('applies all that its program writes, and waits where it must', () => {
    expect(missing(told, stepsFor(phases))).toEqual([]);
  });

  test('applies what its other edits add, with an operator too', () => {
    const withOperator = fences(TUTORIAL, 'diff').find(edit => edit.includes('RookOperator'))!;
    const more = written(edited(program, withOperator)).filter(({ file }) => phases.every(phase => phase.file !== file));
    expect(more.map(({ file }) => file)).toEqual(['00-crds.k8s.yaml', '10-operator.k8s.yaml']);
    expect(missing(told, stepsFor(more))).toEqual([]);
  });

  test('deploys the database it speaks of, on a claim of the class that stands on the disks', () => {
    const { metadata, spec } = objects.find(({ kind }) => kind === 'StatefulSet');
    const [template] = spec.volumeClaimTemplates;
    const [{ image, volumeMounts, env }] = spec.template.spec.containers;
    expect(image).toMatch(/^postgres:/);
    expect(volumeMounts.map(({ name }: { name: string }) => name)).toEqual([template.metadata.name]);
    // A filesystem has a directory lost+found at its top, where PostgreSQL refuses to put its data.
    expect(env.find(({ name }: { name: string }) => name === 'PGDATA').value).toMatch(new RegExp(`^${volumeMounts[0].mountPath}/.`));
    expect(objects.filter(({ kind }) => kind === 'StorageClass').map(object => object.metadata.name)).toContain(template.spec.storageClassName);
    expect(told.filter(command => command.includes(`pvc/${template.metadata.name}-${metadata.name}-0 `))).toHaveLength(2);
    const secret = env.find(({ name }: { name: string }) => name === 'POSTGRES_PASSWORD').valueFrom.secretKeyRef;
    expect(told.some(command => command.startsWith(`kubectl -n ${metadata.namespace} create secret generic ${secret.name} --from-literal=${secret.key}=`))).toBe(true);
  });

  test('waits for the volumes by a label that they have', () => {
    const label = told.map(command => /^kubectl wait pv --selector (\S+)=(\S+)/.exec(command)).find(found => found !== null)!;
    const volumes = objects.filter(({ kind }) => kind === 'PersistentVolume');
    expect(volumes).toHaveLength(4);
    expect(volumes.filter(({ metadata }) => metadata.labels[label[1]] !== label[2])).toEqual([]);
  });

  test('declares disks that are no larger than their label says', () => {
    const sizes = objects.filter(({ kind }) => kind === 'PersistentVolume').map(({ spec }) => Number(/^(\d+)Ki$/.exec(spec.capacity.storage)![1]) * 1024);
    expect(sizes).toEqual([4e12, 4e12, 4e12, 4e12]);
  });
});
