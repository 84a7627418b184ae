import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProcess } from './lib/command';
import { TUNING_PRESETS } from '../../../src/model/tuning';
import { PATHS } from '../../../tools/lib/paths';

const explained = async (...args: string[]) => (await inProcess(['explain', ...args])).stdout;

describe('explain', () => {
  test.each(TUNING_PRESETS.map(preset => [preset.name, preset] as const))('tells every setting of %s, with its reason, risk and source', async (name, { title, settings }) => {
    const told = await explained(name);
    expect(told.split('\n').slice(0, 2)).toEqual([`${name} (preset)`, title]);
    for (const { name: option, value, normal, reason, risk, source } of settings) {
      expect(told).toContain(`${option} = ${value}  without it ${normal}\n    ${reason}\n    risk: ${risk}\n    ${source}\n`);
    }
  });

  test('tells who writes a setting', async () => {
    expect(await explained('capacity')).toContain('\nwritten into each pool for data that does not say otherwise\n  compression_mode = aggressive');
    expect(await explained('recovery-first')).toContain('\nset while a plan moves data\n  osd osd_mclock_profile = high_recovery_ops');
    expect(await explained('nvme')).toMatch(/written among the options of Ceph\n {2}osd\/class:nvme [^]*yours to set\n {2}resources\.osd\.memory/);
  });

  test('speaks Chinese', async () => {
    expect(await explained('hdd', '--lang', 'zh')).toMatch(/^hdd \(预设\)\n机械硬盘上的 OSD[^]*风险: /);
  });
});

test('docs/how-to/tuning.md names every preset', () => {
  const page = readFileSync(join(PATHS.root, 'docs/how-to/tuning.md'), 'utf8');
  expect(TUNING_PRESETS.map(({ name }) => name).filter(name => !page.includes(`| \`${name}\` |`))).toEqual([]);
});

test('check refuses a preset that no OSD has the class for, at its line', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'tuning-')), file = join(dir, 'layout.yaml');
  try {
    const hosts = ['a', 'b', 'c', 'd'].map(host => `  node-${host}: { volumes: [{ disk: /dev/disk/by-id/wwn-0x5000c500a1b2c30${host}, size: 4TB, deviceClass: hdd }] }`);
    writeFileSync(file, ['layout: 1', 'hosts:', ...hosts, 'cluster:', '  tuning: [nvme]', ''].join('\n'));
    const { status, stderr, stdout } = await inProcess(['check', file]);
    expect(status).toBe(1);
    expect(`${stderr}${stdout}`).toMatch(/layout\.yaml:8:\d+: error ceph-cluster\/tuning-class/);
    writeFileSync(file, ['layout: 1', 'hosts:', ...hosts, 'cluster:', '  tuning: [fast]', ''].join('\n'));
    const unknown = await inProcess(['check', file]);
    expect(unknown.status).toBe(2);
    expect(`${unknown.stderr}${unknown.stdout}`).toContain('recovery-first');
  } finally {
    rmSync(dir, { recursive: true });
  }
});
