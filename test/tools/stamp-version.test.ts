import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ts from 'typescript';
import { PATHS } from '../../tools/lib/paths';

let root: string;
const compiled = () => join(root, 'lib', 'model', 'rules', 'version.js');

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stamp-'));
  mkdirSync(join(compiled(), '..'), { recursive: true });
  writeFileSync(join(root, 'package.json'), JSON.stringify({ version: '1.2.3-rc.1' }));
});
afterEach(() => rmSync(root, { recursive: true }));

const stamp = () => spawnSync(process.execPath, [join(PATHS.tools, 'stamp-version.mjs'), root], { encoding: 'utf8' });

test('what is compiled knows the version of the package, however often it is stamped', () => {
  const source = readFileSync(join(PATHS.root, 'src', 'model', 'rules', 'version.ts'), 'utf8');
  writeFileSync(compiled(), ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } }).outputText);
  for (const version of ['1.2.3-rc.1', '2.0.0']) {
    writeFileSync(join(root, 'package.json'), JSON.stringify({ version }));
    expect(stamp().stderr).toBe('');
    const { stdout } = spawnSync(process.execPath, ['-p', `require(${JSON.stringify(compiled())}).VERSION`], { encoding: 'utf8' });
    expect(stdout.trim()).toBe(version);
  }
});

test('fails where there is no place for it', () => {
  writeFileSync(compiled(), 'exports.OTHER = 1;\n');
  const { status, stderr } = stamp();
  expect(status).toBe(1);
  expect(stderr).toContain('has no place for a version');
});
