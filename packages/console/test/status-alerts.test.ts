import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiServer } from './kubernetes/api-server';
import { inProcess } from './lib/command';
import { PATHS } from '../../../tools/lib/paths';

const ANSWER = readFileSync(join(PATHS.root, 'test/model/monitoring/answers/beyond-safe-prometheus.json'), 'utf8');

let server: ApiServer, home: string, args: string[];
beforeEach(async () => {
  server = new ApiServer();
  home = mkdtempSync(join(tmpdir(), 'alerts-'));
  const address = (await server.start()).getCurrentCluster()!.server, file = join(home, 'kubeconfig');
  writeFileSync(file, JSON.stringify({
    'apiVersion': 'v1', 'kind': 'Config', 'current-context': 'lab', 'contexts': [{ name: 'lab', context: { cluster: 'lab', user: 'me' } }], 'clusters': [{ name: 'lab', cluster: { 'server': address, 'insecure-skip-tls-verify': true } }], 'users': [{ name: 'me', user: {} }],
  }));
  args = ['status', '--layout', join(PATHS.root, 'examples/quickstart/layout.yaml'), '--kubeconfig', file];
});
afterEach(() => {
  server.stop();
  rmSync(home, { recursive: true });
});

const alerts = async (...more: string[]) => JSON.parse((await inProcess([...args, '--json', ...more])).stdout).data.alerts;

/** Objects of a kind of an operator. */
function has(group: string, name: string, kind: string, ...items: object[]): void {
  server.texts.set(`/apis/${group.split('/')[0]}`, () => JSON.stringify({ preferredVersion: { groupVersion: group } }));
  server.texts.set(`/apis/${group}`, () => JSON.stringify({ resources: [{ name, singularName: kind.toLowerCase(), kind, namespaced: true }] }));
  server.texts.set(`/apis/${group}/${name}`, () => JSON.stringify({ items }));
}

const prometheus = (spec?: object) => has('monitoring.coreos.com/v1', 'prometheuses', 'Prometheus', { metadata: { namespace: 'monitoring', name: 'k8s' }, spec });
const answers = (namespace: string, service: string, answer: string | number = ANSWER) => server.texts.set(`/api/v1/namespaces/${namespace}/services/${service}/proxy/api/v1/rules`, () => answer);

test('Prometheus is found, and asked by way of the API server; what fires comes before everything else', async () => {
  prometheus();
  answers('monitoring', 'http:prometheus-operated:web');
  const { stdout } = await inProcess(args);
  expect(stdout).toMatch(/^Alerts that fire, says Prometheus monitoring\/k8s\n {2}1\. Add a device or a host/);
  expect(stdout).toContain('\n\nStatus of rook-ceph/ceph\n');
});

test('it is asked as its object says', async () => {
  prometheus({ serviceName: 'own', portName: 'http', web: { tlsConfig: {} } });
  answers('monitoring', 'https:own:http');
  expect(await alerts()).toEqual([expect.objectContaining({ cluster: 'rook-ceph/ceph', from: 'Prometheus monitoring/k8s', fires: expect.arrayContaining([expect.objectContaining({ name: 'StorageBeyondSafe' })]) })]);
});

test('VMAlert is found', async () => {
  has('operator.victoriametrics.com/v1beta1', 'vmalerts', 'VMAlert', { metadata: { namespace: 'vm', name: 'main' } });
  answers('vm', 'http:vmalert-main:http');
  expect((await alerts())[0]).toMatchObject({ from: 'VMAlert vm/main', fires: expect.any(Array) });
});

test('where nobody evaluates rules, it is told that alerts are not known, below the status', async () => {
  const { stdout } = await inProcess(args);
  expect(stdout.indexOf('Status of rook-ceph/ceph')).toBeLessThan(stdout.indexOf('Alerts are not known'));
  expect(stdout).toContain("\n\nAlerts are not known: Kubernetes knows no Prometheus and no VMAlert; name who evaluates the rules with '--alerts'\n");
});

test.each([
  ['does not answer', () => answers('monitoring', 'http:prometheus-operated:web', 503), /^Prometheus monitoring\/k8s does not answer: /],
  ['may not be listed', () => server.texts.set('/apis/monitoring.coreos.com/v1/prometheuses', () => 403), /^Prometheus of Kubernetes does not answer: .*is refused$/],
])('where Prometheus %s, that is told', async (_, happens, reason) => {
  prometheus();
  happens();
  expect((await alerts())[0].fires).toEqual({ unknown: expect.stringMatching(reason) });
});

test('a Service that is named is asked, and nobody else', async () => {
  prometheus();
  answers('watch', 'http:prometheus-server:80');
  expect((await alerts('--alerts', 'watch/prometheus-server:80'))[0].from).toBe('watch/prometheus-server:80');
  expect(server.asked.filter(path => path.includes('prometheus-operated'))).toEqual([]);
});

test('whom the layout names is asked, and nobody else', async () => {
  prometheus();
  answers('watch', 'http:prometheus-server:80');
  cpSync(join(args[2], '..'), home, { recursive: true });
  args[2] = join(home, 'layout.yaml');
  appendFileSync(args[2], '\nmonitoring: { files: {}, evaluatedBy: "watch/prometheus-server:80" }\n');
  expect((await alerts())[0].from).toBe('watch/prometheus-server:80');
});

describe('At an address', () => {
  let other: Server, status = 200;
  beforeEach(async () => {
    other = createServer(({ url }, response) => { response.writeHead(url === '/prometheus/api/v1/rules' ? status : 404).end(ANSWER); });
    await new Promise<void>(done => { other.listen(0, '127.0.0.1', done); });
  });
  afterEach(() => { other.close(); });
  const address = (path: string) => `http://127.0.0.1:${(other.address() as AddressInfo).port}${path}`;

  test('whoever answers there is asked', async () => {
    expect((await alerts('--alerts', address('/prometheus/')))[0]).toMatchObject({ from: address('/prometheus/'), fires: expect.arrayContaining([expect.objectContaining({ name: 'StorageCannotHealDevice' })]) });
  });

  test('a refusal, and nobody, are told', async () => {
    expect((await alerts('--alerts', address('/elsewhere')))[0].fires).toEqual({ unknown: `${address('/elsewhere')} does not answer: 404` });
    const gone = address('/');
    other.close();
    expect((await alerts('--alerts', gone))[0].fires.unknown).toContain('ECONNREFUSED');
    other = createServer();
  });
});

test.each(['prometheus', 'http://', 'a/b'])('%s names nobody', async where => {
  const { status, stdout } = await inProcess([...args, '--json', '--alerts', where]);
  expect([status, JSON.parse(stdout).problems[0].code]).toEqual([2, 'usage/alerts']);
});
