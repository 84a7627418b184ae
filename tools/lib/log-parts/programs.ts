import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart, Size } from 'cdk8s';
import { apiServer, cri, fileOf, NODE, PODS } from './made-up';
import { CephCluster, LogTarget, StorageLogs } from '../../../src';
import { PATHS } from '../paths';

const MODULE = 'github.com/VictoriaMetrics/VictoriaLogs', BIN = join(PATHS.root, '.cache', 'logs');

/** As much of a container as is run. */
export interface Container {
  readonly image: string;
  readonly args: readonly string[];
}

/** A store of its own, of two copies. */
export const STORE = () => LogTarget.onHosts(['a', 'b'].map(name => ({ name, size: Size.gibibytes(1) })));

/** What the library makes for a target: the agent, the store if there is one, and what translates if there is that. */
export function rendered(target: LogTarget): { readonly agent: Container; readonly store?: Container; readonly forwarder?: string } {
  const chart = new Chart(new App(), 'logs'), cluster = CephCluster.fromCephClusterAttributes(chart, 'ceph', { name: 'ceph' });
  new StorageLogs(chart, 'logs', { cluster, target });
  const objects = chart.toJson(), containerOf = (kind: string) => objects.find(object => object.kind === kind)?.spec.template.spec.containers[0];
  return { agent: containerOf('DaemonSet'), store: containerOf('StatefulSet'), forwarder: objects.find(({ kind }) => kind === 'ConfigMap').data['forwarder.yaml'] };
}

/** Made-up logs, and the programs that collect and keep them. */
export class LogPrograms {
  public readonly home = mkdtempSync(join(tmpdir(), 'logs-'));
  public readonly containers = join(this.home, 'containers');
  private readonly running = new Set<ReturnType<typeof spawn>>();

  /** What the pods have written, and a crash of `osd.3`. */
  public makeUp(): void {
    const crash = join(this.home, 'crash', '2026-11-29T07:00:00.000000Z_1');
    for (const folder of [this.containers, crash, join(this.home, 'state')]) mkdirSync(folder, { recursive: true });
    for (const pod of PODS) writeFileSync(fileOf(this.containers, pod), pod.lines.map(cri).join(''));
    writeFileSync(join(crash, 'meta'), '{\n    "crash_id": "1",\n    "entity_name": "osd.3",\n    "backtrace": [\n        "/lib64/libc.so.6"\n    ]\n}\n');
  }

  /** Built from its Go module, at the version of an image. */
  public built(program: 'vlagent' | 'victoria-logs', version: string): string {
    const folder = join(BIN, version);
    execFileSync('go', ['install', `${MODULE}/app/${program}@${version}`], { env: { ...process.env, GOBIN: folder, GOFLAGS: '-trimpath' }, stdio: 'inherit' });
    return join(folder, program);
  }

  /** With the arguments that the library gives it, but for its places. */
  public async startAgent({ image, args }: Container, urls: readonly string[]): Promise<void> {
    const kubeconfig = await apiServer(this.home);
    let url = 0;
    const own = args.map(arg => arg.replace('glob=/crash', `glob=${join(this.home, 'crash')}`).replace('=/state', `=${join(this.home, 'state')}`).replace('$(NODE_NAME)', NODE)
      .replace(/url=http:\/\/[^/]+/, () => `url=${urls[url++]}`));
    this.start(this.built('vlagent', versionOf(image)), [...own, `-kubernetesCollector.logsPath=${this.containers}`, '-httpListenAddr=127.0.0.1:19430'], { KUBECONFIG: kubeconfig, KUBERNETES_SERVICE_HOST: '' });
  }

  public startStore({ image, args }: Container, name: string, port: number, further: readonly string[] = []): ReturnType<typeof spawn> {
    const own = args.map(arg => arg.replace('=/data', `=${join(this.home, name)}`).replace('=:9428', `=127.0.0.1:${port}`));
    return this.start(this.built('victoria-logs', versionOf(image)), [...own, ...further]);
  }

  public start(program: string, args: readonly string[], env: Record<string, string> = {}): ReturnType<typeof spawn> {
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
    this.running.add(child);
    let told = '';
    child.stderr.on('data', part => { told += part; });
    child.on('exit', code => {
      this.running.delete(child);
      if (code) console.error(`${program} ended with ${code}\n${told.split('\n').slice(-15).join('\n')}`);
    });
    return child;
  }

  /** They write until they have ended. */
  public async end(): Promise<void> {
    await Promise.all([...this.running].map(child => new Promise(done => child.once('exit', done).kill('SIGKILL'))));
    rmSync(this.home, { recursive: true, force: true });
  }
}

const versionOf = (image: string): string => image.split(':').pop()!;

/** Asks until the answer is right, or half a minute is over; says which. */
export async function until(what: string, tried: () => Promise<string | undefined>): Promise<boolean> {
  let wrong: string | undefined = '';
  for (let i = 0; i < 60 && wrong !== undefined; i++) {
    wrong = await tried().catch((error: Error) => error.message);
    if (wrong !== undefined) await new Promise(done => setTimeout(done, 500));
  }
  console.log(`${wrong === undefined ? 'ok  ' : 'FAIL'} ${what}${wrong === undefined ? '' : `: ${wrong}`}`);
  return wrong === undefined;
}
