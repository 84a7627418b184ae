import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './lib/assembly';

/** What of cdk8s-plus a program has loaded at its end. */
function loadedBy(program: string): string[] {
  const text = `
    const { App, Chart, Size } = require('cdk8s');
    const ceph = require(${JSON.stringify(join(ROOT, 'src'))});
    const chart = new Chart(new App(), 'chart');
    ${program}
    console.log(JSON.stringify(Object.keys(require.cache).filter(path => path.includes('cdk8s-plus-27'))));`;
  return JSON.parse(execFileSync(process.execPath, ['--require', 'tsx/cjs', '--eval', text], { cwd: ROOT, encoding: 'utf8' }));
}

const STACK = `
  const hosts = ['a', 'b', 'c'].map(name => ceph.Host.named(name, {
    volumes: [ceph.LocalVolume.disk('/dev/disk/by-id/wwn-0x' + name, { name: 'disk', size: Size.tebibytes(4), deviceClass: ceph.DeviceClass.HDD })],
  }));
  const cluster = new ceph.CephCluster(chart, 'ceph', { storage: [new ceph.LocalVolumeSet(chart, 'disks', { hosts })] });
  const storage = new ceph.StorageClass(chart, 'fast', { backend: new ceph.BlockPool(chart, 'pool', { cluster }) });
  chart.toJson();`;

/** Loading takes a third of the time of a small stack; whoever claims nothing need not wait for it. */
describe('cdk8s-plus is loaded', () => {
  test('not with the library, nor by a stack without claims', () => expect(loadedBy(STACK)).toEqual([]));

  test('with the first claim', () => {
    expect(loadedBy(`${STACK} storage.claim(chart, 'data', { size: Size.gibibytes(1) });`)).not.toEqual([]);
  });
});
