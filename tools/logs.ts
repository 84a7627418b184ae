/**
 * Collects made-up logs with the real agent, with the arguments that the library gives it, into two real stores, and asks these every saved
 * query: `tsx tools/logs.ts`. Agent and store are built from their Go modules, at the versions of the images.
 */
import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart, Size } from 'cdk8s';
import { CephCluster, LogTarget, StorageLogs } from '../src';
import { PATHS } from './lib/paths';
import { LogsAsked, storeLines, storeQuery } from '../src/model/logging';

const MODULE = 'github.com/VictoriaMetrics/VictoriaLogs', BIN = join(PATHS.root, '.cache', 'logs');
const PORTS = [19428, 19429], NODE = 'node-a', NAMESPACE = 'rook-ceph';

const home = mkdtempSync(join(tmpdir(), 'logs-')), containers = join(home, 'containers'), crash = join(home, 'crash', '2026-11-29T07:00:00.000000Z_1');
const running = new Set<ReturnType<typeof spawn>>();

interface Container { readonly image: string; readonly args: string[] }

/** The workloads as they are rendered. */
function rendered(): { readonly agent: Container; readonly store: Container } {
  const chart = new Chart(new App(), 'logs'), cluster = CephCluster.fromCephClusterAttributes(chart, 'ceph', { name: 'ceph' });
  new StorageLogs(chart, 'logs', { cluster, target: LogTarget.onHosts(['a', 'b'].map(name => ({ name, size: Size.gibibytes(1) }))) });
  const containerOf = (kind: string) => chart.toJson().find(object => object.kind === kind).spec.template.spec.containers[0];
  return { agent: containerOf('DaemonSet'), store: containerOf('StatefulSet') };
}

function built(program: string, { image }: Container): string {
  const version = image.split(':').pop()!, folder = join(BIN, version);
  execFileSync('go', ['install', `${MODULE}/app/${program}@${version}`], { env: { ...process.env, GOBIN: folder, GOFLAGS: '-trimpath' }, stdio: 'inherit' });
  return join(folder, program);
}

const cri = (text: string) => `${new Date().toISOString()} stderr F ${text}\n`;

interface MadePod { readonly name: string; readonly container: string; readonly labels: Record<string, string>; readonly lines: readonly string[]; readonly namespace?: string }

const audit = (level: string, prefix: string) => `debug 2026-11-29T07:00:00.000+0000 7f0 0 log_channel(audit) log [${level}] : from='client.4123 10.0.0.1:0/1' entity='client.admin' cmd=[{"prefix":"${prefix}"}]: dispatch`;
const daemon = (type: string, id: string) => ({ app: `rook-ceph-${type}`, rook_cluster: NAMESPACE, ceph_daemon_type: type, ceph_daemon_id: id });
const json = (line: object) => JSON.stringify({ time: new Date().toISOString(), ...line });

/** As the sidecars of CSI write it, and the agent reads it. */
function klogTime(): string {
  const [, month, day, time] = /^\d+-(\d\d)-(\d\d)T([\d:.]+)Z$/.exec(new Date().toISOString())!;
  return `${month}${day} ${time}000`;
}

const PODS: readonly MadePod[] = [
  { name: 'rook-ceph-osd-3-abc', container: 'osd', labels: daemon('osd', '3'), lines: ['debug osd.3 before the crash', '*** Caught signal (Aborted) **', 'debug osd.3 after the crash'] },
  { name: 'rook-ceph-osd-4-abc', container: 'osd', labels: daemon('osd', '4'), lines: ['debug osd.4 is well'] },
  { name: 'rook-ceph-mon-a-abc', container: 'mon', labels: daemon('mon', 'a'), lines: [audit('DBG', 'status'), audit('INF', 'osd out')] },
  { name: 'rook-ceph-operator-abc', container: 'rook-ceph-operator', labels: { app: 'rook-ceph-operator' }, lines: ['2026-11-29 07:00:00.000000 I | op-osd: hello'] },
  { name: 'rook-ceph.rbd.csi.ceph.com-ctrlplugin-abc', container: 'csi-provisioner', labels: { app: 'rook-ceph.rbd.csi.ceph.com-ctrlplugin' }, lines: [`I${klogTime()}       1 controller.go:1] provision "shop/carts" class "fast": started`] },
  {
    name: 'storage-logs-agent-abc',
    container: 'kernel',
    labels: { app: 'storage-logs-agent' },
    lines: [json({ _msg: 'blk_update_request: I/O error, dev sdb, sector 8', kind: 'kernel', host: NODE, level: 'err' }), json({ _msg: 'EXT4-fs (sda1): mounted filesystem', kind: 'kernel', host: NODE, level: 'info' })],
  },
  { name: 'storage-logs-agent-abc', container: 'agent', labels: { app: 'storage-logs-agent' }, lines: ['the agent of itself'] },
  { name: 'storage-logs-events-abc', container: 'events', labels: { app: 'storage-logs-events' }, lines: [json({ _msg: 'ProvisioningFailed: no pool', kind: 'event', object: 'PersistentVolumeClaim/shop/carts', claim: 'shop/carts', type: 'Warning', reason: 'ProvisioningFailed' })] },
  { name: 'other-abc', container: 'main', labels: {}, lines: ['of another namespace'], namespace: 'shop' },
];

const fileOf = ({ name, container, namespace = NAMESPACE }: MadePod) => join(containers, `${name}_${namespace}_${container}-${name}-${container}.log`);

/** As much of an API server as the agent asks for. */
async function apiServer(): Promise<string> {
  const items = [...new Set(PODS.map(({ name }) => name))].map(name => {
    const own = PODS.filter(pod => pod.name === name), [{ labels, namespace = NAMESPACE }] = own;
    return {
      metadata: { name, namespace, labels, resourceVersion: '1' },
      spec: { nodeName: NODE, containers: own.map(({ container }) => ({ name: container })) },
      status: { podIP: '10.0.0.1', containerStatuses: own.map(({ container }) => ({ name: container, containerID: `containerd://${name}-${container}` })) },
    };
  });
  const server = createServer((request, response) => {
    const url = new URL(request.url!, 'http://x');
    const answers: Record<string, unknown> = {
      '/api/v1/nodes': { items: [{ metadata: { name: NODE } }] },
      [`/api/v1/nodes/${NODE}`]: { metadata: { name: NODE } },
      '/api/v1/namespaces': { items: [NAMESPACE, 'shop'].map(name => ({ metadata: { name } })) },
      '/api/v1/pods': { metadata: { resourceVersion: '1' }, items },
    };
    if (url.searchParams.has('watch')) response.writeHead(200).flushHeaders();
    else response.end(JSON.stringify(answers[url.pathname] ?? {}));
  });
  server.unref();
  await new Promise<void>(done => { server.listen(0, '127.0.0.1', done); });
  const file = join(home, 'kubeconfig');
  writeFileSync(file, JSON.stringify({
    'current-context': 'x', 'contexts': [{ name: 'x', context: { cluster: 'x', user: 'x' } }], 'users': [{ name: 'x', user: {} }], 'clusters': [{ name: 'x', cluster: { server: `http://127.0.0.1:${(server.address() as AddressInfo).port}` } }],
  }));
  return file;
}

function start(program: string, args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  running.add(child);
  let told = '';
  child.stderr.on('data', part => { told += part; });
  child.on('exit', code => {
    running.delete(child);
    if (code) console.error(`${program} ended with ${code}\n${told.split('\n').slice(-15).join('\n')}`);
  });
  return child;
}

const startStore = (program: string, { args }: Container, i: number) => start(program, args.map(arg => arg.replace('=/data', `=${join(home, `store-${i}`)}`).replace('=:9428', `=127.0.0.1:${PORTS[i]}`)));

/** What each question has to find, and what it must not find. */
const QUESTIONS: readonly (readonly [asked: Partial<LogsAsked>, found: readonly string[], not: readonly string[]])[] = [
  [{}, ['osd.4 is well', 'op-osd: hello', 'provision "shop/carts"', 'ProvisioningFailed', 'I/O error', 'backtrace'], ['of itself', 'of another namespace']],
  [{ daemon: 'osd.3' }, ['before the crash', 'Caught signal'], ['osd.4', 'hello']],
  [{ host: NODE }, ['osd.4 is well', 'I/O error', 'backtrace'], []],
  [{ host: 'node-b' }, [], ['osd']],
  [{ claim: 'shop/carts' }, ['ProvisioningFailed', 'provision "shop/carts"'], ['osd.4']],
  [{ saved: 'crash', daemon: 'osd.3' }, ['before the crash', 'Caught signal', 'after the crash', 'backtrace'], ['osd.4']],
  [{ saved: 'crash', daemon: 'osd.4' }, [], ['signal', 'backtrace']],
  [{ saved: 'commands' }, ['osd out'], ['"status"']],
  [{ saved: 'disk-errors', host: NODE }, ['I/O error'], ['mounted']],
  [{ saved: 'pending-claims' }, ['ProvisioningFailed'], ['provision "']],
  [{ saved: 'pending-claims', claim: 'shop/carts' }, ['ProvisioningFailed', 'provision "shop/carts"'], []],
];

async function ask(port: number, asked: Partial<LogsAsked>) {
  const query = storeQuery({ since: 3600, limit: 500, ...asked });
  const response = await fetch(`http://127.0.0.1:${port}/select/logsql/query?${new URLSearchParams({ query }).toString()}`), text = await response.text();
  const lines = response.ok ? storeLines(text) : undefined;
  if (lines === undefined) throw new Error(`${query}\n${text}`);
  return lines;
}

/** Asks until the answer is right, or half a minute is over. */
async function until(what: string, tried: () => Promise<string | undefined>): Promise<boolean> {
  let wrong: string | undefined = '';
  for (let i = 0; i < 60 && wrong !== undefined; i++) {
    wrong = await tried().catch((error: Error) => error.message);
    if (wrong !== undefined) await new Promise(done => setTimeout(done, 500));
  }
  console.log(`${wrong === undefined ? 'ok  ' : 'FAIL'} ${what}${wrong === undefined ? '' : `: ${wrong}`}`);
  return wrong === undefined;
}

async function main(): Promise<boolean> {
  const { agent, store } = rendered(), [agentProgram, storeProgram] = [built('vlagent', agent), built('victoria-logs', store)];
  for (const folder of [containers, crash, join(home, 'state')]) mkdirSync(folder, { recursive: true });
  for (const pod of PODS) writeFileSync(fileOf(pod), pod.lines.map(cri).join(''));
  writeFileSync(join(crash, 'meta'), '{\n    "crash_id": "1",\n    "entity_name": "osd.3",\n    "backtrace": [\n        "/lib64/libc.so.6"\n    ]\n}\n');
  const stores = PORTS.map((_, i) => startStore(storeProgram, store, i)), kubeconfig = await apiServer();
  let url = 0;
  const args = agent.args.map(arg => arg.replace('glob=/crash', `glob=${join(home, 'crash')}`).replace('=/state', `=${join(home, 'state')}`).replace('$(NODE_NAME)', NODE)
    .replace(/url=http:\/\/[^/]+/, () => `url=http://127.0.0.1:${PORTS[url++]}`));
  start(agentProgram, [...args, `-kubernetesCollector.logsPath=${containers}`, '-httpListenAddr=127.0.0.1:19430'], { KUBECONFIG: kubeconfig, KUBERNETES_SERVICE_HOST: '' });
  const results: boolean[] = [];
  for (const [asked, found, not] of QUESTIONS) {
    results.push(await until(JSON.stringify(asked), async () => {
      const lines = await ask(PORTS[0], asked), texts = lines.map(({ text }) => text).join('\n');
      const missing = found.filter(text => !texts.includes(text)), strange = not.filter(text => texts.includes(text));
      return missing.length + strange.length === 0 ? undefined : `lacks ${JSON.stringify(missing)}, has ${JSON.stringify(strange)} among ${lines.length} lines`;
    }));
  }
  results.push(await until('every line has its host and its kind, and those of daemons their daemon', async () => {
    const lines = await ask(PORTS[1], {}), kinds = [...new Set(lines.map(({ kind }) => kind))].sort().join();
    const bare = lines.filter(({ host, kind, daemon: of }) => kind === '' || (kind !== 'event' && host !== NODE) || (kind === 'daemon' && !/^(osd\.[34]|mon\.a)$/.test(of ?? '')));
    return bare.length === 0 && kinds === 'crash,csi,daemon,event,kernel,operator' ? undefined : `${kinds} ${JSON.stringify(bare)}`;
  }));
  stores[0].kill();
  appendFileSync(fileOf(PODS[1]), cri('while one store was gone'));
  const comes = (port: number) => async () => (await ask(port, { daemon: 'osd.4' })).some(({ text }) => text === 'while one store was gone') ? undefined : 'the line is not there';
  results.push(await until('a line written while one store is gone is in the other', comes(PORTS[1])));
  startStore(storeProgram, store, 0);
  results.push(await until('and in the first, when it is back', comes(PORTS[0])));
  return results.every(Boolean);
}

main().then(well => { process.exitCode = well ? 0 : 1; }, (error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
}).finally(async () => {
  // They write until they have ended.
  await Promise.all([...running].map(child => new Promise(done => child.once('exit', done).kill('SIGKILL'))));
  rmSync(home, { recursive: true, force: true });
});
