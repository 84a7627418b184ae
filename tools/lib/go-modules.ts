import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { PATHS } from './paths';

/** A pinned upstream module and the directory its verified files are in. */
export interface GoModule {
  readonly path: string;
  readonly version: string;
  readonly dir: string;
}

const NO_GO = [
  'The command `go` is missing: upstream manifests come from Go modules, whose checksums it verifies.',
  'On Debian or Ubuntu: apt-get install golang-go. Any Go from 1.21 on will do, it fetches a newer one for itself if a module asks for it.',
].join('\n');

/** The versions tools/go.mod pins, by module path. */
export function pinnedVersions(): Map<string, string> {
  const block = /require \(\n([^)]*)\)/.exec(readFileSync(PATHS.goMod, 'utf8'));
  if (!block) throw new Error('tools/go.mod has no require block');
  const lines = block[1].split('\n').map(line => line.trim()).filter(Boolean);
  return new Map(lines.map(line => line.split(' ') as [string, string]));
}

/** Runs `go` where tools/go.sum is in force, whatever workspace, flags or toolchain setting the caller's shell has. */
export function runGo(args: string[], options: { cwd?: string; env?: Record<string, string> } = {}): SpawnSyncReturns<string> {
  const result = spawnSync('go', args, {
    cwd: options.cwd ?? PATHS.tools,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, GOFLAGS: '', GOWORK: 'off', GOTOOLCHAIN: 'auto', ...options.env },
  });
  if ((result.error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') throw new Error(NO_GO);
  if (result.error) throw result.error;
  return result;
}

/**
 * Downloads (once) and locates pinned modules.
 * Asking for `path@version` keeps Go from resolving the whole module graph, which takes minutes and needs modules nobody reads.
 */
export function locateModules(paths: string[]): GoModule[] {
  const pins = pinnedVersions();
  const wanted = paths.map(path => {
    const version = pins.get(path);
    if (!version) throw new Error(`tools/go.mod does not pin ${path}`);
    return `${path}@${version}`;
  });
  const result = runGo(['mod', 'download', '-json', ...wanted]);
  const answers = result.stdout.split(/^(?=\{)/m).filter(text => text.trim()).map(text => JSON.parse(text));
  for (const answer of answers) {
    if (answer.Error) throw new Error(`${answer.Path} ${answer.Version}: ${answer.Error}`);
  }
  if (result.status !== 0) throw new Error(`go mod download failed:\n${result.stderr.trim()}`);
  return paths.map(path => {
    const answer = answers.find(candidate => candidate.Path === path);
    if (!answer?.Dir) throw new Error(`go mod download gave no directory for ${path}`);
    return { path, version: answer.Version, dir: answer.Dir };
  });
}
