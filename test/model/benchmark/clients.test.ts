import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClientReport, fioFigures, HealthSample, healthSample, marksOf, overlapOf, readClient, s3Figures, slowestLink, together } from '../../../src/model/benchmark';

/** What the script of a client printed: fio 3.33, and curl 7.88 against a small server, each for two or three seconds. */
const sample = (name: string) => readFileSync(join(__dirname, 'samples', `${name}.txt`), 'utf8');

describe('What fio prints', () => {
  const log = sample('database-mixed'), json = JSON.parse(log.slice(log.indexOf('\n{') + 1, log.lastIndexOf('}') + 1)), [job] = json.jobs;

  test('is added up of reads and writes', () => {
    const { figures } = readClient(log);
    expect(figures.bytesPerSecond).toBe(job.read.bw_bytes + job.write.bw_bytes);
    expect(figures.operationsPerSecond).toBe(job.read.iops + job.write.iops);
    expect(figures.operationsPerSecond * 8192 / figures.bytesPerSecond).toBeCloseTo(1, 1);
  });

  test('tells latencies of the slowest kind, also of making durable', () => {
    const { latency } = readClient(log).figures;
    const within = (part: string) => Math.max(job.read.clat_ns.percentile[part], job.write.clat_ns.percentile[part], job.sync.lat_ns.percentile[part]) / 1e9;
    expect(latency).toEqual({ p50: within('50.000000'), p99: within('99.000000'), p999: within('99.900000') });
    const slow = { ...json, jobs: [{ ...job, sync: { total_ios: 0, lat_ns: { N: 3, percentile: { '50.000000': 9e9, '99.000000': 9e9, '99.900000': 9e9 } } } }] };
    expect(fioFigures(JSON.stringify(slow)).latency.p50).toBe(9);
  });

  test.each([
    ['an error', JSON.stringify({ ...json, jobs: [{ ...job, error: 5 }] }), 'fio ended with error 5'],
    ['no job', '{}', 'fio has printed no job'],
    ['no operation', JSON.stringify({ ...json, jobs: [{ ...job, read: { total_ios: 0 }, write: { total_ios: 0 } }] }), 'fio has done no operation'],
    ['a figure that is missing', JSON.stringify({ ...json, jobs: [{ ...job, read: { ...job.read, iops: undefined } }] }), 'fio does not tell iops'],
    ['no JSON', 'fio: pid=0, err=28/file:filesetup.c', 'fio has printed no JSON: fio: pid=0, err=28/file:filesetup.c'],
  ])('is no measurement with %s', (_, text, reason) => expect(() => fioFigures(text)).toThrow(reason));
});

describe('What a client of S3 prints', () => {
  test('is counted from begin to end', () => {
    expect(s3Figures('time 100.0\n200 0.5 1000 0\n200 0.25 0 3000\n200 0.125 1000 0\n200 1 0 3000\ntime 102.0\n')).toEqual({
      bytesPerSecond: 4000, operationsPerSecond: 2, latency: { p50: 0.25, p99: 1, p999: 1 }, end: 102, seconds: 2,
    });
  });
  test('is read from a real one', () => {
    const { figures } = readClient(sample('object-mixed'));
    expect(figures.bytesPerSecond / figures.operationsPerSecond).toBe(4 * 1024 ** 2);
    expect(figures.seconds).toBeCloseTo(2, 1);
  });
  test('is no measurement where a request failed', () => expect(() => s3Figures('time 1\n200 0.5 1 0\n503 0.1 0 0\ntime 2')).toThrow('1 of 2 requests failed, the first with status 503'));
  test('is no measurement where there was none', () => expect(() => s3Figures('time 1\ntime 2')).toThrow('no request'));
});

describe('What a client tells of its host', () => {
  test('is read, and what nobody could read is not there', () => {
    const { before } = readClient(sample('database-mixed'));
    expect(before).toMatchObject({ cpus: 2, memoryBytes: 25276502016, dropped: true, links: [{ name: 'eth0', mtu: 1400 }] });
    expect(Object.keys(before)).not.toContain('held');
    expect(before.links[0]).not.toHaveProperty('bitsPerSecond');
  });
  test('is not taken for an end where the client has not come to one', () => expect(() => readClient(sample('database-mixed').replace('=== end', ''))).toThrow('not come to its end'));
});

const figures = (end = 100, seconds = 60) => ({ bytesPerSecond: 1, operationsPerSecond: 2, latency: { p50: 1, p99: 2, p999: 3 }, end, seconds });
const GIB = 1024 ** 3;
const client = (before: Partial<ClientReport['before']> = {}, after: Partial<ClientReport['after']> = {}, end = 100): ClientReport => {
  const state = { time: 0, memoryBytes: 8 * GIB, load: 9, cpus: 4, used: 0.5, held: 3, hot: 0, dropped: true, links: [{ name: 'a', mtu: 9000, bitsPerSecond: 1e10, receivedBytes: 0, sentBytes: 0 }] };
  return { before: { ...state, ...before }, after: { ...state, ...after }, figures: figures(end) };
};
const well: HealthSample = { time: 0, health: 'HEALTH_OK', codes: [], moving: 0, scrubbing: 0 };

describe('Clients together', () => {
  test('do as much as all of them, and are as slow as the slowest', () => {
    expect(together([figures(), { ...figures(110), latency: { p50: 0.5, p99: 9, p999: 2 } }])).toEqual({
      bytesPerSecond: 2, operationsPerSecond: 4, latency: { p50: 1, p99: 9, p999: 3 }, end: 110, seconds: 60,
    });
  });
  test('overlap for a part of the time', () => expect(overlapOf([figures(100), figures(106)])).toBeCloseTo(0.9));
  test('are limited by the slowest of their links, of each host the fastest', () => {
    const with1 = client({ links: [{ name: 'b', mtu: 1500, bitsPerSecond: 8e9, receivedBytes: 0, sentBytes: 0 }, { name: 'c', mtu: 1500, bitsPerSecond: 1e9, receivedBytes: 0, sentBytes: 0 }] });
    expect(slowestLink([client(), with1])).toBe(1e9);
    expect(slowestLink([client(), client({ links: [] })])).toBeUndefined();
  });
});

describe('A measurement', () => {
  test('is compared where nothing speaks against it', () => expect(marksOf([client()], [well], 16 * GIB)).toEqual([]));
  test.each<[string, ClientReport[], HealthSample[], number]>([
    ['health', [client()], [well, { ...well, health: 'HEALTH_WARN', codes: ['OSD_DOWN', 'OSDMAP_FLAGS'] }], 16],
    ['health', [client()], [], 16],
    ['health', [client()], [healthSample(1, undefined)], 16],
    ['moved', [client()], [well, { ...well, moving: 3 }], 16],
    ['scrubbed', [client()], [{ ...well, scrubbing: 1 }], 16],
    ['throttled', [client({}, { held: 4 })], [well], 16],
    ['throttled', [client({}, { hot: 1 })], [well], 16],
    ['busy', [client({ used: 0.51 })], [well], 16],
    ['cached', [client()], [well], 15.9],
    ['cached', [client({ memoryBytes: undefined })], [well], 1000],
    ['kept', [client({ dropped: false })], [well], 16],
    ['apart', [client(), client({}, {}, 107)], [well], 16],
    ['failed', [], [well], 16],
  ])('is marked: %s', (mark, clients, samples, gib) => expect(marksOf(clients, samples, gib * GIB)).toEqual([mark]));
  test('is marked where OSDs have not emptied their caches', () => expect(marksOf([client()], [well], 16 * GIB, false)).toEqual(['kept']));
  test('may be made while Ceph is kept from scrubbing', () => expect(marksOf([client()], [{ ...well, health: 'HEALTH_WARN', codes: ['OSDMAP_FLAGS'] }], 16 * GIB)).toEqual([]));
});

test('What moves and what is scrubbed is counted from the status', () => {
  const status = {
    health: { status: 'HEALTH_WARN', checks: { PG_DEGRADED: {}, OSD_DOWN: {} } },
    pgmap: {
      pgs_by_state: [
        { state_name: 'active+clean', count: 90 }, { state_name: 'active+clean+scrubbing+deep', count: 2 }, { state_name: 'active+undersized+degraded', count: 5 }, { state_name: 'peering', count: 1 },
        { state_name: 'active+remapped+backfill_wait', count: 4 },
      ],
    },
  };
  expect(healthSample(5, status)).toEqual({ time: 5, health: 'HEALTH_WARN', codes: ['OSD_DOWN', 'PG_DEGRADED'], moving: 10, scrubbing: 2 });
});
