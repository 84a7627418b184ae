import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchmark } from 'cdk8s-ceph/model';
import { expectedDir } from '../../../../tools/lib/examples';
import { benchCompare, benchReport, benchRun } from '../../src/actions/bench';
import type { Connection } from '../../src/kubernetes/connect';
import type { RunEvent } from '../../src/run/events';

const LOG = readFileSync(join(__dirname, '../../../../test/model/benchmark/samples/database-mixed.txt'), 'utf8');
const HEALTHY = { health: { status: 'HEALTH_OK', checks: {} }, pgmap: { pgs_by_state: [{ state_name: 'active+clean', count: 97 }] } };
const GIB = 1024 ** 3;

/** A host with less memory than half the working set and time to spare, as it would tell of itself. */
const logOf = (log = LOG) => log.replace(/^memory \d+$/gm, `memory ${32 * GIB}`);

/** A cluster in which jobs end at once, or as they are told. */
class FakeCluster {
  public readonly there = new Map<string, any>();
  public readonly applied: string[] = [];
  public readonly asked: string[] = [];
  public now = 1_000;
  public health: unknown = HEALTHY;
  public ends: 'Complete' | 'Failed' | undefined = 'Complete';
  public log = (_row: string, _client: string): string => logOf();
  public onApply: () => void = () => undefined;

  public readonly connect = async (): Promise<Connection> => ({
    objects: {
      apply: async (object: any) => {
        const { kind, metadata: { name }, spec } = object;
        this.applied.push(`${kind} ${name}`);
        if (kind === 'Job') {
          expect(spec.suspend).toBe(false);
          this.there.set(name, object);
          this.onApply();
        }
        return object;
      },
      remove: async ({ name }: any) => { this.there.delete(name); },
      list: async ({ resource, name, labels }: any) => {
        const [of] = [name ?? labels?.['job-name']], found = this.there.get(of);
        const items = found === undefined ? [] : [resource === 'pods' ? { metadata: { name: `${of}-x` } } : { status: { conditions: this.ends === undefined ? [] : [{ type: this.ends, status: 'True' }] } }];
        return { code: 0, output: '', json: { items } };
      },
      logs: async (_: string, pod: string) => {
        const env: any[] = this.there.get(pod.slice(0, -2)).spec.template.spec.containers[0].env, of = (key: string) => env.find(({ name }) => name === key).value;
        return this.log(of('ROW'), of('CLIENT'));
      },
    } as unknown as Connection['objects'],
    hands: {
      list: async () => ({ code: 0, output: '', json: { items: [{ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'local-vg0' }, provisioner: 'kubernetes.io/no-provisioner' }] } }),
      ceph: async (_: string, words: readonly string[]) => {
        this.asked.push(words.join(' '));
        return { code: 0, output: '', json: this.answer(words) };
      },
    } as unknown as Connection['hands'],
    recordsIn: () => { throw new Error('it keeps no records'); },
    name: 'lab',
    clock: { now: () => this.now, sleep: async seconds => { this.now += seconds; } },
    close: async () => undefined,
  });

  private answer(words: readonly string[]): unknown {
    switch (words[0]) {
      case 'status': return this.health;
      case 'version': return { version: 'ceph version 20.2.4 (abc) tentacle (stable)' };
      case 'osd': return { nodes: ['a', 'b', 'c', 'd'].flatMap((host, id) => [{ id: -2 - id, type: 'host', name: `node-${host}`, children: [id] }, { id, type: 'osd', status: 'up', device_class: 'nvme' }]) };
      default: return words[2] === 'bench' ? { bytes_per_sec: 1e9 + Number(words[1].slice(4)), iops: 20_000 } : undefined;
    }
  }
}

let home: string, cluster: FakeCluster, events: RunEvent[], controller: AbortController;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'bench-'));
  cluster = new FakeCluster();
  events = [];
  controller = new AbortController();
});
afterEach(() => rmSync(home, { recursive: true }));

const file = () => join(home, 'results.jsonl');
const results = () => benchmark.readResults(readFileSync(file(), 'utf8'));
const run = (output = file()) => benchRun({ file: expectedDir('benchmark'), output, connect: cluster.connect }, { tell: event => events.push(event), show: () => undefined, screen: () => undefined, signal: controller.signal });

/** Four backends, three rows, one client or two, six rounds. */
const ALL = 4 * 3 * 2 * 6;

test('everything is measured in the order of the plan, after what it needs is there, and nothing is left behind', async () => {
  expect(await run()).toEqual({ status: 'ok', data: { kind: 'run', file: file(), measured: ALL, of: ALL, marked: 0 }, problems: [] });
  expect(cluster.applied.findIndex(each => each.startsWith('Job '))).toBe(cluster.applied.filter(each => !each.startsWith('Job ')).length);
  expect(cluster.there.size).toBe(0);
  const { measurements, run: { spec } } = results();
  expect(measurements.map(({ number, backend, row, hosts }) => ({ number, backend, row, hosts }))).toEqual(
    benchmark.measurementsOf(spec).map(({ number, backend, row, hosts }) => ({ number, backend, row, hosts })),
  );
  expect(measurements.filter(({ clients }) => clients === 'one-a-host').every(({ reports }) => reports.length === 2)).toBe(true);
  expect(cluster.asked.filter(each => each === 'tell osd.* cache drop')).toHaveLength(ALL);
  expect(events.filter(({ event }) => event === 'measured')).toHaveLength(ALL);
});

test('what the storage survives and what its OSDs can do is told from the forecast and from Ceph', async () => {
  await run();
  expect(results().run).toMatchObject({
    ceph: '20.2.4',
    backends: [
      { name: 'ceph-block', survives: 'any one host', rawPerStored: 3, osds: 4, hosts: 4, slowest: { bytesPerSecond: 1e9, operationsPerSecond: 20_000 } },
      { name: 'ceph-files', survives: 'any one host', rawPerStored: 3 },
      { name: 'local', survives: 'no host' }, { name: 'nfs', survives: 'no server' },
    ],
  });
});

test('what is not fair is measured and marked', async () => {
  cluster.health = { ...HEALTHY, pgmap: { pgs_by_state: [{ state_name: 'active+remapped+backfilling', count: 1 }] } };
  expect((await run()).data).toMatchObject({ measured: ALL, marked: ALL });
  expect(new Set(results().measurements.flatMap(({ marks }) => marks))).toEqual(new Set(['moved']));
});

test('a client that fails is told, and the rest is measured', async () => {
  cluster.log = row => row === 'stream-read' ? 'fio: no space left on device' : logOf();
  const { status, problems } = await run();
  expect([status, problems[0].code, problems[0].value]).toEqual(['failed', 'bench/failed', `${ALL / 3} of ${ALL} measurements`]);
  expect(problems[0].reason).toBe('nothing was measured: the client has not come to its end: fio: no space left on device');
  expect(results().measurements.filter(({ error }) => error === undefined)).toHaveLength(ALL * 2 / 3);
});

test('clients that do not end are given up in time', async () => {
  cluster.ends = undefined;
  cluster.onApply = () => { cluster.now += 20_000; };
  await run();
  expect(results().measurements[0]).toMatchObject({ marks: ['failed'], error: 'the clients have not ended in time' });
});

test('what was broken off is gone on with, also after half a line', async () => {
  let count = 0;
  cluster.onApply = () => { if (++count > 20) controller.abort(); };
  const first = await run();
  expect([first.status, first.problems[0].code]).toEqual(['failed', 'run/interrupted']);
  expect(cluster.there.size).toBe(0);
  const before = results().measurements.length;
  expect(before).toBeGreaterThan(5);
  writeFileSync(file(), `${readFileSync(file(), 'utf8')}{"kind":"meas`);
  cluster.onApply = () => undefined;
  controller = new AbortController();
  expect(await run()).toMatchObject({ status: 'ok', data: { measured: ALL } });
  expect(results().measurements.map(({ number }) => number)).toEqual(Array.from({ length: ALL }, (_, i) => i + 1));
  expect(events.filter(({ event }) => event === 'measured')).toHaveLength(ALL);
});

test('results of another plan are left alone', async () => {
  const other = { kind: 'run', format: 'cdk8s-ceph/benchmark@1', began: '', backends: [], spec: { name: 'x' } };
  writeFileSync(file(), `${JSON.stringify(other)}\n`);
  expect((await run()).problems[0]).toMatchObject({ code: 'bench/other-plan' });
  expect(cluster.applied).toEqual([]);
  writeFileSync(file(), 'no results\n');
  expect((await run()).problems[0]).toMatchObject({ code: 'bench/results', reason: 'line 1 is no JSON' });
});

test('a stack without a benchmark has nothing to measure', async () => {
  const none = await benchRun({ file: expectedDir('logs'), output: file(), connect: cluster.connect }, { tell: () => undefined, show: () => undefined, screen: () => undefined, signal: controller.signal });
  expect([none.status, none.problems[0].code]).toEqual(['unreadable', 'bench/which']);
});

describe('Of results', () => {
  test('a report is told, and written into a folder', async () => {
    await run();
    const { data } = benchReport(file(), join(home, 'report'), text => text);
    expect(data!.report.rows).toHaveLength(6);
    expect(data!.wrote.map(path => path.slice(home.length + 1))).toEqual(expect.arrayContaining(['report/report.md', 'report/report.json', 'report/database-write-one.svg']));
    expect(readFileSync(join(home, 'report', 'report.md'), 'utf8')).toContain('| any one host | ceph-block |');
    expect(readFileSync(join(home, 'report', 'database-write-one.svg'), 'utf8')).toMatch(/^<svg /);
    // All clients told the same: there is no difference, and none is called one.
    expect(data!.report.rows.flatMap(({ cells }) => cells.flatMap(({ difference }) => difference?.is ?? []))).toEqual(Array(18).fill('none'));
  });
  test('two are held against each other', async () => {
    await run();
    expect(benchCompare(file(), file()).data!.comparison.cells).toHaveLength(24);
    const other = join(home, 'other.jsonl');
    writeFileSync(other, readFileSync(file(), 'utf8').replace('"seconds":60', '"seconds":61'));
    expect(benchCompare(file(), other)).toMatchObject({ status: 'refused', problems: [{ code: 'bench/unlike', value: 'seconds' }] });
    expect(benchCompare(file(), join(home, 'none')).problems[0].code).toBe('input/file');
  });
});
