import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { captureText, HOSTS } from './captures';
import { madeOnce } from '../../../../test/lib/made-once';
import { runFolder } from '../../../../test/lib/run-folder';
import { BUNDLE, bundleConsole, BUNDLING } from '../../../../tools/console';
import { PATHS } from '../../../../tools/lib/paths';

/** What a run of the command left behind. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command as a package, in the folder of the run. */
const PACKAGE = 'console';

/** The bundled command, and folders in which it is tried; they go at the end of the suite. */
export function commandInFolders() {
  const home = mkdtempSync(join(tmpdir(), 'console-')), packed = join(runFolder(), PACKAGE), command = join(packed, BUNDLE);
  beforeAll(async () => { await madeOnce(PACKAGE, bundleConsole); }, 120_000);
  afterAll(() => rmSync(home, { recursive: true }));
  const empty = () => mkdtempSync(join(home, 'in-'));
  const folder = () => {
    const dir = empty();
    for (const name of ['layout.yaml', 'applications.yaml']) cpSync(join(PATHS.root, 'examples/quickstart', name), join(dir, name));
    return dir;
  };
  const run = (args: readonly string[], cwd = folder(), env: Record<string, string> = {}): Ran => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { cwd, encoding: 'utf8', env: { ...process.env, LANG: 'C', LC_ALL: 'C', NO_COLOR: '', ...env } });
    return { status, stdout, stderr };
  };
  return { home, packed, command, empty, folder, run };
}

/** A folder with captures of four hosts, made where it is said. */
export function withCaptures(dir: string): string {
  for (const host of HOSTS) writeFileSync(join(dir, `${host}.txt`), captureText(host));
  return dir;
}

let bundled: Promise<typeof import('../../src/cli/main')> | undefined;

/** The command as a function. It loads its parts when it needs them, which jest cannot: so it is bundled first, at a place from which it finds Rook's manifests. */
function loaded(): Promise<typeof import('../../src/cli/main')> {
  return bundled ??= (async () => {
    const home = join(PATHS.root, 'out', `console-${process.pid}`), outfile = join(home, 'main.cjs');
    process.once('exit', () => rmSync(home, { recursive: true, force: true }));
    await build({ ...BUNDLING, entryPoints: [join(PATHS.root, 'packages/console/src/cli/main.ts')], outfile });
    return createRequire(__filename)(outfile);
  })();
}

/** The command without a process of its own: what is written, and the exit code. */
export async function inProcess(args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  const told = { stdout: '', stderr: '' };
  const status = await (await loaded()).main(args, { out: text => { told.stdout += text; }, err: text => { told.stderr += text; }, colored: false, env }, '0.0.0');
  return { status, ...told };
}
