import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scriptFiles } from '../../src/benchmark/private/script';
import { readClient } from '../../src/model/benchmark';

let home: string;
const log = readFileSync(join(__dirname, '..', 'model', 'benchmark', 'samples', 'database-mixed.txt'), 'utf8');

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'client-'));
  for (const folder of ['bin', 'files', 'host/vm', 'host/sys/class/net/eth0/device', 'host/sys/class/net/eth0/statistics']) mkdirSync(join(home, folder), { recursive: true });
  for (const [name, text] of Object.entries(scriptFiles(['database-mixed', 'object-mixed']))) put(`files/${name}`, text);
  for (const [name, text] of Object.entries({ 'operstate': 'up', 'speed': '25000', 'mtu': '9000', 'statistics/rx_bytes': '7', 'statistics/tx_bytes': '8' })) put(`host/sys/class/net/eth0/${name}`, `${text}\n`);
  // fio as it was recorded; each call is noted.
  program('fio', `printf '%s\\n' "$*" >> '${home}/calls'; case "$*" in *json*) cat '${home}/fio.json';; *) : > '${home}/place/data';; esac`);
  // It looks for five seconds at what others do; every other pause is as long as it says.
  program('sleep', 'case "$1" in 5) exec /bin/sleep 0.05;; *) exec /bin/sleep "$1";; esac');
  put('fio.json', log.slice(log.indexOf('\n{') + 1, log.lastIndexOf('}') + 1));
});
afterEach(() => rmSync(home, { recursive: true }));

const put = (name: string, text: string) => writeFileSync(join(home, name), text);
function program(name: string, text: string): void {
  put(`bin/${name}`, `#!/bin/sh\n${text}\n`);
  chmodSync(join(home, 'bin', name), 0o755);
}
const calls = () => readFileSync(join(home, 'calls'), 'utf8').trim().split('\n');
const client = (ROW: string, more: Record<string, string> = {}) => execFileSync('sh', [join(home, 'files', 'measure.sh')], {
  encoding: 'utf8',
  env: { PATH: `${join(home, 'bin')}:${process.env.PATH}`, ROW, FOLDER: join(home, 'place'), BYTES: `${1024 ** 3}`, RUNTIME: '1', RAMP: '0', HOST: join(home, 'host'), CLIENT: 'node-a', ...more },
});

test('files have a job for each row that fio measures', () => expect(Object.keys(scriptFiles(['database-mixed', 'object-mixed']))).toEqual(['measure.sh', 'database-mixed.fio']));

test('a client fills its place once, empties the cache, measures, and tells of its host', () => {
  const { before, after, figures } = readClient(client('database-mixed'));
  expect(before).toMatchObject({ dropped: true, used: expect.any(Number), links: [{ name: 'eth0', bitsPerSecond: 25e9, mtu: 9000, receivedBytes: 7, sentBytes: 8 }] });
  expect(before.memoryBytes).toBeGreaterThan(0);
  expect(after.time).toBeGreaterThanOrEqual(before.time);
  expect(figures).toEqual(readClient(log).figures);
  expect(readFileSync(join(home, 'host/vm/drop_caches'), 'utf8')).toBe('3\n');
  client('database-mixed');
  expect(calls().map(call => /--name=fill .*--size=1073741824 .*--direct=1/.test(call) ? 'fill' : call.replace(/^.* /, '').replace(`${home}/`, ''))).toEqual(['fill', 'files/database-mixed.fio', 'files/database-mixed.fio']);
});

test('a place of another size is filled anew', () => {
  client('database-mixed');
  client('database-mixed', { BYTES: '5' });
  expect([existsSync(join(home, 'place', 'filled-5')), existsSync(join(home, 'place', `filled-${1024 ** 3}`))]).toEqual([true, false]);
});

test('a cache that cannot be emptied is told', () => {
  rmSync(join(home, 'host', 'vm'), { recursive: true });
  expect(readClient(client('database-mixed')).before.dropped).toBe(false);
});

test('what fio could not measure is no figure', () => {
  put('fio.json', 'fio: no space left');
  expect(() => readClient(client('database-mixed'))).toThrow('fio: no space left');
});

describe('A client of a bucket', () => {
  const bucket = { BYTES: `${32 * 4 * 1024 ** 2}`, BUCKET_HOST: 's3', BUCKET_PORT: '80', BUCKET_NAME: 'b', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'key' };
  const curl = (status: number) => program('curl', `printf '%s\\n' "$*" >> '${home}/calls'; sleep 0.2; case "$*" in *' -T '*) echo '${status} 0.5 4194304 0';; *) echo '${status} 0.25 0 4194304';; esac`);

  test('gets and puts objects of its own, signed', () => {
    curl(200);
    expect(readClient(client('object-mixed', bucket)).figures.latency.p50).toBe(0.25);
    expect(calls()[0]).toContain('--user id:key --aws-sigv4 aws:amz:us-east-1:s3 -H x-amz-content-sha256: UNSIGNED-PAYLOAD http://s3:80/b/node-a-[0-0]');
    expect(calls().some(call => /\[56-63\]$/.test(call))).toBe(true);
    expect(calls().every(call => !call.includes(' -T '))).toBe(true);
  });
  test('whose requests are refused has no figure', () => {
    curl(403);
    expect(() => readClient(client('object-mixed', bucket))).toThrow('requests failed, the first with status 403');
    // It tried to put what was not there.
    expect(calls().some(call => call.includes('-T /tmp/object') && /\[0-63\]$/.test(call))).toBe(true);
  });
});
