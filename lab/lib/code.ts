import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from './paths';
import { run } from './sh';

/** Which code a proof ran on. */
export interface Code {
  /** The commit that was checked out. */
  readonly commit: string;
  /** Whether the code differed from it. */
  readonly edited: boolean;
  /** What the proof stands for, as one short word: it is another one once that code has changed. */
  readonly code: string;
}

/** Every file below a path, in the order of the names. */
function filesBelow(root: string, path: string): string[] {
  if (!existsSync(join(root, path))) return [];
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path)).sort().flatMap(name => filesBelow(root, `${path}/${name}`));
}

/** The file of a proof is the one that names it. */
const isFileOf = (proof: string, text: string) => text.includes(`name: '${proof}'`);

/** What a proof stands for: the library, the storage that the lab makes with it, and the proof itself. */
export function codeOf(proof: string, root = REPOSITORY): string {
  const text = (path: string) => readFileSync(join(root, path), 'utf8');
  const files = [...filesBelow(root, 'src'), ...filesBelow(root, 'lab/cluster'), ...filesBelow(root, 'lab/proofs').filter(path => isFileOf(proof, text(path)))];
  const hash = createHash('sha256');
  for (const path of files) hash.update(`${path}\0${text(path)}\0`);
  return hash.digest('hex').slice(0, 16);
}

/** The code as it is checked out now. */
export function codeNow(proof: string): Code {
  const git = (...args: string[]) => run('git', ['-C', REPOSITORY, ...args], { anyway: true }).stdout.trim();
  return { commit: git('rev-parse', 'HEAD') || 'unknown', edited: git('status', '--porcelain', '--', 'src', 'lab/cluster', 'lab/lib', 'lab/proofs') !== '', code: codeOf(proof) };
}
