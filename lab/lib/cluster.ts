import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { hasCsi } from './artefacts';
import { FOREIGN, kubectl, kubectlMeanwhile } from './control-plane';
import { leaveDriversOut } from './left-out';
import { REPOSITORY, RUN } from './paths';
import { during, say } from './say';
import { runMeanwhile } from './sh';

/** What the library makes of a program, in numbered files; `env` is what the program is told. */
export async function synthesize(program: string, env: Record<string, string> = {}): Promise<string> {
  const outdir = join(RUN, 'output', `${program.replace(/\W+/g, '-')}${Object.keys(env).length > 0 ? '-edited' : ''}`);
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  await during(() => `${program} is synthesized`, runMeanwhile(process.execPath, ['--import', 'tsx', join(REPOSITORY, program)], {
    cwd: REPOSITORY, env: { ...env, CDK8S_OUTDIR: outdir, TSX_TSCONFIG_PATH: join(REPOSITORY, 'test', 'tsconfig.json') },
  }));
  return outdir;
}

/** What the library makes of the storage of the lab, but for what the lab has no images of. */
export async function storageOfTheLab(env: Record<string, string> = {}): Promise<string> {
  const outdir = await synthesize('lab/cluster/main.ts', env);
  const leftOut = FOREIGN || hasCsi() ? [] : leaveDriversOut(outdir);
  if (leftOut.length > 0) say(`left out, since this lab has no CSI driver (lab/README.md): ${leftOut.join(', ')}; no claim of an application is served`);
  return outdir;
}

/** One object that was applied, as the server named it. */
export interface Applied {
  /** `Kind/namespace/name`. */
  readonly object: string;
  /** Every change of anything in it raises this. */
  readonly resourceVersion: string;
  /** What a change of its specification raises; for kinds that have no such thing the resource version. */
  readonly version: string;
}

const WHAT = '{.kind}{"/"}{.metadata.namespace}{"/"}{.metadata.name}{" "}{.metadata.resourceVersion}{" "}{.metadata.generation}{"\\n"}';
const EACH = `jsonpath={range .items[*]}${WHAT}{end}${WHAT}`;

const read = (text: string): Applied[] => text.split('\n').filter(line => line !== '' && !line.startsWith('List/')).map(line => {
  const [object, resourceVersion, generation] = line.split(' ');
  return { object, resourceVersion, version: generation || resourceVersion };
});

const APPLY = ['apply', '--server-side', '--validate=strict'];

/** The files of an output in the order of their application, also where each phase has a folder. Kustomize's own file holds no object. */
export const filesOf = (outdir: string): string[] => readdirSync(outdir, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.yaml') && basename(name) !== 'kustomization.yaml').sort();

/** Apply files in the order of their names, as the documentation says; unknown fields are refused. `tell` hears of each file. */
export async function applyAll(outdir: string, only: (file: string) => boolean = () => true, tell = say): Promise<Applied[]> {
  const all: Applied[] = [];
  for (const file of filesOf(outdir).filter(only)) {
    const applied = read((await during(() => `${file} is applied`, kubectlMeanwhile([...APPLY, '-f', join(outdir, file), '-o', EACH]))).stdout);
    if (file.startsWith('00-')) kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s']);
    tell(`applied ${file}: ${applied.length} objects`);
    all.push(...applied);
  }
  return all;
}

/** The objects of an output as they are in the cluster now. */
export const standing = async (outdir: string) => read((await kubectlMeanwhile(['get', ...filesOf(outdir).flatMap(file => ['-f', join(outdir, file)]), '-o', EACH])).stdout);

/** How many objects the server takes of a file, of some objects, or of an output; a dry run leaves nothing behind. */
export async function countAccepted(path: string, dryRun: boolean): Promise<{ accepted: number; said: string }> {
  const { stdout, stderr } = await kubectlMeanwhile([...APPLY, ...dryRun ? ['--dry-run=server'] : [], '-f', path], { anyway: true });
  return { accepted: stdout.split('\n').filter(line => line.includes('serverside-applied')).length, said: stderr.trim() };
}

/** Custom kinds of others than Kubernetes and Rook: by default those for snapshots. */
export function applyKindsOfOthers(groups: readonly string[] = ['snapshot']): void {
  const vendor = join(REPOSITORY, 'vendor', 'crds');
  for (const file of readdirSync(vendor).filter(name => groups.includes(name.split('.')[0]))) kubectl(['apply', '--server-side', '-f', join(vendor, file)]);
}
