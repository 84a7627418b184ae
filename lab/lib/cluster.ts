import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { kubectl } from './control-plane';
import { REPOSITORY, RUN } from './paths';
import { say } from './say';
import { run } from './sh';

/** What the library makes of a program, in numbered files; `env` is what the program is told. */
export function synthesize(program: string, env: Record<string, string> = {}): string {
  const outdir = join(RUN, 'output', `${program.replace(/\W+/g, '-')}${Object.keys(env).length > 0 ? '-edited' : ''}`);
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  run(process.execPath, ['--import', 'tsx', join(REPOSITORY, program)], {
    cwd: REPOSITORY, env: { ...env, CDK8S_OUTDIR: outdir, TSX_TSCONFIG_PATH: join(REPOSITORY, 'test', 'tsconfig.json') },
  });
  return outdir;
}

export const storageOfTheLab = (env: Record<string, string> = {}) => synthesize('lab/cluster/main.ts', env);

/** One object that was applied, as the server named it. */
export interface Applied {
  readonly object: string;
  /** Its generation, which rises when its specification changes; for kinds without one the version that every change raises. */
  readonly version: string;
}

const WHAT = '{.kind}{"/"}{.metadata.namespace}{"/"}{.metadata.name}{" "}{.metadata.resourceVersion}{" "}{.metadata.generation}{"\\n"}';

/** Apply files in the order of their names, as the documentation says; unknown fields are refused. */
export function applyAll(outdir: string, only: (file: string) => boolean = () => true): Applied[] {
  return readdirSync(outdir).filter(file => file.endsWith('.yaml') && only(file)).sort().flatMap(file => {
    const { stdout } = kubectl(['apply', '--server-side', '--validate=strict', '-f', join(outdir, file),
      '-o', `jsonpath={range .items[*]}${WHAT}{end}${WHAT}`]);
    const applied = stdout.split('\n').filter(line => line !== '' && !line.startsWith('List/')).map(line => {
      const [object, resourceVersion, generation] = line.split(' ');
      return { object, version: generation || resourceVersion };
    });
    if (file.startsWith('00-')) kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s']);
    say(`applied ${file}: ${applied.length} objects`);
    return applied;
  });
}

/** The custom kinds for snapshots, which belong to neither Kubernetes nor Rook. */
export function applySnapshotKinds(): void {
  const vendor = join(REPOSITORY, 'vendor', 'crds');
  for (const file of readdirSync(vendor).filter(name => name.startsWith('snapshot.'))) kubectl(['apply', '--server-side', '-f', join(vendor, file)]);
}
