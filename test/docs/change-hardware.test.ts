import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { PATHS } from '../../tools/lib/paths';
import { fencesOf } from '../../tools/lib/snippets';

const PAGE = join(PATHS.root, 'docs', 'how-to', 'change-hardware.md');

test('what is refused is told in the words of the page', () => {
  const program = fencesOf(PAGE).find(({ language }) => language === 'ts')!.code.replace(/^App\.of.*$/m, '');
  const { outputText } = ts.transpileModule(program, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const printed = jest.spyOn(console, 'log').mockImplementation();
  try {
    new Function('require', 'exports', outputText)(require, {});
    const [[refused], [plan], ...derivations] = printed.mock.calls as string[][];
    expect(refused.trim()).toBe(/```text\n([\s\S]*?)```/.exec(readFileSync(PAGE, 'utf8'))![1].trim());
    expect(plan).toContain('permitted  edit/device-dropped');
    expect(derivations.join('\n')).toContain('vms');
  } finally {
    printed.mockRestore();
  }
});
