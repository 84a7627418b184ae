import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chart, Yaml } from 'cdk8s';
import { BlockPool, CephCluster, LocalVolumeSet, StorageApp, StorageAppProps } from '../../src';
import { meant } from '../support/approvals';
import { disks } from '../support/layouts';

let applied: string;
beforeEach(() => { applied = mkdtempSync(join(tmpdir(), 'applied-')); });
afterEach(() => rmSync(applied, { recursive: true }));

function stack(hosts: number, props: StorageAppProps): StorageApp {
  const app = new StorageApp({ quiet: true, ...props });
  const chart = new Chart(app, 'storage');
  const cluster = new CephCluster(chart, 'ceph', { storage: [new LocalVolumeSet(chart, 'disks', { hosts: disks(hosts) })] });
  new BlockPool(chart, 'vms', { cluster });
  return app;
}

test('an empty directory is a first time', () => {
  expect(() => stack(4, { applied }).synthYaml()).not.toThrow();
});

test('a directory that is not there is a mistake', () => {
  expect(() => stack(4, { applied: join(applied, 'elsewhere') })).toThrow('for a first time make an empty one');
});

describe('with what was applied', () => {
  beforeEach(() => stack(5, { outdir: applied }).synth());

  test('the same and more are accepted', () => {
    expect(() => stack(5, { applied }).synthYaml()).not.toThrow();
    expect(() => stack(6, { applied }).synthYaml()).not.toThrow();
  });

  test('a dropped host is refused, and permitted by name', () => {
    expect(() => stack(4, { applied }).synthYaml()).toThrow(/e--wwn-0x4[\s\S]*edit\/device-dropped/);
    expect(() => stack(4, { applied, approvals: meant('edit/device-dropped CephCluster/rook-ceph/ceph/e--wwn-0x4') }).synthYaml()).not.toThrow();
  });

  test('nothing is written where it is refused', () => {
    const outdir = join(applied, 'out');
    expect(() => stack(4, { applied, outdir }).synth()).toThrow('nothing was written');
  });
});

describe('what cannot be read is refused, never read as nothing', () => {
  const DROPPED = /edit\/device-dropped/;
  const synthesized = () => stack(4, { applied }).synthYaml();
  beforeEach(() => stack(5, { outdir: applied }).synth());
  const cluster = () => join(applied, readdirSync(applied).find(file => file.startsWith('30-'))!);

  test.each([
    ['a bracket that nobody closes', 'kind: {a', 1],
    ['a tab in place of spaces', 'apiVersion: v1\nkind: A\nmetadata:\n\tname: a\n', 4],
    ['text', 'apiVersion: v1\nkind: A\nmetadata: {name: a}\n---\njust text\n', 5],
    ['an object without a name', 'apiVersion: v1\nkind: A\nmetadata: {name: a}\n---\napiVersion: v1\nkind: A\n', 5],
    ['a list with something else in it', 'apiVersion: v1\nkind: List\nitems: [{apiVersion: v1, kind: A, metadata: {name: a}}, 7]\n', 1],
    ['a key twice', 'apiVersion: v1\nkind: A\nkind: B\nmetadata: {name: a}\n', 3],
  ])('%s, with file and line', (_, text, line) => {
    writeFileSync(cluster(), text);
    expect(synthesized).toThrow(`${cluster()}, line ${line}: `);
  });

  test('the end of a file that was cut off', () => {
    const text = readFileSync(cluster(), 'utf8');
    writeFileSync(cluster(), text.slice(0, text.lastIndexOf(':') - 3));
    expect(synthesized).toThrow(`${cluster()}, line ${text.split('\n').length - 1}: `);
  });

  test('a directory in which nothing is an object', () => {
    for (const file of readdirSync(applied)) rmSync(join(applied, file));
    writeFileSync(join(applied, 'notes.txt'), 'applied on Monday');
    expect(synthesized).toThrow('none of them holds an object');
    writeFileSync(join(applied, 'empty.yaml'), '# nothing\n---\n');
    expect(synthesized).toThrow('none of them holds an object');
    mkdirSync(join(applied, 'old'));
    rmSync(join(applied, 'notes.txt'));
    rmSync(join(applied, 'empty.yaml'));
    writeFileSync(join(applied, '.gitkeep'), '');
    expect(synthesized).not.toThrow();
  });

  test('lists are read item by item, also as JSON and one in another', () => {
    const objects = readdirSync(applied).flatMap(file => Yaml.load(join(applied, file)));
    for (const file of readdirSync(applied)) rmSync(join(applied, file));
    const [first, ...others] = objects;
    const list = { apiVersion: 'v1', kind: 'List', items: [first, { apiVersion: 'v1', kind: 'ConfigMapList', items: others }] };
    writeFileSync(join(applied, 'all.yaml'), Yaml.stringify(list));
    expect(synthesized).toThrow(DROPPED);
    rmSync(join(applied, 'all.yaml'));
    writeFileSync(join(applied, 'all.json'), JSON.stringify(list));
    expect(synthesized).toThrow(DROPPED);
  });
});
