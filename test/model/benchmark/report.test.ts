import {
  BackendFacts, benchmarkMarkdown, benchmarkReport, BenchmarkSpec, boundOf, compareRuns, comparisonMarkdown, fioJob, isSamePlan,
  MeasurementLine, measurementsOf, notMeasured, readResults, resultLine, Results, ROWS, rowNamed,
  rowPicture, takesRow,
} from '../../../src/model/benchmark';

const SPEC: BenchmarkSpec = {
  name: 'bench',
  namespace: 'rook-ceph',
  cluster: 'rook-ceph/ceph',
  rounds: 6,
  seed: 7,
  workingSetBytes: 128 * 1024 ** 3,
  seconds: 60,
  rampSeconds: 30,
  cacheBytes: 64 * 1024 ** 3,
  backends: [{ name: 'block', kind: 'claims', storageClassName: 'ceph-block' }, { name: 'local', kind: 'claims', storageClassName: 'local' }, { name: 's3', kind: 'buckets', storageClassName: 'ceph-buckets' }],
  rows: ['database-write', 'stream-read', 'object-read'],
  hosts: ['a', 'b', 'c'],
  clients: ['one', 'one-a-host'],
};

describe('The plan', () => {
  const all = measurementsOf(SPEC), round = (number: number) => all.filter(each => each.round === number);
  const told = (number: number) => round(number).map(({ backend, row, clients }) => `${backend} ${row} ${clients}`);

  test('has everything once in each round', () => {
    expect(all.map(({ number }) => number)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    for (let i = 1; i <= 6; i++) expect([...told(i)].sort()).toEqual([...new Set(told(1))].sort());
    expect(told(1)).toHaveLength(10);
  });
  test('is the same for a seed, and another for another', () => {
    expect(measurementsOf(SPEC)).toEqual(all);
    expect(measurementsOf({ ...SPEC, seed: 8 })).not.toEqual(all);
  });
  test('has another order in each round', () => expect(new Set([1, 2, 3, 4, 5, 6].map(i => told(i).join())).size).toBe(6));
  test('has no backend first more often than chance would', () => {
    const first = Array.from({ length: 300 }, (_, i) => measurementsOf({ ...SPEC, rows: ['database-write'], clients: ['one'], seed: i, rounds: 1 })[0].backend);
    expect(first.filter(name => name === 'block').length).toBeGreaterThan(120);
    expect(first.filter(name => name === 'block').length).toBeLessThan(180);
  });
  test('has one client on the same host for all in a round, and on the next in the next', () => {
    expect([1, 2, 3, 4].map(i => [...new Set(round(i).filter(({ clients }) => clients === 'one').map(({ hosts }) => hosts.join()))])).toEqual([['a'], ['b'], ['c'], ['a']]);
    expect(new Set(all.filter(({ clients }) => clients === 'one-a-host').map(({ hosts }) => hosts.join()))).toEqual(new Set(['a,b,c']));
  });
  test('gives objects to buckets, and the rest to filesystems', () => {
    expect(ROWS.filter(({ name }) => takesRow(SPEC.backends[2], name)).map(({ name }) => name)).toEqual(['object-read', 'object-write', 'object-mixed']);
    expect(takesRow(SPEC.backends[0], 'object-read')).toBe(false);
  });
});

describe('What fio is told', () => {
  test.each([
    ['application-write', ['rw=randwrite', 'bs=65536', 'direct=0', 'fsync=32']], ['application-read', ['rw=randread', 'direct=0']], ['database-write', ['rw=randwrite', 'bs=8192', 'direct=1', 'ioengine=psync', 'fdatasync=1']],
    ['database-mixed', ['rw=randrw', 'rwmixread=70', 'fdatasync=1']], ['raw-read', ['rw=randread', 'bs=4096', 'direct=1', 'ioengine=libaio', 'iodepth=32']], ['stream-write', ['rw=write', 'bs=1048576', 'iodepth=8']],
  ])('of %s', (name, lines) => expect(fioJob(rowNamed(name)!)!.split('\n')).toEqual(expect.arrayContaining(lines)));
  test('makes nothing durable that is only read', () => expect(fioJob(rowNamed('database-read')!)).not.toMatch(/sync=/));
  test('of objects is nothing', () => expect(fioJob(rowNamed('object-read')!)).toBeUndefined());
});

const FACTS: BackendFacts = { name: 'block', survives: 'any one host', rawPerStored: 3, osds: 6, hosts: 3, slowest: { bytesPerSecond: 300e6, operationsPerSecond: 900 } };

describe('The bound', () => {
  const row = (name: string) => rowNamed(name)!;
  test('of writes is that of the devices divided by the copies', () => expect(boundOf(row('database-write'), FACTS, 3, 12.5e9)).toEqual({ value: 900 * 6 / 3, by: 'device', formula: 'slowest OSD * 6 OSDs / 3 written for each' }));
  test('of a slow network is that of the network: two thirds go out, and a third of two copies is handed on', () => {
    expect(boundOf(row('stream-write'), FACTS, 1, 125e6)).toEqual({ value: 125e6 / (2 / 3 + 2 / 3), by: 'network', formula: 'link * 1 / 1.33 over it for each' });
  });
  test('of reads counts no copies', () => expect(boundOf(row('stream-read'), FACTS, 1, 125e6)?.value).toBeCloseTo(125e6 * 3 / 2));
  test('counts operations of a network by their size', () => expect(boundOf(row('raw-write'), FACTS, 3, 1e6)).toMatchObject({ by: 'network', value: expect.closeTo(3e6 / (2 / 3 + 2) / 4096) }));
  test('of what is mixed counts the writes for the devices, and the fuller direction of the links', () => {
    expect(boundOf(row('raw-mixed'), FACTS, 3, undefined)!.value).toBeCloseTo(boundOf(row('raw-write'), FACTS, 3, undefined)!.value / 0.3);
    // Two thirds of 70 % come in, and so do two copies of 30 %.
    expect(boundOf(row('raw-mixed'), FACTS, 3, 1e6)).toMatchObject({ by: 'network', value: expect.closeTo(3e6 / (0.7 * 2 / 3 + 0.3 * 2) / 4096) });
  });
  test('of reads on devices is not known', () => expect(boundOf(row('stream-read'), FACTS, 1, undefined)).toBeUndefined());
  test('is not told where a fact is missing', () => expect(boundOf(row('raw-read'), { name: 'local', survives: 'no host' }, 1, 1e9)).toBeUndefined());
});

/** Results in which each backend is as fast as it is told, with a little noise. */
function results(speeds: Record<string, number>, marks: (line: MeasurementLine) => MeasurementLine['marks'] = () => [], spec = SPEC): Results {
  const measurements = measurementsOf(spec).map((each): MeasurementLine => {
    const speed = speeds[each.backend] * (1 + each.round / 100);
    const figures = { bytesPerSecond: speed * 1e6, operationsPerSecond: speed, latency: { p50: 0.001, p99: 0.002, p999: 0.004 }, end: 0, seconds: 60 };
    const line: MeasurementLine = { kind: 'measurement', ...each, figures, reports: [], samples: [], marks: [] };
    return { ...line, marks: marks(line) };
  });
  return { run: { kind: 'run', format: 'cdk8s-ceph/benchmark@1', began: '2026-11-29T12:00:00.000Z', spec, backends: [FACTS, { name: 'local', survives: 'no host' }, { name: 's3', survives: 'any one host' }], ceph: '20.2.4' }, measurements };
}
const FAST = { block: 100, local: 200, s3: 50 };

describe('Results', () => {
  test('are read as they are written, without a line that was cut off', () => {
    const all = results(FAST), text = [all.run, ...all.measurements].map(resultLine).join('');
    expect(readResults(text)).toEqual(all);
    expect(readResults(`${text}{"kind":"measu`)).toEqual(all);
  });
  test.each([['', 'the first line does not tell what was measured'], ['{"kind":"run"}\n', 'the first line'], ['no\n', 'line 1 is no JSON'], [`${resultLine(results(FAST).run)}{"kind":"x"}\n`, 'line 2 is no measurement']])('%j are refused', (text, reason) => {
    expect(() => readResults(text)).toThrow(reason);
  });
  test('go on with the same plan only', () => {
    expect(isSamePlan(SPEC, { ...SPEC, cacheBytes: { unknown: 'x' } })).toBe(true);
    expect(isSamePlan(SPEC, { ...SPEC, seed: 9 })).toBe(false);
  });
});

describe('The report', () => {
  test('holds every backend against the first', () => {
    const { rows } = benchmarkReport(results(FAST));
    expect(rows.map(({ row, clients, cells }) => `${row} ${clients}: ${cells.map(({ backend, difference }) => `${backend} ${difference?.is}`).join(', ')}`)).toEqual([
      'database-write one: block undefined, local more', 'database-write one-a-host: block undefined, local more', 'stream-read one: block undefined, local more', 'stream-read one-a-host: block undefined, local more',
      'object-read one: s3 undefined', 'object-read one-a-host: s3 undefined',
    ]);
    expect(rows[0].cells[1]).toMatchObject({ survives: 'no host', figure: { repeats: 6, median: 207, low: 202, high: 212 }, difference: { ratio: 2 } });
  });

  test('leaves out what is marked, and says how much', () => {
    const { rows: [{ cells }] } = benchmarkReport(results(FAST, ({ backend, round }) => backend === 'local' && round < 3 ? ['moved', 'busy'] : []));
    expect(cells[1]).toMatchObject({ figure: { repeats: 4 }, leftOut: { moved: 2, busy: 2 }, of: 6, difference: { is: 'not judged' } });
  });

  test('has no figure where all is left out, and none of another', () => {
    const { rows: [{ cells }] } = benchmarkReport(results(FAST, ({ backend }) => backend === 'block' ? ['cached'] : []));
    expect(cells[0].figure).toBeUndefined();
    expect(cells[1].difference).toBeUndefined();
  });

  test('is a table for each row, and what survives stands in front', () => {
    const text = benchmarkMarkdown(benchmarkReport(results(FAST, ({ backend, round }) => backend === 'local' && round === 1 ? ['busy'] : [])));
    expect(text).toContain('6 rounds in an order by the seed 7; each client measures 60 s in 128 GiB.');
    expect(text).toContain('An interval holds the real median in 93.7 of 100 cases or more.');
    expect(text).toContain(`## database-write, one client

A client writes 8 KiB here and there, and waits until each is durable.

| may be lost | storage | measured | times block | 99 % done within | at most possible | left out |
|---|---|---|---|---|---|---|
| any one host | block | 104/s (101/s … 106/s) | - | 2.00 ms | 1800/s (the slowest device) | - |
| no host | local | 208/s (204/s … 212/s) | **2.01 (1.92 … 2.10)** | 2.00 ms | not known | 1 of 6: other things ran on the host: they used more than half of its processor time before anything was measured |
`);
  });

  test('is a picture for each row', () => {
    const { rows: [row] } = benchmarkReport(results(FAST)), picture = rowPicture({ ...row, cells: row.cells.map(cell => ({ ...cell, backend: `${cell.backend}<&` })) });
    // 560 pixels would be the whole; the local volume is the longest bar.
    expect(picture.match(/class="bar"/g)).toHaveLength(2);
    expect(picture.match(/width="(\d+\.\d)" height="18"/g)).toEqual(['width="209.9" height="18"', 'width="419.9" height="18"']);
    expect(picture).toContain('local&#60;&#38;');
    expect(rowPicture({ ...row, cells: [{ backend: 'x', survives: '', leftOut: {}, of: 6 }] })).toContain('nothing that may be compared');
  });
});

describe('Two runs', () => {
  test('are held against each other row by row', () => {
    const { cells, missing } = compareRuns(results(FAST), results({ ...FAST, block: 120 }));
    expect(cells.filter(({ difference }) => difference.is !== 'none').map(({ row, clients, backend, difference }) => `${row} ${clients} ${backend} ${difference.is}`)).toEqual([
      'database-write one block more', 'database-write one-a-host block more', 'stream-read one block more', 'stream-read one-a-host block more',
    ]);
    expect(missing).toEqual([]);
    expect(comparisonMarkdown({ unlike: [], cells: cells.slice(0, 2), missing: ['x'] })).toBe(`| row | storage | before | after | times |
|---|---|---|---|---|
| database-write, one client | block | 104/s (101/s … 106/s) | 124/s (121/s … 127/s) | **1.20 (1.14 … 1.26)** |
| database-write, one client | local | 207/s (202/s … 212/s) | 207/s (202/s … 212/s) | no difference: 1.00 (0.95 … 1.05) |

Not in both, or with nothing left to compare: x`);
  });
  test('that measured in another way are not compared', () => {
    const other = compareRuns(results(FAST), results(FAST, () => [], { ...SPEC, workingSetBytes: 1, hosts: ['a'] }));
    expect(other).toEqual({ unlike: ['workingSetBytes', 'hosts'], cells: [], missing: [] });
    expect(comparisonMarkdown(other)).toBe('Nothing is compared: the runs differ in workingSetBytes, hosts.');
  });
  test('tell what one of them has not', () => {
    expect(compareRuns(results(FAST), results(FAST, () => [], { ...SPEC, rows: ['stream-read'] })).missing).toHaveLength(6);
    expect(compareRuns(results(FAST), results(FAST, ({ row }) => row === 'stream-read' ? ['health'] : [])).missing).toHaveLength(4);
  });
});

test('What could not be measured is a line, too', () => {
  expect(notMeasured(measurementsOf(SPEC)[0], [], 'no pod')).toMatchObject({ kind: 'measurement', number: 1, marks: ['failed'], error: 'no pod' });
});
