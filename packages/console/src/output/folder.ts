import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Problem } from '../io/problem';

/** Names the files of a folder that are ours, each with its hash. Without it, a folder is somebody else's. */
const MARKER = '.cdk8s-ceph.json';

/** A file that was written, by its name in the folder. */
export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The files of a folder that was replaced. */
export interface Written {
  readonly files: readonly WrittenFile[];
  /** Files of the last time that are not there any more. */
  readonly removed: readonly string[];
}

/** Where the next content of a folder is made, beside it. */
export function freshFor(folder: string): string {
  const target = resolve(folder);
  return join(dirname(target), `.${basename(target)}.new-${process.pid}`);
}

/**
 * Fill a folder anew, with what `fill` puts into `freshFor` it: the new one takes the place of the old one as a whole, so that whoever is interrupted has either. A folder that is
 * not ours, or in which somebody changed or added a file, is left alone.
 */
export function inFolder(folder: string, fill: () => void): Written | { readonly refused: Problem } {
  const target = resolve(folder), parent = dirname(target);
  mkdirSync(parent, { recursive: true });
  repair(target);
  const before = existsSync(target) ? oursIn(folder) : [];
  if (!Array.isArray(before)) return { refused: before };
  const fresh = freshFor(folder);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh);
  try {
    fill();
    const files = filesBelow(fresh).map((path): WrittenFile => ({ path, bytes: statSync(join(fresh, path)).size, sha256: hashOf(join(fresh, path)) }));
    writeFileSync(join(fresh, MARKER), `${JSON.stringify({ format: 1, files: Object.fromEntries(files.map(({ path, sha256 }) => [path, sha256])) }, undefined, 2)}\n`);
    const old = `${parent}/.${basename(target)}.old`;
    if (existsSync(target)) renameSync(target, old);
    renameSync(fresh, target);
    rmSync(old, { recursive: true, force: true });
    return { files, removed: before.filter(name => !files.some(({ path }) => path === name)) };
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Between the two renames there is no folder for a moment: whoever was interrupted there gets the former one back. What a run that is no more had begun is removed. */
function repair(target: string): void {
  const begun = `.${basename(target)}.new-`;
  const left = readdirSync(dirname(target)).filter(name => name.startsWith(begun) && !runs(Number(name.slice(begun.length))));
  for (const name of left) rmSync(join(dirname(target), name), { recursive: true, force: true });
  const old = join(dirname(target), `.${basename(target)}.old`);
  if (!existsSync(old)) return;
  if (existsSync(target)) rmSync(old, { recursive: true });
  else renameSync(old, target);
}

/** Whether a process is there. */
function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The names of our files in a folder; or what is in it that is not ours. */
function oursIn(folder: string): string[] | Problem {
  const refuse = (value: string, reason: string): Problem => ({
    code: 'output/not-ours', severity: 'error', place: { file: folder }, value, reason, fix: 'Name another folder, or remove this one',
  });
  const names = filesBelow(folder).filter(name => name !== MARKER);
  if (names.length === 0) return [];
  const marker = join(folder, MARKER);
  if (!existsSync(marker)) return refuse(names.slice(0, 3).join(', '), 'the folder has files that were not written by cdk8s-ceph');
  const { files } = JSON.parse(readFileSync(marker, 'utf8')) as { files: Record<string, string> };
  const strange = names.filter(name => files[name] === undefined);
  if (strange.length > 0) return refuse(strange.slice(0, 3).join(', '), 'somebody put this into the folder');
  const changed = names.filter(name => files[name] !== hashOf(join(folder, name)));
  return changed.length > 0 ? refuse(changed.slice(0, 3).join(', '), 'somebody changed this since it was written') : names;
}

/** Every file of a folder and of those in it, sorted; a folder is one by its files only. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => !statSync(join(folder, name)).isDirectory()).map(name => name.split(sep).join('/')).sort();
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
