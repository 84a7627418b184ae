import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PATHS } from '../../../../tools/lib/paths';
import { captureText } from '../lib/captures';
import { commandInFolders } from '../lib/command';
import { PageServer } from '../lib/page-server';

const { home, packed, command, folder, run } = commandInFolders();
const QUICKSTART = join(PATHS.root, 'examples/quickstart');

afterAll(() => PageServer.stopAll());

let dir: string, server: PageServer;
beforeAll(async () => {
  dir = folder();
  server = await (await PageServer.start(command, ['layout.yaml'], dir)).letIn();
});
afterAll(async () => { await server.stop(); });

const code = (answer: { readonly json: any }) => answer.json.problems[0].code;

describe('Whoever is not the page', () => {
  test('is not let in from another site, by a name that leads here, without a cookie, or with a token that was used', async () => {
    const cases: readonly (readonly [Promise<any>, number, string])[] = [
      [server.post('state', {}, { Origin: 'http://evil.test' }), 403, 'ui/origin'],
      [server.post('state', {}, { Origin: 'null' }), 403, 'ui/origin'],
      [server.post('state', {}, { 'Sec-Fetch-Site': 'cross-site' }), 403, 'ui/origin'],
      [server.post('state', {}, { Host: `evil.test:${server.port}` }), 403, 'ui/host'],
      [server.send({ path: '/', headers: { Host: 'evil.test' } }), 403, 'ui/host'],
      [server.post('state', {}, { Cookie: '' }), 401, 'ui/session'],
      [server.post('state', {}, { Cookie: `${server.cookie.slice(0, -1)}${server.cookie.endsWith('x') ? 'y' : 'x'}` }), 401, 'ui/session'],
      [server.send({ path: '/api/events' }), 401, 'ui/session'],
      [server.post('session', { token: server.token }), 401, 'ui/token'],
      [server.post('session', { token: 'guess' }), 401, 'ui/token'],
      [server.post('state', {}, { 'Content-Type': 'text/plain' }), 415, 'ui/body'],
      [server.post('state', '[]'), 400, 'ui/body'],
      [server.send({ method: 'GET', path: '/api/layout', headers: { Cookie: server.cookie } }), 404, 'ui/unknown'],
    ];
    for (const [asked, status, told] of cases) {
      const answer = await asked;
      expect([answer.status, code(answer)]).toEqual([status, told]);
    }
    expect((await server.post('state')).status).toBe(200);
  });

  test('gets no file but those of the page', async () => {
    for (const path of ['/../../../etc/passwd', '/..%2f..%2fetc%2fpasswd', '/%2e%2e/lib/cli/cdk8s-ceph.cjs', '/files.json', '//etc/passwd', '/constructor', '/__proto__']) {
      const answer = await server.send({ path });
      expect([path, answer.status, code(answer)]).toEqual([path, 404, 'ui/unknown']);
    }
    for (const path of ['/', '/page.js', '/page.css', '/zh.json']) expect([path, (await server.send({ path })).status]).toEqual([path, 200]);
  });

  test('could do nothing with the page: no other site frames it, no script but its own runs in it, and nothing of it is kept', async () => {
    const { headers, text } = await server.send({ path: '/' });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';.*frame-ancestors 'none'/);
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY' });
    // Nothing inline, nothing from elsewhere.
    expect(text).not.toMatch(/<style|\sstyle=|\son\w+=|https?:/);
    expect(text.match(/<script[^>]*>[^<]*/g)).toEqual(['<script type="module" src="page.js">']);
  });

  test('cannot have the cookie: scripts do not see it, and other sites do not send it', async () => {
    const other = await PageServer.start(command, ['layout.yaml'], folder());
    const { headers } = await other.post('session', { token: other.token });
    expect(headers['set-cookie']).toEqual([expect.stringMatching(/^cdk8s-ceph-\d+=[\w-]{32}; Path=\/; HttpOnly; SameSite=Strict$/)]);
    expect(await other.stop()).toBe(130);
  });
});

describe('The layout', () => {
  test('is changed in its file, comments stay, and a window that has not seen the last change changes nothing', async () => {
    const { json: { layout } } = await server.post('state');
    const first = await server.post('layout', { edits: [{ at: ['block', 'volumes', 'classes', 'fast'], to: {} }] }, { 'If-Match': `"${layout.digest}"` });
    expect(first.status).toBe(200);
    const late = await server.post('layout', { edits: [{ at: ['block'] }] }, { 'If-Match': `"${layout.digest}"` });
    expect([late.status, code(late)]).toEqual([412, 'ui/stale']);
    expect((await server.post('layout', { edits: [{ at: ['block'] }] })).status).toBe(428);
    expect(readFileSync(join(dir, 'layout.yaml'), 'utf8')).toContain('fast');
    const back = await server.post('layout', { edits: [{ at: ['block', 'volumes', 'classes', 'fast'] }] }, { 'If-Match': first.json.digest });
    expect(back.json.text).not.toContain('fast');
  });

  test('of more than 10 MiB is told to be too large, and nothing is written', async () => {
    const before = readFileSync(join(dir, 'layout.yaml'), 'utf8'), { json: { layout } } = await server.post('state');
    const large = await server.post('layout', { text: 'x'.repeat(10 * 2 ** 20) }, { 'If-Match': layout.digest }).catch((error: NodeJS.ErrnoException) => ({ status: 413, json: { problems: [{ code: error.code }] } }));
    expect(large.status).toBe(413);
    expect(['ui/too-large', 'EPIPE', 'ECONNRESET']).toContain(code(large));
    expect(readFileSync(join(dir, 'layout.yaml'), 'utf8')).toBe(before);
    expect((await server.post('state')).status).toBe(200);
  });

  test('is judged as the command judges it', async () => {
    const asked = await server.post('what-if', { lose: ['node-b'] }), { data } = JSON.parse(run(['what-if', 'layout.yaml', '--lose', 'node-b', '--json'], dir).stdout);
    const { words, details, name, ...loss } = asked.json.data.clusters[0];
    expect(loss).toEqual(data.clusters[0].loss);
    expect(words).toContain('no data are lost');
    expect((await server.post('check')).json).toMatchObject({ status: 'ok', data: { hosts: 4, volumes: 12 } });
    expect((await server.post('check', { text: 'layout: 1\nhosts: {}\n' })).json).toMatchObject({ status: 'refused' });
    expect((await server.post('what-if', { lose: ['node-b'], language: 'zh' })).json.data.clusters[0].words).toContain('不丢失数据');
  });

  test('of whoever has gone away does not keep others waiting', async () => {
    const sent = server.send({ method: 'POST', path: '/api/additions', headers: { 'Content-Type': 'application/json', 'Origin': server.origin, 'Cookie': server.cookie }, timeout: 50, signal: AbortSignal.timeout(60) }, '{}');
    await expect(sent).rejects.toThrow();
    expect((await server.post('check', { text: readFileSync(join(QUICKSTART, 'layout.yaml'), 'utf8').replace('4Ti', '5Ti') })).status).toBe(200);
  });

  test('with a field that leads nowhere is refused as any other request', async () => {
    const { json: { layout } } = await server.post('state');
    for (const edits of [[{ at: [] }], [{ at: 'hosts' }], 'all', undefined]) expect((await server.post('layout', { edits }, { 'If-Match': layout.digest })).status).toBe(400);
  });
});

describe('Captures', () => {
  test('are taken in, each in the place of the former one of its host; half a capture changes nothing', async () => {
    const one = await server.post('captures', { text: captureText('node-a') });
    expect(one.json).toMatchObject({ status: 'ok', data: { hosts: ['node-a'] } });
    expect((await server.post('captures', { text: `${captureText('node-b')}${captureText('node-a')}` })).json.data.hosts).toEqual(['node-a', 'node-b']);
    expect((await server.post('captures', { text: captureText('node-c').slice(0, 300) })).json).toMatchObject({ status: 'unreadable', problems: [{ code: 'inventory/capture' }] });
    expect(code(await server.post('captures', { text: 'hello' }))).toBe('ui/capture');
    expect((await server.post('inventory')).json.data.hosts).toEqual(['node-a', 'node-b']);
    // The command takes the same file.
    expect(run(['inventory', 'layout.captures.txt'], dir)).toMatchObject({ status: 0, stdout: expect.stringContaining('4 devices offered of 8') });
  });

  test('hold texts of devices as texts', async () => {
    const { json } = await server.post('captures', { text: captureText('node-a').replace('ST4000NM0035', '<script>alert(1)</script>') });
    expect(json.data.devices.map(({ model }: any) => model)).toContain('<script>alert(1)</script>');
  });

  test('of a device that is in use are not overruled by its name', async () => {
    const { json } = await server.post('inventory', { force: ['/dev/disk/by-id/ata-BOOT_B0'] });
    expect(json).toMatchObject({ status: 'refused', problems: [{ code: 'inventory/not-forced' }] });
  });
});

test('a page that only shows changes nothing', async () => {
  const only = folder(), before = readFileSync(join(only, 'layout.yaml'), 'utf8'), shows = await (await PageServer.start(command, ['layout.yaml', '--read-only'], only)).letIn();
  const { json: { layout } } = await shows.post('state');
  for (const [path, body] of [['layout', { edits: [{ at: ['block'] }] }], ['captures', { text: captureText('node-a') }], ['look', {}], ['apply', {}], ['stop', {}], ['resume', {}], ['abort', {}]] as const) {
    const answer = await shows.post(path, body, { 'If-Match': layout.digest });
    expect([path, answer.status, code(answer)]).toEqual([path, 403, 'ui/read-only']);
  }
  expect((await shows.post('check')).json.status).toBe('ok');
  expect(readFileSync(join(only, 'layout.yaml'), 'utf8')).toBe(before);
  expect(existsSync(join(only, 'layout.captures.txt'))).toBe(false);
  await shows.stop();
});

test('where there is no cluster, that is told, and nothing is carried out that was not shown', async () => {
  expect((await server.post('plan')).json).toMatchObject({ status: 'failed', problems: [{ code: 'run/unreachable' }] });
  expect((await server.post('status')).json).toMatchObject({ status: 'failed', problems: [{ code: 'run/unreachable' }] });
  expect(code(await server.post('apply', { plan: 'x', name: 'y' }))).toBe('ui/not-shown');
});

test('a layout that is not there yet is made by the first change, and a port that is in use is told', async () => {
  const empty = mkdtempSync(join(home, 'new-')), fresh = await (await PageServer.start(command, [], empty)).letIn(), { json: { layout } } = await fresh.post('state');
  expect(layout).toMatchObject({ exists: false, text: 'layout: 1\n' });
  const { json } = await fresh.post('layout', { edits: [{ at: ['hosts', 'node-a', 'volumes', 0], to: { disk: '/dev/disk/by-id/wwn-0x1', size: '4TB' } }] }, { 'If-Match': layout.digest });
  expect(json.text).toBe('layout: 1\nhosts:\n  node-a:\n    volumes:\n      - disk: /dev/disk/by-id/wwn-0x1\n        size: 4TB\n');
  expect(readFileSync(join(empty, 'layout.yaml'), 'utf8')).toBe(json.text);
  expect(run(['ui', '--no-open', '--port', `${fresh.port}`], empty)).toMatchObject({ status: 3, stderr: expect.stringContaining('ui/port') });
  expect(run(['ui', '--no-open', '--port', 'x'], empty)).toMatchObject({ status: 2, stderr: expect.stringContaining('usage/port') });
  expect(run(['ui', '--no-open', '--demo', '--speed', 'fast'], empty)).toMatchObject({ status: 2, stderr: expect.stringContaining('usage/demo-speed') });
  await fresh.stop();
});

test('the page is small, and so is the server that waits', async () => {
  const zipped = (file: string) => gzipSync(readFileSync(join(packed, 'page', file)), { level: 9 }).length;
  expect(zipped('page.js')).toBeLessThan(250_000);
  expect(zipped('page.css')).toBeLessThan(40_000);
  const waits = mkdtempSync(join(home, 'waits-'));
  cpSync(join(QUICKSTART, 'layout.yaml'), join(waits, 'layout.yaml'));
  writeFileSync(join(waits, 'applications.yaml'), '');
  const idle = await (await PageServer.start(command, [], waits)).letIn();
  await idle.post('state');
  const resident = Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${idle.process.pid}/status`, 'utf8'))?.[1]) * 1024;
  expect(resident).toBeLessThan(150 * 2 ** 20);
  await idle.stop();
});
