import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chart } from 'cdk8s';
import { BlockPool, CephCluster, LocalVolumeSet, StorageApp, StorageAppProps } from '../../src';
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
    expect(() => stack(4, { applied, permittedEdits: ['edit/device-dropped CephCluster/rook-ceph/ceph/e--wwn-0x4'] }).synthYaml()).not.toThrow();
  });

  test('nothing is written where it is refused', () => {
    const outdir = join(applied, 'out');
    expect(() => stack(4, { applied, outdir }).synth()).toThrow('nothing was written');
  });
});
