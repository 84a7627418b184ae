import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { captureOf, inventoryOf } from '../../../src/model/inventory';

/** A machine that was built in a way of its own, with what is to be said of each of its devices. */
interface Machine {
  readonly lsblk: unknown;
  readonly links: Record<string, string[]>;
  readonly expected: readonly { readonly path: string; readonly offerable: boolean; readonly use?: string; readonly warn?: boolean; readonly deviceClass?: string }[];
}

const MACHINES = join(__dirname, 'machines');
const machines = readdirSync(MACHINES).map((file): [string, Machine] => [file.replace('.json', ''), JSON.parse(readFileSync(join(MACHINES, file), 'utf8'))]);

describe.each(machines)('%s', (_name, { lsblk, links, expected }) => {
  const { devices } = inventoryOf([captureOf('node-a', lsblk, links)]);

  test.each(expected.map(each => [each.path, each] as const))('%s', (path, { offerable, use, warn = false, deviceClass }) => {
    const found = devices.filter(device => device.path === path);
    expect(found).toHaveLength(1);
    const [{ state, findings, use: name, deviceClass: told }] = found;
    expect({ state: state === 'offered', codes: findings.map(({ code }) => code) }).toMatchObject({ state: offerable });
    if (!offerable) return;
    const [, group, volume] = /^LocalVolume\.logicalVolume\('(.+)', '(.+)'\)$/.exec(use!) ?? [];
    expect(name).toBe(group === undefined ? use : `/dev/${group}/${volume}`);
    if (warn) expect(findings.length).toBeGreaterThan(0);
    if (deviceClass?.startsWith('ask')) expect(told).toHaveProperty('unknown');
    else if (deviceClass !== undefined) expect(told).toBe(deviceClass);
  });

  test('every device that the host shows is told', () => {
    expect(expected.map(({ path }) => path).filter(path => !devices.some(device => device.path === path))).toEqual([]);
  });
});
