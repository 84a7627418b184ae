import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import * as ts from 'typescript';
import { PATHS } from '../../tools/lib/paths';
import { documents, fencesOf, Snippet, snippetsOf } from '../../tools/lib/snippets';
import { documentsWithTranscripts, transcriptsOf } from '../../tools/lib/transcripts';

const SNIPPETS = documents().flatMap(snippetsOf);

/** The programs that a document makes of another by an edit. */
const EDITED = documentsWithTranscripts().flatMap(transcriptsOf).map(({ file, line, program }, i): Snippet => ({ file, line, code: program, name: `edited-${i}` }));

/** Fences that would show TypeScript or JavaScript which nobody runs. */
const UNTESTED = ['typescript', 'tsx', 'js', 'javascript', 'mjs', 'TypeScript', 'TS'];

test('README shows a program', () => {
  expect(SNIPPETS.filter(({ file }) => file === 'README.md').length).toBeGreaterThan(0);
});

test('every program is fenced as ts, so that it is tried here', () => {
  const untested = documents().flatMap(path => fencesOf(path).filter(({ language }) => UNTESTED.includes(language)).map(({ line }) => `${relative(PATHS.root, path)}:${line}`));
  expect(untested).toEqual([]);
});

test('every program compiles under strict, edited or not', () => {
  expect(compile([...SNIPPETS, ...EDITED])).toEqual([]);
});

test('the compiler finds what is wrong', () => {
  const code = "import { Host } from 'cdk8s-ceph';\nHost.named('node-a', { racks: 'one' });\nlet unused;\n";
  expect(compile([{ file: 'wrong.md', line: 10, code, name: 'wrong' }]).join('\n')).toMatch(/^wrong\.md:11: .*racks/);
});

test.each(SNIPPETS.map(snippet => ({ title: `${snippet.file}:${snippet.line}`, snippet })))('the program at $title runs and writes YAML', ({ snippet }) => {
  const outdir = mkdtempSync(join(tmpdir(), `${snippet.name}-`));
  const before = process.env.CDK8S_OUTDIR;
  // Warnings belong to whoever reads them in a terminal.
  const silent = [jest.spyOn(console, 'log').mockImplementation(), jest.spyOn(process.stderr, 'write').mockReturnValue(true)];
  process.env.CDK8S_OUTDIR = outdir;
  try {
    run(snippet);
    expect(readdirSync(outdir).filter(file => file.endsWith('.yaml'))).not.toEqual([]);
  } finally {
    if (before === undefined) delete process.env.CDK8S_OUTDIR; else process.env.CDK8S_OUTDIR = before;
    silent.forEach(spy => spy.mockRestore());
    rmSync(outdir, { recursive: true });
  }
});

/** In this very process, with the modules jest resolves; so that a failure points here. */
function run({ code, name }: Snippet): void {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  const { outputText } = ts.transpileModule(code, { compilerOptions });
  const module = { exports: {} };
  jest.isolateModules(() => new Function('require', 'module', 'exports', `${outputText}\n//# sourceURL=${name}.js`)(require, module, module.exports));
}

/** All snippets in one program, as files that exist in memory only. */
function compile(snippets: readonly Snippet[]): string[] {
  const files = new Map(snippets.map(snippet => [join(__dirname, `${snippet.name}.ts`), snippet]));
  const config = ts.getParsedCommandLineOfConfigFile(join(PATHS.root, 'test', 'tsconfig.json'), { noEmit: true }, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail })!;
  const options = { ...config.options, strict: true };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = path => files.has(path) || fileExists(path);
  host.readFile = path => files.get(path)?.code ?? readFile(path);
  host.getSourceFile = (path, version, ...rest) => {
    const snippet = files.get(path);
    return snippet ? ts.createSourceFile(path, snippet.code, version) : getSourceFile(path, version, ...rest);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files].flatMap(([path, { file, line }]) => ts.getPreEmitDiagnostics(program, program.getSourceFile(path)).map(diagnostic => {
    const at = ts.getLineAndCharacterOfPosition(diagnostic.file!, diagnostic.start!).line;
    return `${file}:${line + at}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n')}`;
  }));
}

function fail(diagnostic: ts.Diagnostic): never {
  throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
}
