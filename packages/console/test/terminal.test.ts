import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandInFolders } from './lib/command';

const { command, empty, folder, run } = commandInFolders();

/** Run on a pseudo-terminal, which the program `script` of util-linux makes, and type some keys, each after a while. */
function onTerminal(args: readonly string[], cwd: string, keys: readonly string[] = []) {
  const line = [process.execPath, command, ...args].map(word => `'${word}'`).join(' ');
  const typing = keys.map(key => `sleep 1; printf '${key}'`).join('; ');
  const { status, stdout } = spawnSync('bash', ['-c', `{ sleep 1; ${typing || ':'}; sleep 1; } | script --quiet --return --command "stty cols 160 rows 40; ${line}" /dev/null`], {
    cwd, encoding: 'utf8', env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: '', TERM: 'xterm', NO_COLOR: undefined, FORCE_COLOR: undefined, CI: undefined } as NodeJS.ProcessEnv, timeout: 60_000,
  });
  return { status, stdout };
}

test('there are colours on a terminal, and none where it is piped', () => {
  const { status, stdout } = onTerminal(['check'], folder());
  expect(status).toBe(0);
  expect(stdout).toContain('\u001b[32mno errors\u001b[39m');
  expect(run(['check']).stdout).not.toContain('\u001b');
});

describe('init without captures', () => {
  const ENTER = '\\r';

  test('asks on a terminal, and writes what was answered', () => {
    const dir = empty();
    const disk = (i: number) => `/dev/disk/by-id/wwn-0x5000c500a1b2c30${i}=4TB:hdd`;
    const { status, stdout } = onTerminal(['init'], dir, [`node-a node-b node-c node-d${ENTER}`, ...[1, 2, 3, 4].map(i => `${disk(i)}${ENTER}`), ENTER]);
    expect(stdout).toContain('The names of the hosts');
    expect([status, existsSync(join(dir, 'layout.yaml'))]).toEqual([0, true]);
    expect(readFileSync(join(dir, 'layout.yaml'), 'utf8')).toContain('node-d');
    expect(run(['check'], dir)).toMatchObject({ status: 0, stdout: '4 hosts, 4 volumes: no errors, 0 warnings\n' });
  }, 60_000);

  test('ends with 130 at Ctrl-C, and writes nothing', () => {
    const dir = empty();
    expect(onTerminal(['init'], dir, ['\\003']).status).toBe(130);
    expect(existsSync(join(dir, 'layout.yaml'))).toBe(false);
  }, 60_000);

  test('does not ask where nobody can answer: it names what is missing', () => {
    expect(run(['init'], empty())).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('usage/captures') });
  });
});

describe('completion in bash', () => {
  /** What bash offers for a line. */
  function offered(line: string, cwd = folder()): string[] {
    const words = line.split(' ');
    const script = join(cwd, 'completion.bash');
    writeFileSync(script, run(['completion', 'bash']).stdout);
    const program = `cdk8s-ceph() { '${process.execPath}' '${command}' "$@"; }; source '${script}'; COMP_WORDS=(${words.map(word => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _cdk8s_ceph; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return execFileSync('bash', ['-c', program], { cwd, encoding: 'utf8' }).split('\n').filter(word => word !== '');
  }

  test.each([
    ['cdk8s-ceph ch', ['check']],
    ['cdk8s-ceph what-if --lo', ['--lose']],
    ['cdk8s-ceph what-if layout.yaml --lose node-', ['node-a', 'node-b', 'node-c', 'node-d']],
    ['cdk8s-ceph explain pool/device-class-o', ['pool/device-class-open']],
    ['cdk8s-ceph completion z', ['zsh']],
    ['cdk8s-ceph check lay', ['layout.yaml']],
  ])('%s', (line, words) => expect(offered(line)).toEqual(words));

  test.each(['zsh', 'fish'])('the script of %s is there, and is read without an error where the shell is there', shell => {
    const { stdout } = run(['completion', shell]);
    expect(stdout).toContain('__complete');
    if (spawnSync('which', [shell]).status === 0) expect(spawnSync(shell, ['-n', '-c', stdout], { encoding: 'utf8' }).stderr).toBe('');
  });
});
