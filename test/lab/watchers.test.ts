import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chart, Size } from 'cdk8s';
import { parse } from 'yaml';
import { strange, waits } from '../../lab/lib/alert-watch';
import { usedBy } from '../../lab/lib/log-store';
import { configuration, FACTOR, ScrapedService, watchingIn } from '../../lab/lib/watchers';
import { BlockPool, CephCluster, Host, LocalVolume, LocalVolumeSet, Monitoring, MonitoringStyle, StorageApp } from '../../src';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'watchers-'));
  const app = new StorageApp({ outdir: join(home, 'output') }), chart = new Chart(app, 'storage');
  const volumes = [LocalVolume.disk('/dev/disk/by-path/pci-0000:01:00.0-nvme-1', { size: Size.tebibytes(4) })];
  const cluster = new CephCluster(chart, 'ceph', { storage: [new LocalVolumeSet(chart, 'disks', { hosts: ['a', 'b', 'c', 'd'].map(name => Host.named(name, { volumes })) })] });
  new BlockPool(chart, 'volumes', { cluster });
  new Monitoring(chart, 'monitoring', { cluster, style: MonitoringStyle.files(), dashboards: {} });
  app.synth();
});
afterAll(() => rmSync(home, { recursive: true }));

const watching = () => watchingIn(join(home, 'output'));
const service = (app: string, name: string, port: number, clusterIP: string): ScrapedService => ({ metadata: { labels: { app } }, spec: { clusterIP, ports: [{ name, port }] } });
const SERVICES = [service('rook-ceph-mgr', 'http-metrics', 9283, '10.96.0.7'), service('rook-ceph-mgr', 'dashboard', 7000, '10.96.0.8'), service('storage-logs', 'http', 9428, 'None')];

test('rules, what is scraped, and every query of the dashboards are taken from an output', () => {
  const { rules, scraped, queries } = watching();
  expect(rules.groups.map(({ name }) => name)).toEqual(['rook-ceph-storage-room', 'rook-ceph-storage']);
  expect(scraped.scrape_configs).toHaveLength(2);
  expect(Object.keys(queries)).toContain('Storage: room · Pools');
  expect(Object.values(queries).every(query => query.length > 0)).toBe(true);
});

test('Services with an address are scraped, with the labels by which the library chooses', () => {
  const file = join(home, 'prometheus.json'), rules = join(home, 'rules.json');
  writeFileSync(rules, JSON.stringify(watching().rules));
  writeFileSync(file, JSON.stringify(configuration(watching(), rules, SERVICES)));
  const { scrape_configs: [manager] } = parse(JSON.stringify(configuration(watching(), rules, SERVICES)));
  expect(manager.static_configs.map(({ targets }: any) => targets[0])).toEqual(['10.96.0.7:9283', '10.96.0.8:7000']);
  const { status, stdout, stderr } = spawnSync('promtool', ['check', 'config', file], { encoding: 'utf8' });
  expect(`${status} ${status === 0 ? '' : stdout + stderr}`).toBe('0 ');
});

test('an alert waits a part of its time, and critical ones that nobody expects are strange', () => {
  expect(waits('StorageHostDown')).toBe(300 / FACTOR);
  const fired = ['StorageHostDown', 'StorageQuorumMargin', 'StorageFull', 'StorageUnavailable'].map(name => ({ name, lasted: 299 }));
  const namesOf = (lasted: number) => strange(fired.map(each => ({ ...each, lasted })), { fires: ['StorageHostDown'], also: ['StorageQuorumMargin'], brief: ['StorageUnavailable'] }).map(({ name }) => name);
  expect(namesOf(299)).toEqual(['StorageFull']);
  expect(namesOf(300)).toEqual(['StorageFull', 'StorageUnavailable']);
});

test('what a process has used is read from its figures', () => {
  const figures = 'process_cpu_seconds_total 3\nprocess_resident_memory_bytes 33554432\nprocess_start_time_seconds 1000\n';
  expect(usedBy(figures, 1100)).toEqual({ mebibytes: 32, millicores: 30 });
});
