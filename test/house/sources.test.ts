import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import * as ts from 'typescript';
import { assembly, ROOT, sources, textOf } from './lib/assembly';

const parse = (path: string) => ts.createSourceFile(path, textOf(path), ts.ScriptTarget.ES2022, true);
const SRC = sources('src');

/** The files that `src/index.ts` hands out, through every `export *`. */
function handedOut(path = 'src/index.ts'): string[] {
  const targets = parse(path).statements.filter(ts.isExportDeclaration).map(statement => {
    const target = join(dirname(path), (statement.moduleSpecifier as ts.StringLiteral).text);
    return SRC.includes(`${target}.ts`) ? `${target}.ts` : join(target, 'index.ts');
  });
  return [path, ...targets.flatMap(target => handedOut(target))];
}

function exportedFrom(path: string): ts.Statement[] {
  return parse(path).statements.filter(statement => ts.canHaveModifiers(statement)
    && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword));
}

describe('What src/index.ts hands out', () => {
  const files = [...new Set(handedOut())];

  test('are many files', () => expect(files.length).toBeGreaterThan(25));

  test('are no functions, constants and type aliases: jsii drops them without a word', () => {
    const lost = [ts.isFunctionDeclaration, ts.isVariableStatement, ts.isTypeAliasDeclaration];
    const dropped = files.flatMap(path => exportedFrom(path).filter(statement => lost.some(is => is(statement)))
      .map(statement => `${path}: ${statement.getText().slice(0, 60)}`));
    expect(dropped).toEqual([]);
  });

  test('arrives in the assembly to the last class, interface and enum', () => {
    const names = files.flatMap(path => exportedFrom(path).map(statement => (statement as ts.ClassDeclaration).name?.text));
    const arrived = new Set(Object.values<any>(assembly().types).map(({ name }) => name));
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter(name => name === undefined || !arrived.has(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  test('has no overloads: only the first would survive', () => {
    const overloads = files.flatMap(path => exportedFrom(path).filter(ts.isClassDeclaration).flatMap(declaration => {
      const names = declaration.members.filter(ts.isMethodDeclaration).map(({ name }) => name.getText());
      return names.filter((name, i) => names.indexOf(name) !== i).map(name => `${path}: ${name}`);
    }));
    expect(overloads).toEqual([]);
  });
});

describe('The sources', () => {
  test.each(['src', 'tools', 'projenrc', 'perf'])('in %s have no file of more than 300 lines', folder => {
    expect(sources(folder).map(path => [path, textOf(path).split('\n').length] as const).filter(([, lines]) => lines > 301)).toEqual([]);
  });

  test('have a median near 120 lines', () => {
    const lengths = SRC.map(path => textOf(path).split('\n').length).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(120);
  });

  /** What depends on the moment or the machine, and the files that may use it. */
  const AMBIENT: [what: string, pattern: RegExp, allowed: string[]][] = [
    ['files', /from '(node:)?fs/, ['src/app/private/applied.ts', 'src/app/storage-app.ts', 'src/operator/manifests.ts']],
    ['paths', /from '(node:)?path'/, ['src/app/private/applied.ts', 'src/app/storage-app.ts', 'src/operator/manifests.ts']],
    ['the process', /\bprocess\./, ['src/app/storage-app.ts']],
    ['other modules of Node', /from 'node:(?!fs|path)/, ['src/app/private/parsed-yaml.ts']],
    ['late loading', /\brequire\(/, ['src/storage-class/private/late.ts']],
    ['the clock', /\bDate\b|\bperformance\b|setTimeout|setInterval/, []],
    ['chance', /Math\.random|randomUUID|getRandomValues/, []],
    ['the network', /\bfetch\(|XMLHttpRequest|https?\.(get|request)/, []],
    ['the locale', /\.toLocale|localeCompare|\bIntl\b/, []],
  ];
  test.each(AMBIENT)('use %s in the known places only', (_, pattern, allowed) => {
    // Comments and texts may speak of them; code may not.
    const code = (path: string) => textOf(path).replace(/\/\*[^]*?\*\/|^\s*\/\/.*$|`[^`]*`/gm, '');
    expect(SRC.filter(path => pattern.test(code(path)) && !allowed.includes(path))).toEqual([]);
    for (const path of allowed) expect(code(path)).toMatch(pattern);
  });

  test('catch no error to go on, but where what was not known is counted, and where a text is no JSON', () => {
    expect(SRC.filter(path => /\bcatch\b\s*(\(|\{)/.test(textOf(path)))).toEqual(['src/model/layout/json.ts', 'src/model/rules/judge.ts']);
  });

  test('switch no rule of the linter off', () => expect(SRC.filter(path => /eslint-disable|@ts-ignore|@ts-nocheck/.test(textOf(path)))).toEqual([]));

  test('strip nothing but undefined: no helper drops empty or falsy values', () => {
    expect(SRC.filter(path => /undefinedIfEmpty|omitEmpty|filter\(Boolean\)|Lazy\./.test(textOf(path)))).toEqual([]);
  });
});

describe('Pure data', () => {
  const pure = SRC.filter(path => path.startsWith('src/model/') || /^src\/pools\/private\//.test(path) || path.endsWith('-rules.ts')
    || /^src\/core\/private\/(tolerations|provisioning)\.ts$/.test(path));

  test('are many files', () => expect(pure.length).toBeGreaterThan(30));

  test('loads neither cdk8s nor constructs nor modules of Node', () => {
    const script = join(__dirname, 'lib', 'loads.ts');
    const packages = JSON.parse(execFileSync(process.execPath, ['--import', require.resolve('tsx'), script, ...pure], { cwd: ROOT, encoding: 'utf8' }));
    expect(packages).toEqual([]);
  });

  test('would be caught loading cdk8s', () => {
    const script = join(__dirname, 'lib', 'loads.ts');
    const packages = JSON.parse(execFileSync(process.execPath, ['--import', require.resolve('tsx'), script, 'src/cluster/ceph-cluster.ts'], { cwd: ROOT, encoding: 'utf8' }));
    expect(packages).toContain('cdk8s');
  });
});
