import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { readAssembly } from '../../../tools/lib/assembly';

export const ROOT = join(__dirname, '..', '..', '..');

/** The public API as jsii sees it: of the last compilation if nothing has changed since, else of one made for the purpose. */
export function assembly(): any {
  const compiled = join(ROOT, '.jsii');
  return existsSync(compiled) && statSync(compiled).mtimeMs >= newest(join(ROOT, 'src')) ? readAssembly(ROOT) : compiledAside();
}

/** Every TypeScript file below a folder of the repository, generated types apart. */
export function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map(path => join(folder, path)).filter(path => path.endsWith('.ts') && !path.startsWith(join('src', 'imports')) && !path.includes('node_modules')).sort();
}

export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** When the sources were changed last; generated types are not public, and are written anew where nothing has changed. */
function newest(folder: string): number {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.ts') && !path.startsWith('imports'));
  return Math.max(...paths.map(path => statSync(join(folder, path)).mtimeMs));
}

/** In a copy of its own, so that a test changes nothing that others use. */
function compiledAside(): any {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, '.cache', 'house-'));
  try {
    for (const name of ['src', 'package.json', 'tsconfig.json', 'README.md', 'LICENSE']) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    execFileSync(process.execPath, [join(ROOT, 'node_modules', 'jsii', 'bin', 'jsii'), '--silence-warnings=reserved-word'], {
      cwd: folder, stdio: 'pipe', env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '1' },
    });
    return readAssembly(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
