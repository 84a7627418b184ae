import { existsSync } from 'node:fs';
import type { Place, Problem } from '../io/problem';

/** A file or folder that is not there. */
export function filesProblem(path: string): Problem[] {
  return existsSync(path) ? [] : [{ code: 'input/file', severity: 'error', place: { file: path }, value: path, reason: 'there is no such file or folder', fix: 'Write the name of a file or folder that is there' }];
}

/** `file:line`, taken apart. */
export function fileOf(path: string): Place {
  const [, file, line] = /^(.*):(\d+)$/.exec(path) ?? [];
  return file === undefined ? { file: path } : { file, line: Number(line) };
}
