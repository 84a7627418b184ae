import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of the page by their paths, as the bundle lists them. Nothing else is read from the disk, whatever is asked for. */
export interface PageFiles {
  readonly [path: string]: { readonly type: string; readonly file: string };
}

/** Where the bundle puts the page, seen from its own file. */
export const PAGE_FOLDER = join(__dirname, '..', '..', 'page');

/** The list of files, which is written with them. */
export const PAGE_LIST = 'files.json';

/** Reads the list once; without a page there is an empty one. */
export function pageFiles(folder = PAGE_FOLDER): { readonly files: PageFiles; readonly read: (path: string) => { readonly type: string; readonly bytes: Buffer } | undefined } {
  const list = join(folder, PAGE_LIST), files: PageFiles = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : {};
  const known = new Map(Object.entries(files)), read = new Map<string, Buffer>();
  return {
    files,
    read: path => {
      const found = known.get(path);
      if (found === undefined) return undefined;
      const bytes = read.get(path) ?? readFileSync(join(folder, found.file));
      read.set(path, bytes);
      return { type: found.type, bytes };
    },
  };
}
