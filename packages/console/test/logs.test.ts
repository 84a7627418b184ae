import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiServer } from './kubernetes/api-server';
import { inProcess } from './lib/command';

let server: ApiServer, home: string, reach: string[];
beforeEach(async () => {
  server = new ApiServer();
  home = mkdtempSync(join(tmpdir(), 'logs-'));
  const address = (await server.start()).getCurrentCluster()!.server, file = join(home, 'kubeconfig');
  writeFileSync(file, JSON.stringify({
    'apiVersion': 'v1', 'kind': 'Config', 'current-context': 'lab', 'contexts': [{ name: 'lab', context: { cluster: 'lab', user: 'me' } }], 'clusters': [{ name: 'lab', cluster: { 'server': address, 'insecure-skip-tls-verify': true } }], 'users': [{ name: 'me', user: {} }],
  }));
  reach = ['--kubeconfig', file];
});
afterEach(() => {
  server.stop();
  rmSync(home, { recursive: true });
});

const SERVICES = '/api/v1/namespaces/rook-ceph/services', PODS = '/api/v1/namespaces/rook-ceph/pods';
const QUERY = `${SERVICES}/http:storage-logs:http/proxy/select/logsql/query`;
const run = (...args: string[]) => inProcess(['logs', ...args, ...reach]);
const json = async (...args: string[]) => JSON.parse((await run('--json', ...args)).stdout);

/** A store, and what it answers. */
function withStore(answer: string | number = ''): () => string {
  let asked = '';
  server.texts.set(SERVICES, () => JSON.stringify({ items: [{ metadata: { name: 'storage-logs' } }] }));
  server.texts.set(QUERY, query => {
    asked = query.get('query') ?? '';
    return answer;
  });
  return () => asked;
}

const row = (time: string, more: object = {}) => JSON.stringify({ '_time': time, '_msg': `said at ${time}`, 'host': 'node-a', 'daemon': 'osd.3', 'kind': 'daemon', 'kubernetes.pod_name': 'rook-ceph-osd-3-x', 'kubernetes.container_name': 'osd', ...more });

function pod(name: string, labels: object = {}, restartCount = 0): object {
  return { metadata: { name, labels }, spec: { nodeName: 'node-a', containers: [{ name: 'main' }] }, status: { containerStatuses: [{ name: 'main', restartCount }] } };
}

describe('Where there is a store', () => {
  test('it is asked by way of the API server, and its lines are told, oldest first', async () => {
    const asked = withStore(`${row('2026-11-29T07:00:02Z')}\n${row('2026-11-29T07:00:01Z')}\n`);
    const { status, stdout, stderr } = await run('--osd', '3', '--since', '30m');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`2 lines from the store rook-ceph/storage-logs
2026-11-29T07:00:01Z node-a osd.3 said at 2026-11-29T07:00:01Z
2026-11-29T07:00:02Z node-a osd.3 said at 2026-11-29T07:00:02Z
`);
    expect(asked()).toMatch(/^_time:1800s \(daemon:="osd\.3" or .*\| sort by \(_time desc\) limit 501 \|/);
  });

  test('it is told that there are older lines', async () => {
    withStore([3, 2, 1].map(second => row(`2026-11-29T07:00:0${second}Z`)).join('\n'));
    const { data } = await json('--limit', '2');
    expect(data).toMatchObject({ from: 'store', more: true, lines: [{ time: '2026-11-29T07:00:02Z' }, { time: '2026-11-29T07:00:03Z' }] });
    expect((await run('--limit', '2')).stdout).toContain("There are older lines: ask for more with '--limit'\n");
  });

  test('lines about a claim are found by its name, and by that of its volume', async () => {
    const asked = withStore();
    server.texts.set('/api/v1/namespaces/shop/persistentvolumeclaims/carts', () => JSON.stringify({ spec: { volumeName: 'pvc-1' } }));
    await run('--claim', 'shop/carts');
    expect(asked()).toContain('(claim:="shop/carts" or "shop/carts" or "pvc-1")');
  });

  test('a saved query is asked', async () => {
    const asked = withStore();
    await run('--saved', 'disk-errors', '--host', 'node-a');
    expect(asked()).toContain('kind:="kernel"');
  });

  test('it is not said that there are no lines where what answers is no store', async () => {
    withStore('<html>');
    server.texts.set(PODS, () => JSON.stringify({ items: [] }));
    expect((await json()).data).toMatchObject({ from: 'kubernetes', reason: 'what the store rook-ceph/storage-logs answers are no logs' });
  });
});

describe('Where no store answers', () => {
  const none = () => server.texts.set(SERVICES, () => JSON.stringify({ items: [] }));

  test('the first line says so, and why, and what Kubernetes does not keep', async () => {
    none();
    server.texts.set(PODS, query => JSON.stringify({ items: query.get('labelSelector') === 'ceph_daemon_type=osd,ceph_daemon_id=3' ? [pod('rook-ceph-osd-3-x', { ceph_daemon_type: 'osd', ceph_daemon_id: '3' }, 1)] : [] }));
    server.texts.set(`${PODS}/rook-ceph-osd-3-x/log`, query => query.get('previous') === 'true' ? '2026-11-29T07:00:00.5Z it crashed\n' : '2026-11-29T07:01:00.5Z it began\n');
    const { status, stdout } = await run('--osd', '3');
    expect(status).toBe(0);
    expect(stdout.split('\n').slice(0, 4)).toEqual([
      'Not from a store, but what Kubernetes still has: 2 lines (there is no store of logs in the namespace rook-ceph)',
      'Kubernetes does not keep logs of pods that were deleted, nor of containers before the last one',
      '2026-11-29T07:00:00.5Z node-a osd.3 it crashed',
      '2026-11-29T07:01:00.5Z node-a osd.3 it began',
    ]);
  });

  test.each([[503, 'the store rook-ceph/storage-logs does not answer: '], ['refused', 'whether there is a store is not known: ']])('because of %s, that is told', async (how, told) => {
    withStore(503);
    if (how === 'refused') server.texts.set(SERVICES, () => 403);
    server.texts.set(PODS, () => JSON.stringify({ items: [] }));
    expect((await json()).data.reason).toMatch(new RegExp(`^${told}`));
  });

  test('events tell why a claim is pending', async () => {
    none();
    let asked = '';
    server.texts.set('/api/v1/namespaces/shop/events', query => {
      asked = query.get('fieldSelector') ?? '';
      return JSON.stringify({ items: [{ involvedObject: { kind: 'PersistentVolumeClaim', namespace: 'shop', name: 'carts' }, lastTimestamp: '2999-01-01T00:00:00Z', reason: 'ProvisioningFailed', message: 'no pool' }] });
    });
    const { data } = await json('--saved', 'pending-claims', '--claim', 'shop/carts');
    expect(asked).toBe('involvedObject.kind=PersistentVolumeClaim,involvedObject.name=carts');
    expect(data.lines).toEqual([{ time: '2999-01-01T00:00:00Z', kind: 'event', from: 'PersistentVolumeClaim/shop/carts', text: 'ProvisioningFailed: no pool' }]);
  });

  test('who gave which command is read from the monitors', async () => {
    none();
    server.texts.set(PODS, query => JSON.stringify({ items: query.get('labelSelector') === 'app=rook-ceph-mon' ? [pod('rook-ceph-mon-a-x')] : [] }));
    server.texts.set(`${PODS}/rook-ceph-mon-a-x/log`, () => '2026-11-29T07:00:00Z debug log_channel(audit) log [INF] : from=\'client.1\' entity=\'client.admin\' cmd=[{"prefix":"osd out"}]: dispatch\n2026-11-29T07:00:01Z other\n');
    expect((await json('--saved', 'commands')).data.lines.map(({ text }: { text: string }) => text)).toEqual([expect.stringContaining('osd out')]);
  });

  test('it fails, and names what could not be read', async () => {
    none();
    server.texts.set(PODS, () => JSON.stringify({ items: [pod('rook-ceph-mon-a-x'), pod('rook-ceph-mon-b-x')] }));
    server.texts.set(`${PODS}/rook-ceph-mon-a-x/log`, () => '2026-11-29T07:00:00Z hello\n');
    server.texts.set(`${PODS}/rook-ceph-mon-b-x/log`, () => 403);
    const { status, stdout, stderr } = await run();
    expect(status).toBe(3);
    expect(stderr).toContain('logs/not-read');
    expect(stderr).toContain('rook-ceph-mon-b-x/main');
    expect(stdout).toContain('hello');
  });

  test('pods that cannot be listed are no empty log', async () => {
    none();
    server.texts.set(PODS, () => 403);
    expect(await json()).toMatchObject({ status: 'failed', data: { notRead: [{ part: 'pods' }] } });
  });

  test('it is told that no message of a kernel is kept', async () => {
    none();
    expect((await json('--saved', 'disk-errors')).data).toMatchObject({ lines: [], notes: ['Kubernetes does not keep messages of the kernel'] });
  });
});

test.each([
  [['--daemon', 'osd3'], 'it is not the name of a daemon'], [['--osd', 'x y'], 'it is not the name of a daemon'], [['--host', 'Node A'], 'it is not the name of a host'], [['--claim', 'a/b/c'], 'it is not the name of a claim'],
  [['--since', '1 hour'], 'it is not a whole number with a unit'], [['--limit', '0'], 'it is not a number of lines from 1 to 100000'], [['--saved', 'all'], 'there is no such saved query'], [['--saved', 'crash'], 'it is about one daemon, and none is named'],
])('%j is refused', async (args, reason) => {
  const { status, problems } = await json(...args);
  expect([status, problems.map((each: { reason: string }) => each.reason)]).toEqual(['unreadable', [reason]]);
  expect(server.asked).toEqual([]);
});

test('answers in Chinese', async () => {
  withStore(row('2026-11-29T07:00:01Z'));
  expect((await run('--lang', 'zh')).stdout.split('\n')[0]).toMatch(/[\u4e00-\u9fff]/);
});
