import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as ts from 'typescript';
import { lazily } from '../../tools/lib/lazily';
import { PATHS } from '../../tools/lib/paths';

let root: string;
beforeEach(() => { root = mkdtempSync(join(tmpdir(), 'lazy-')); });
afterEach(() => rmSync(root, { recursive: true }));

function compiled(sources: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...sources].map(([path, text]) => [
    path.replace(/\.ts$/, '.js'), ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true } }).outputText,
  ]));
}

function written(files: ReadonlyMap<string, string>, folder: string): string {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, folder, path)), { recursive: true });
    writeFileSync(join(root, folder, path), text);
  }
  return join(root, folder, 'index.js');
}

/** What a program prints that has the library as `it`, and the files of the library that it has loaded. */
function run(entry: string, program: string): any {
  const text = `const it = require(${JSON.stringify(entry)}); const value = (() => { ${program} })();
    console.log(JSON.stringify({ value, loaded: Object.keys(require.cache).filter(path => path.startsWith(${JSON.stringify(dirname(entry))})).map(path => path.slice(${dirname(entry).length + 1})).sort() }));`;
  return JSON.parse(execFileSync(process.execPath, ['--eval', text], { encoding: 'utf8', cwd: root }));
}

const SOURCES = new Map(Object.entries({
  'index.ts': "export * from './base';\nexport * from './room';\nexport { hidden as shown, LIMIT } from './room/private';\nexport * as named from './named';",
  'base.ts': "export class Base { public constructor(public readonly name = 'base') {} }\nexport enum Kind { ONE = 'one' }",
  'named.ts': 'export const one = 1;\nexport const two = 2;',
  'room/index.ts': "export * from './thing';\nexport { hidden } from './private';",
  'room/thing.ts': "import { Base, Kind } from '..';\nimport * as names from '../named';\nimport { other } from '../other';\nexport class Thing extends Base { public kind = Kind.ONE; public make() { return new Base(`${names.two}`); } public ask() { return other(); } }",
  'room/private.ts': 'export const LIMIT = 7;\nexport function hidden(base: { name: string }) { return base.name; }',
  'other.ts': "import { Thing } from './room';\nexport function other() { return new Thing().name; }",
}));

const PROGRAM = 'const thing = new it.Thing(); return [thing.name, thing.kind, thing.make().name, thing.ask(), it.shown(thing), it.hidden(thing), it.LIMIT, it.named.one, thing instanceof it.Base];';

test('files load each other when they use each other, and do the same', () => {
  const before = compiled(SOURCES);
  const [eager, lazy] = [written(before, 'eager'), written(lazily(before), 'lazy')];
  expect(run(lazy, PROGRAM).value).toEqual(run(eager, PROGRAM).value);
  expect(run(eager, '').loaded).toHaveLength(SOURCES.size);
  expect(run(lazy, '').loaded).toEqual(['index.js']);
  expect(run(lazy, 'return new it.Thing().name;')).toEqual({ value: 'base', loaded: ['base.js', 'index.js', 'room/thing.js'] });
});

test('all names are there, also for `import { … }` of Node, which reads them from the text', () => {
  const before = compiled(SOURCES);
  const [eager, lazy] = [written(before, 'eager'), written(lazily(before), 'lazy')];
  const names = run(eager, 'return Object.keys(it).sort();').value;
  expect(run(lazy, 'return Object.keys(it).sort();').value).toEqual(names);
  writeFileSync(join(root, 'program.mjs'), `import { ${names.filter((name: string) => name !== 'default').join(', ')} } from './lazy/index.js'; console.log(new Thing().name, LIMIT, named.two);`);
  expect(execFileSync(process.execPath, [join(root, 'program.mjs')], { encoding: 'utf8' })).toBe('base 7 2\n');
});

test('what is so already stays as it is', () => {
  const once = lazily(compiled(SOURCES));
  expect(lazily(once)).toEqual(once);
});

test('the library loads no file before it is used, and a small part of its files for a pool', () => {
  const src = join(PATHS.root, 'src');
  const paths = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.ts'));
  const before = compiled(new Map(paths.map(path => [path, readFileSync(join(src, path), 'utf8')])));
  const lazy = written(lazily(before), 'lib'), eager = written(before, 'eager');
  symlinkSync(join(PATHS.root, 'node_modules'), join(root, 'node_modules'));
  expect(run(lazy, 'return Object.keys(it).sort();').value).toEqual(run(eager, 'return Object.keys(it).sort();').value);
  expect(run(lazy, '').loaded).toEqual(['index.js']);
  const { value, loaded } = run(lazy, 'return it.Redundancy.replicated(3).constructor.name;');
  expect(value).toBe('Redundancy');
  expect(loaded.length).toBeLessThan(paths.length / 10);
  // Every name is there when it is asked for, in whatever order.
  const missing = 'return Object.keys(it).reverse().filter(name => it[name] === undefined);';
  expect(run(lazy, missing).value).toEqual([]);
}, 60_000);
