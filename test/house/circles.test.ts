import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { preProcessFile } from 'typescript';

const ROOT = join(__dirname, '../..');

/** The files that a file loads; what is imported for its types only, or required late, is not. */
function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8').replace(/^(import|export) type [^]*?;$/gm, '');
  return preProcessFile(text, true, false).importedFiles.map(({ fileName }) => fileName).filter(name => name.startsWith('.'))
    .flatMap(name => [`${join(dirname(path), name)}.ts`, join(dirname(path), name, 'index.ts')].filter(existsSync).slice(0, 1));
}

/** The first circle of imports that is found, as the files on it; nothing where there is none. */
function circleIn(files: readonly string[], imports: (path: string) => readonly string[]): string[] {
  const state = new Map<string, 'open' | 'done'>(), way: string[] = [];
  const visit = (path: string): string[] | undefined => {
    if (state.get(path) === 'done') return undefined;
    if (state.get(path) === 'open') return [...way.slice(way.indexOf(path)), path];
    state.set(path, 'open');
    way.push(path);
    for (const next of imports(path)) {
      const circle = visit(next);
      if (circle !== undefined) return circle;
    }
    way.pop();
    state.set(path, 'done');
    return undefined;
  };
  for (const path of files) {
    const circle = visit(path);
    if (circle !== undefined) return circle;
  }
  return [];
}

const filesBelow = (folder: string) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts')).map(name => join(ROOT, folder, name)).sort();

// The linter's own rule for it takes as long as all its other rules together.
test.each(['src', 'packages/console/src', 'lab', 'tools', 'perf'])('no file of %s imports itself over others', folder => {
  const files = filesBelow(folder);
  expect(files.length).toBeGreaterThan(3);
  expect(circleIn(files, importsOf).map(path => relative(ROOT, path))).toEqual([]);
});

test('a circle is found, wherever one enters it', () => {
  const graph: Record<string, string[]> = { a: ['b'], b: ['c', 'd'], c: [], d: ['e'], e: ['b'] };
  expect(circleIn(Object.keys(graph), path => graph[path])).toEqual(['b', 'd', 'e', 'b']);
  expect(circleIn(['c'], path => graph[path])).toEqual([]);
});
