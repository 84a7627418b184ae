import { benchmark } from '../../../../src/model';
import { draws } from '../../../../src/model/benchmark/private/random';

const GIB = 1024 ** 3, HOSTS = ['node-a', 'node-b'];

const SPEC: benchmark.BenchmarkSpec = {
  name: 'benchmark',
  namespace: 'rook-ceph',
  cluster: 'rook-ceph/ceph',
  hosts: HOSTS,
  clients: ['one'],
  rounds: 6,
  seed: 1,
  workingSetBytes: 128 * GIB,
  seconds: 60,
  rampSeconds: 30,
  cacheBytes: 64 * GIB,
  rows: ['database-write', 'stream-read'],
  backends: [
    { name: 'ceph-block', kind: 'claims', storageClassName: 'ceph-block' }, { name: 'local', kind: 'claims', storageClassName: 'local-vg0' }, { name: 'nfs', kind: 'nfs', server: 'nfs.example.com', path: '/export/benchmark' },
  ],
};

/** In operations of a database, and in bytes read, a second. They are made up. */
const SPEEDS: Readonly<Record<string, readonly [number, number]>> = { 'ceph-block': [640, 1.05e9], 'local': [5200, 2.9e9], 'nfs': [1450, 1.06e9] };

/** Results with figures that are made up: a difference where there is one, and none where there is none. In one round data were moved. */
export function sampleResults(seed: number, speedOfCeph = 1): string {
  const draw = draws(seed), noise = () => 1 + (draw() - 0.5) / 20;
  const lines = benchmark.measurementsOf(SPEC).map((each): benchmark.MeasurementLine => {
    const which = each.row === 'stream-read' ? 1 : 0, value = SPEEDS[each.backend][which] * noise() * (each.backend === 'ceph-block' ? speedOfCeph : 1), bytes = which === 1 ? 1024 ** 2 : 8192, per = which === 1 ? value / bytes : value;
    const state = { time: 0, memoryBytes: 64 * GIB, load: 0.4, cpus: 16, used: 0.03, dropped: true, links: [{ name: 'eth0', bitsPerSecond: 25e9, mtu: 9000, receivedBytes: 0, sentBytes: 0 }] };
    const figures = { bytesPerSecond: per * bytes, operationsPerSecond: per, latency: { p50: 1 / per, p99: 3 / per, p999: 9 / per }, end: 60, seconds: 60 };
    const health = { time: 0, health: 'HEALTH_OK', codes: [], scrubbing: 0, moving: each.backend === 'nfs' && each.round === 4 && which === 1 ? 12 : 0 };
    return benchmark.measured(each, each.hosts.map(() => ({ before: state, after: state, figures })), [health], SPEC, true);
  });
  const slowest = { bytesPerSecond: 1.6e9, operationsPerSecond: 19_500 };
  const run: benchmark.RunLine = {
    kind: 'run',
    format: 'cdk8s-ceph/benchmark@1',
    began: '2026-11-29T12:00:00.000Z',
    spec: SPEC,
    ceph: '20.2.4',
    backends: [
      { name: 'ceph-block', survives: 'any one host', rawPerStored: 3, osds: 4, hosts: 4, slowest }, { name: 'local', survives: 'no host' }, { name: 'nfs', survives: 'no server' },
    ],
  };
  return [run, ...lines].map(benchmark.resultLine).join('');
}
