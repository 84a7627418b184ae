import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { PATHS } from '../../tools/lib/paths';
import { fencesOf } from '../../tools/lib/snippets';

const PAGE = join(PATHS.root, 'docs', 'how-to', 'forecast.md');

/** The program of the page, with a host taken out as the page says. */
function withoutOneHost(): string {
  const program = fencesOf(PAGE).find(({ language }) => language === 'ts')!.code;
  const fewer = program.replace("['a', 'b', 'c', 'd']", "['a', 'b', 'c']");
  expect(fewer).not.toBe(program);
  const { outputText } = ts.transpileModule(fewer, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true } });
  const silent = jest.spyOn(console, 'log').mockImplementation();
  try {
    new Function('require', 'exports', outputText)(require, {});
  } catch (error) {
    return (error as Error).message;
  } finally {
    silent.mockRestore();
  }
  throw new Error('nothing was refused');
}

it('is refused with the words of the page', () => {
  const shown = /```text\n([\s\S]*?)```/.exec(readFileSync(PAGE, 'utf8'))?.[1].trim();
  expect(withoutOneHost().trim().endsWith(shown!)).toBe(true);
});
