import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ts from 'typescript';
import { inProcess, withCaptures } from './lib/command';
import { expectedDir } from '../../../tools/lib/examples';
import { PATHS } from '../../../tools/lib/paths';

const CONFIG = join(PATHS.root, 'test/tsconfig.json');
const program = (file: string) => `'${process.execPath}' --import tsx '${file}'`;
const QUICKSTART = program(join(PATHS.root, 'examples/quickstart/main.ts'));

let dir: string;
beforeAll(() => {
  dir = withCaptures(mkdtempSync(join(tmpdir(), 'app-')));
  process.env.TSX_TSCONFIG_PATH = CONFIG;
});
afterAll(() => {
  delete process.env.TSX_TSCONFIG_PATH;
  rmSync(dir, { recursive: true });
});

describe('A program in TypeScript', () => {
  test('goes through the same verbs as a layout', async () => {
    expect(await inProcess(['check', '--app', QUICKSTART])).toEqual({ status: 0, stdout: '4 hosts, 12 volumes: no errors, 0 warnings\n', stderr: '' });
    const [told, ofLayout] = await Promise.all([['--app', QUICKSTART], [join(PATHS.root, 'examples/quickstart/layout.yaml')]].map(given => inProcess(['show', ...given])));
    expect(told).toEqual(ofLayout);
    expect((await inProcess(['what-if', '--lose', 'node-b', '--app', QUICKSTART])).stdout).toContain('no data are lost');
    expect((await inProcess(['plan', expectedDir('quickstart'), '--app', QUICKSTART])).stdout).toBe('Nothing changes.\n');
  }, 120_000);

  test('has findings at the object that it wrote', async () => {
    const minimal = program(join(PATHS.root, 'examples/three-hosts-minimal/main.ts'));
    const { stderr } = await inProcess(['check', '--app', minimal]);
    expect(stderr).toMatch(/^warning pool\/no-spare-domain\n {2}CephBlockPool rook-ceph\/\S+ spec\.replicated\.size is /m);
  }, 60_000);

  test('is written by synth, with the same bytes', async () => {
    const out = join(dir, 'dist');
    expect((await inProcess(['synth', '--output', out, '--app', QUICKSTART])).status).toBe(0);
    const files = readdirSync(expectedDir('quickstart')).filter(name => name.endsWith('.yaml'));
    for (const name of files) expect(readFileSync(join(out, name), 'utf8')).toBe(readFileSync(join(expectedDir('quickstart'), name), 'utf8'));
  }, 60_000);

  test('that refuses is told in its own words; one that writes nothing is told, too', async () => {
    const refusing = join(dir, 'refusing.ts');
    writeFileSync(refusing, readFileSync(join(PATHS.root, 'examples/quickstart/main.ts'), 'utf8').replace(/hdd\('0x5000c500a1b2c301'\)/, "LocalVolume.disk('/dev/sdb', { size: Size.tebibytes(4), deviceClass: DeviceClass.HDD })").replace(/'cdk8s-ceph'/, `'${join(PATHS.root, 'src')}'`).replace(/from '(cdk8s|cdk8s-plus-27)'/g, (_, name) => `from '${join(PATHS.root, 'node_modules', name)}'`));
    expect(await inProcess(['check', '--app', program(refusing)])).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(/app\/failed[^]*local-volume\/moving-path/) });
    expect(await inProcess(['check', '--app', 'true'])).toMatchObject({ status: 2, stderr: expect.stringContaining('app/no-output') });
  }, 60_000);
});

test('init writes a program that type-checks, and makes what the layout makes', async () => {
  const captures = ['a', 'b', 'c'].map(host => join(dir, `node-${host}.txt`)), folder = join(dir, 'program'), file = join(dir, 'layout.yaml');
  expect((await inProcess(['init', ...captures, '--output', file])).status).toBe(0);
  expect((await inProcess(['init', ...captures, '--typescript', folder])).status).toBe(0);
  expect(readdirSync(folder).sort()).toEqual(['.gitignore', 'main.ts', 'package.json', 'tsconfig.json']);
  const main = join(folder, 'main.ts');
  const options: ts.CompilerOptions = {
    ...ts.convertCompilerOptionsFromJson(JSON.parse(readFileSync(join(folder, 'tsconfig.json'), 'utf8')).compilerOptions, folder).options,
    types: [],
    baseUrl: PATHS.root,
    paths: { 'cdk8s-ceph': ['src'], '*': ['node_modules/*'] },
  };
  const checked = ts.createProgram([main], options);
  expect(ts.getPreEmitDiagnostics(checked, checked.getSourceFile(main)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  writeFileSync(main, readFileSync(main, 'utf8').replace("'cdk8s-ceph'", `'${join(PATHS.root, 'src')}'`).replace("'cdk8s'", `'${join(PATHS.root, 'node_modules/cdk8s')}'`));
  const [made, ofLayout] = await Promise.all([['--app', program(main)], [file]].map(given => inProcess(['show', ...given])));
  expect(made).toEqual(ofLayout);
  // What is there is left alone.
  expect(await inProcess(['init', ...captures, '--typescript', folder])).toMatchObject({ status: 2, stderr: expect.stringContaining('output/exists') });
}, 120_000);
