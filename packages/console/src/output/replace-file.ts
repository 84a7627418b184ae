import { renameSync, writeFileSync } from 'node:fs';

/** Write a file as a whole, or leave it as it was. */
export function replaceFile(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
