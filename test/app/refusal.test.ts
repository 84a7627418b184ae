import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PATHS } from '../../tools/lib/paths';

/** A program with a mistake, as users write and start one; its last statement is what synthesizes. */
const program = (last: string) => `import { Chart, Size } from 'cdk8s';
import * as ceph from ${JSON.stringify(join(PATHS.root, 'src'))};

const app = new ceph.StorageApp();
const volumes = ['a', 'b', 'c'].map(name => ceph.Host.named(name, { volumes: [ceph.LocalVolume.disk('/dev/sdb', { size: Size.tebibytes(1) })] }));
new ceph.LocalVolumeSet(new Chart(app, 'storage'), 'disks', { hosts: volumes });
${last}
`;

let dir: string;
beforeEach(() => {
  // Below the repository, where the peers are found.
  mkdirSync(join(PATHS.root, 'out'), { recursive: true });
  dir = mkdtempSync(join(PATHS.root, 'out', 'refusal-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

function start(last: string): { status: number | null; told: string[] } {
  const file = join(dir, 'main.ts');
  writeFileSync(file, program(last));
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', file], {
    cwd: PATHS.root, encoding: 'utf8', env: { PATH: process.env.PATH, CDK8S_OUTDIR: join(dir, 'dist') },
  });
  return { status, told: stderr.split('\n') };
}

test.each([
  ['app.synthYaml();', 7],
  ['function deploy() {\n  app.synth();\n}\ndeploy();', 8],
])('a program that ends with %p is told the findings and its own line, and nothing of what is inside', (last, line) => {
  const { status, told } = start(last);
  expect(status).toBe(1);
  expect(told.filter(text => text.includes('synthesis is refused'))).toHaveLength(1);
  expect(told.join('\n')).toContain('local-volume/moving-path');
  const frames = told.filter(text => /^ +at /.test(text));
  expect(frames[0]).toContain(`main.ts:${line}:`);
  expect(frames.filter(text => !text.includes(join(dir, 'main.ts')))).toEqual([]);
  expect(told.filter(text => text.includes(join(PATHS.root, 'src')))).toEqual([]);
});

test('a mistake of the program itself is told by Node as ever', () => {
  expect(start('throw new Error("mine");').told.join('\n')).toContain('Error: mine');
});
