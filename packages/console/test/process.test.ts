import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { captureText, HOSTS } from './lib/captures';
import { commandInFolders, inProcess, withCaptures } from './lib/command';
import { written } from './lib/transcripts';
import { PATHS } from '../../../tools/lib/paths';
import { VERBS } from '../src/cli/verbs';
import { CODES } from '../src/io/codes';

const { home, packed, command, folder, run } = commandInFolders();

describe('The command', () => {
  test('writes the result to stdout alone, and what is wrong to stderr', () => {
    const { status, stdout, stderr } = run(['check']);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '4 hosts, 12 volumes: no errors, 0 warnings\n', stderr: '' });
  });

  test('ends with 1 where rules refuse, and tells file, line and column', () => {
    const dir = folder();
    writeFileSync(join(dir, 'layout.yaml'), readFileSync(join(dir, 'layout.yaml'), 'utf8').replace('/dev/disk/by-id/wwn-0x5000c500a1b2c301', '/dev/sdb'));
    const { status, stdout, stderr } = run(['check'], dir);
    expect([status, stdout]).toEqual([1, '4 hosts, 12 volumes: 1 error, 0 warnings\n']);
    expect(stderr).toMatch(/^layout\.yaml:8:9: error local-volume\/moving-path\n {2}hosts\.node-a\.volumes\[0\] is '\/dev\/sdb': .+\n {2}fix: .+\n\n$/);
  });

  test('ends with 2 where a file cannot be read, or the command line is wrong', () => {
    expect(run(['check', 'other.yaml'])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('layout/file') });
    expect(run(['chek'])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('Did you mean check?') });
    expect(run(['what-if'])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('--lose') });
  });

  test('ends with 3 where the system does not let it', () => {
    const { status, stdout, stderr } = run(['synth', '--output', 'layout.yaml/dist']);
    expect([status, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(/error environment\/system\n {2}(ENOTDIR|EEXIST): /);
    expect(stderr).not.toContain('    at ');
  });

  test('is not coloured when it is piped', () => expect(JSON.stringify(run(['forecast']))).not.toContain('\\u001b'));

  test.each(VERBS.map(({ name, example }) => [name, example] as const))('%s has help that ends with its example', async (name, example) => {
    const { status, stdout, stderr } = await inProcess([name, '--help']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.endsWith(`\nExample:\n  ${example}\n`)).toBe(true);
  });

  test('tells its verbs, and its version', () => {
    const { status, stdout, stderr } = run(['--help']);
    expect([status, stderr, VERBS.filter(({ name }) => !stdout.includes(`  ${name} `))]).toEqual([0, '', []]);
    expect(run(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test.each(VERBS.filter(({ runs, stays }) => runs === true && stays !== true).map(({ name, example }) => [name, example] as const))('the example of %s says that it reaches no cluster where there is none', (_name, example) => {
    const dir = folder();
    const { status, stderr } = run(example.split(' ').slice(1), dir, { KUBECONFIG: join(dir, 'nowhere') });
    expect([example, status]).toEqual([example, 3]);
    expect(stderr).toContain('run/unreachable');
  });

  test.each(VERBS.filter(({ runs }) => runs !== true).map(({ name, example }) => [name, example] as const))('the example of %s runs', (_name, example) => {
    const dir = folder();
    if (example.includes('init')) rmSync(join(dir, 'layout.yaml'));
    withCaptures(dir);
    if (example.includes('policy')) run(['synth'], dir);
    const { status, stdout } = run(example.split(' ').slice(1), dir);
    expect([example, status]).toEqual([example, 0]);
    expect(stdout).not.toBe('');
  });
});

describe('synth', () => {
  test('replaces its folder, and leaves one alone that is not its own, or that somebody changed', () => {
    const dir = folder();
    expect(run(['synth'], dir).status).toBe(0);
    expect(run(['synth'], dir).status).toBe(0);
    const files = readdirSync(join(dir, 'dist'));
    writeFileSync(join(dir, 'dist', 'mine.yaml'), 'a: 1\n');
    expect(run(['synth'], dir)).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('mine.yaml') });
    expect(readdirSync(join(dir, 'dist')).sort()).toEqual([...files, 'mine.yaml'].sort());
    expect(run(['synth', '--output', '.'], dir)).toMatchObject({ status: 1, stderr: expect.stringContaining('output/not-ours') });
  });

  test('knows its files in folders below, too', () => {
    const dir = folder();
    writeFileSync(join(dir, 'layout.yaml'), `${readFileSync(join(dir, 'layout.yaml'), 'utf8')}\ndelivery: { flux: { path: dist } }\n`);
    const { files } = JSON.parse(run(['synth', '--json'], dir).stdout).data;
    expect(files.map(({ path }: any) => path)).toEqual(expect.arrayContaining(['20-volumes/20-volumes.k8s.yaml', 'flux.k8s.yaml', 'kustomization.yaml']));
    expect(run(['synth'], dir).status).toBe(0);
    writeFileSync(join(dir, 'dist', '20-volumes', 'mine.yaml'), 'a: 1\n');
    expect(run(['synth'], dir)).toMatchObject({ status: 1, stderr: expect.stringContaining('20-volumes/mine.yaml') });
  });

  test('names the files that are there no more', () => {
    const dir = folder();
    run(['synth'], dir);
    writeFileSync(join(dir, 'layout.yaml'), readFileSync(join(dir, 'layout.yaml'), 'utf8').replace(/^(block|file|object|claims|buckets|include):[^]*$/m, ''));
    const { removed } = JSON.parse(run(['synth', '--json'], dir).stdout).data;
    expect(removed).toEqual(['50-classes.k8s.yaml', '70-applications.k8s.yaml']);
    expect(existsSync(join(dir, 'dist', '50-classes.k8s.yaml'))).toBe(false);
  });

  test('puts back the former folder where it was interrupted between the two renames', () => {
    const dir = folder();
    run(['synth'], dir);
    const before = readdirSync(join(dir, 'dist'));
    spawnSync('mv', [join(dir, 'dist'), join(dir, '.dist.old')]);
    writeFileSync(join(dir, 'layout.yaml'), 'layout: 1\nhosts: {}\nblock: { a: {} }\n');
    expect(run(['synth'], dir).status).toBe(1);
    expect(run(['synth', 'missing.yaml'], dir).status).toBe(2);
    cpSync(join(PATHS.root, 'examples/quickstart/layout.yaml'), join(dir, 'layout.yaml'));
    expect(run(['synth'], dir).status).toBe(0);
    expect(readdirSync(join(dir, 'dist'))).toEqual(before);
    expect(readdirSync(dir).filter(name => name.startsWith('.dist'))).toEqual([]);
  });
});

describe('From captures of hosts', () => {
  test('to a layout in one command, and to YAML and a forecast in two more', () => {
    const dir = mkdtempSync(join(home, 'new-'));
    for (const host of HOSTS) writeFileSync(join(dir, `${host}.txt`), captureText(host));
    const init = run(['init', ...HOSTS.map(host => `${host}.txt`)], dir);
    expect(init).toMatchObject({ status: 0, stderr: '', stdout: 'layout.yaml: 8 devices of 16, on 4 hosts\nnext: cdk8s-ceph check layout.yaml\n' });
    expect(run(['synth'], dir).status).toBe(0);
    expect(run(['forecast'], dir).stdout).toContain('safe');
    // What is there is left alone.
    expect(run(['init', 'node-a.txt'], dir)).toMatchObject({ status: 2, stderr: expect.stringContaining('output/exists') });
  });

  test('the inventory tells every device, and why it is not offered', () => {
    const dir = mkdtempSync(join(home, 'new-'));
    writeFileSync(join(dir, 'node-a.txt'), captureText('node-a'));
    const { status, stdout } = run(['inventory', 'node-a.txt'], dir);
    expect(status).toBe(0);
    expect(stdout).toContain('/dev/disk/by-id/wwn-');
    expect(stdout).toContain('system-disk');
    expect(stdout).toContain('2 devices offered of 4');
  });

  test('half a capture is refused', () => {
    const dir = mkdtempSync(join(home, 'new-'));
    writeFileSync(join(dir, 'node-a.txt'), captureText('node-a').slice(0, 200));
    expect(run(['inventory', 'node-a.txt'], dir)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('inventory/capture') });
  });
});

test('pages, and the picture of README, show what the commands print (else run `npx projen docs:console`)', () => {
  for (const [file, text] of written(command)) expect(readFileSync(file, 'utf8')).toBe(text);
});

describe('The bundle', () => {
  test('is below 3 MB, and says what is in it', () => {
    expect(readFileSync(command).length).toBeLessThan(3_000_000);
    const notice = readFileSync(join(packed, 'NOTICE'), 'utf8');
    for (const name of ['ajv', 'cdk8s', 'commander', 'yaml']) expect(notice).toMatch(new RegExp(`^${name} \\d`, 'm'));
  });
});

test('every code of the command is told somewhere in its sources, and the other way round', () => {
  const sources = readdirSync(join(__dirname, '../src'), { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts') && !name.endsWith('codes.ts')).map(name => readFileSync(join(__dirname, '../src', name), 'utf8')).join('\n');
  const told = new Set([...sources.matchAll(/'((?:layout|output|inventory|bench|usage|input|app|environment|logs|run|upgrade|teardown|identity|ui)\/[a-z-]+)'/g)].map(([, code]) => code));
  expect([...told].sort()).toEqual(CODES.map(({ code }) => code).sort());
});
