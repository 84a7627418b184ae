import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Yaml } from 'cdk8s';
import * as ts from 'typescript';
import { inProcess } from './lib/command';
import { PATHS } from '../../../tools/lib/paths';
import { fencesOf } from '../../../tools/lib/snippets';

const PAGE = join(PATHS.root, 'docs', 'how-to', 'change-hardware.md');

/** The program of the page, without its last line, and with more behind it. */
function programOf(more = ''): string {
  const program = fencesOf(PAGE).find(({ language }) => language === 'ts')!.code.replace(/^App\.of.*$/m, '');
  return ts.transpileModule(program + more, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } }).outputText;
}

test('what is refused is told in the words of the page', () => {
  const outputText = programOf();
  const printed = jest.spyOn(console, 'log').mockImplementation();
  try {
    new Function('require', 'exports', outputText)(require, {});
    const [[refused], [plan], ...derivations] = printed.mock.calls as string[][];
    expect(refused.trim()).toBe(/```text\n([\s\S]*?)```/.exec(readFileSync(PAGE, 'utf8'))![1].trim());
    expect(plan).toContain('approved  edit/device-dropped');
    expect(derivations.join('\n')).toContain('vms');
  } finally {
    printed.mockRestore();
  }
});

/** A command line as a shell takes it apart, where nothing is quoted. */
const wordsOf = (line: string) => line.split(' ');

test('the command of the page does what it says, typed as it stands there', async () => {
  const home = mkdtempSync(join(tmpdir(), 'plan-'));
  const printed = jest.spyOn(console, 'log').mockImplementation();
  try {
    const states: { former: { object: unknown }[]; next: { object: unknown }[] } = { former: [], next: [] };
    new Function('require', 'exports', 'states', programOf('Object.assign(states, { former, next });'))(require, {}, states);
    for (const [name, state] of [['applied', states.former], ['dist', states.next]] as const) {
      mkdirSync(join(home, name));
      writeFileSync(join(home, name, 'all.k8s.yaml'), Yaml.stringify(...state.map(({ object }) => object)));
    }
    const command = fencesOf(PAGE).find(({ language, code }) => language === 'sh' && code.includes('cdk8s-ceph plan'))!.code.trim();
    // Only where the directories are is another matter; the words are those of the page.
    const typed = command.replace(/ (applied|dist|steps)\b/g, (_, name) => ` ${join(home, name)}`);
    const { status, stdout: said } = await inProcess(wordsOf(typed).slice(1));
    expect(status).toBe(0);
    expect(said).toContain('approved  edit/device-dropped of CephCluster/rook-ceph/ceph/node-e--wwn-0x5000c500a1b2c3de');
    expect(said).not.toContain('not judged');
    expect(readdirSync(join(home, 'steps')).filter(name => name.endsWith('.yaml'))).toEqual(['step-3.yaml', 'step-5.yaml']);
  } finally {
    printed.mockRestore();
    rmSync(home, { recursive: true });
  }
});
