import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart, Size } from 'cdk8s';
import * as ceph from '../../src';

/** The mistakes that README shows: a moving name, a class nobody has, a host too few. */
function mistakes(): string {
  const app = new ceph.StorageApp({ quiet: true });
  const chart = new Chart(app, 'storage');
  const disk = (path: string) => ceph.LocalVolume.disk(path, { size: Size.tebibytes(4), deviceClass: ceph.DeviceClass.HDD });
  const disks = new ceph.LocalVolumeSet(chart, 'disks', {
    hosts: [
      ceph.Host.named('node-a', { volumes: [disk('/dev/disk/by-id/wwn-0x5000c500a1b2c3d0')] }),
      ceph.Host.named('node-b', { volumes: [disk('/dev/sdb')] }),
    ],
  });
  const cluster = new ceph.CephCluster(chart, 'ceph', { storage: [disks] });
  new ceph.BlockPool(chart, 'vms', { cluster, deviceClass: ceph.DeviceClass.SSD });
  try {
    app.synthYaml();
  } catch (error) {
    return (error as Error).message.trim();
  }
  throw new Error('nothing was refused');
}

it('prints for the mistakes in README what README says', () => {
  const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
  const shown = /## What a mistake looks like[\s\S]*?```text\n([\s\S]*?)```/.exec(readme)?.[1].trim();
  expect(shown).toBe(mistakes());
});
