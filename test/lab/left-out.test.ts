import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { leaveDriversOut, withoutDrivers } from '../../lab/lib/left-out';
import { runExample } from '../../tools/lib/examples';

const driver = (name: string) => `apiVersion: csi.ceph.io/v1\nkind: Driver\nmetadata:\n  name: ${name}\n`;
const other = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: kept\ndata:\n  text: |\n    kind: Driver\n';

test('drivers are left out and named', () => {
  expect(withoutDrivers(`${driver('rbd')}---\n${other}---\n${driver('cephfs')}`)).toEqual({ text: other, leftOut: ['Driver/rbd', 'Driver/cephfs'] });
});

test('what is no driver of Ceph stays', () => {
  const text = `${other}---\n${driver('x').replace('csi.ceph.io', 'example.com')}`;
  expect(withoutDrivers(text)).toEqual({ text, leftOut: [] });
});

test('all else of a whole output stays as it is', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'left-out-'));
  const objects = () => readdirSync(dir).sort().flatMap(file => parseAllDocuments(readFileSync(join(dir, file), 'utf8')).map(document => document.toJS()));
  try {
    await runExample('full-install', dir);
    const before = objects();
    const drivers = before.filter(({ kind }) => kind === 'Driver').map(({ metadata }) => `Driver/${metadata.name}`);
    expect(drivers.length).toBeGreaterThan(1);
    expect(leaveDriversOut(dir)).toEqual(drivers);
    expect(objects()).toEqual(before.filter(({ kind }) => kind !== 'Driver'));
    expect(leaveDriversOut(dir)).toEqual([]);
  } finally {
    rmSync(dir, { recursive: true });
  }
});
