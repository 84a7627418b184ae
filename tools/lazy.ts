/** Lets the compiled library load only what a program uses, and leaves out comments that the types carry: `tsx tools/lazy.ts [LIB]`. Files that are so already stay as they are. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lazily } from './lib/lazily';
import { PATHS } from './lib/paths';
import { withoutDocs } from './lib/without-docs';

const lib = resolve(process.argv[2] ?? join(PATHS.root, 'lib'));
const paths = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.js')).map(path => path.replaceAll('\\', '/'));
const before = new Map(paths.map(path => [path, readFileSync(join(lib, path), 'utf8')]));
for (const [path, lazy] of lazily(before)) {
  const text = withoutDocs(lazy);
  if (text !== before.get(path)) writeFileSync(join(lib, path), text);
}
