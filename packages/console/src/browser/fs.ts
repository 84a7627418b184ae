/** Texts in memory in the place of files, for where there is no disk. */

interface File {
  readonly text: string;
  /** When it was written, in milliseconds. */
  readonly at: number;
}

const files = new Map<string, File>(), folders = new Set(['/', '/tmp']), open = new Map<number, string>();

let count = 0;

export function existsSync(path: string): boolean {
  return files.has(path) || isFolder(path);
}

export function readFileSync(path: string): string {
  return fileAt(path).text;
}

export function writeFileSync(path: string, text: string): void {
  files.set(path, { text, at: Date.now() });
}

export function statSync(path: string): { readonly size: number; readonly mtimeMs: number; readonly isFile: () => boolean; readonly isDirectory: () => boolean } {
  const folder = isFolder(path), { text, at } = folder ? { text: '', at: 0 } : fileAt(path);
  return { size: new TextEncoder().encode(text).length, mtimeMs: at, isFile: () => !folder, isDirectory: () => folder };
}

export function mkdirSync(path: string): void {
  folders.add(path);
}

export function mkdtempSync(prefix: string): string {
  const path = `${prefix}${++count}`;
  mkdirSync(path);
  return path;
}

export function readdirSync(path: string, { recursive = false }: { readonly recursive?: boolean } = {}): string[] {
  const names = [...files.keys(), ...folders].filter(each => each.startsWith(`${path}/`)).map(each => each.slice(path.length + 1));
  return [...new Set(recursive ? names : names.map(name => name.split('/')[0]))];
}

/** A file, or a folder with all that is in it. */
export function renameSync(from: string, to: string): void {
  for (const [path, file] of below(from)) files.set(to + path.slice(from.length), file);
  if (isFolder(from)) mkdirSync(to);
  rmSync(from);
}

export function rmSync(path: string): void {
  for (const [each] of below(path)) files.delete(each);
  for (const each of folders) if (each === path || each.startsWith(`${path}/`)) folders.delete(each);
}

export function openSync(path: string): number {
  open.set(++count, path);
  return count;
}

export function writeSync(handle: number, text: string): void {
  writeFileSync(open.get(handle)!, text);
}

export function fsyncSync(): void {
  // In memory it is there at once.
}

export function closeSync(handle: number): void {
  open.delete(handle);
}

/** There are none. */
export function readlinkSync(path: string): string {
  return fileAt(path).text;
}

function fileAt(path: string): File {
  const file = files.get(path);
  if (file === undefined) throw new Error(`ENOENT: there is no file ${path}`);
  return file;
}

function isFolder(path: string): boolean {
  return folders.has(path) || [...files.keys()].some(each => each.startsWith(`${path}/`));
}

function below(path: string): [string, File][] {
  return [...files].filter(([each]) => each === path || each.startsWith(`${path}/`));
}
