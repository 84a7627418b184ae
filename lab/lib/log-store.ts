import { join } from 'node:path';
import { makeBeside } from './artefacts';
import { NAMESPACE } from './ceph';
import { applyAll, filesOf, synthesize } from './cluster';
import { get, kubectl } from './control-plane';
import { intoNodes } from './images';
import { nodesOn, onNode } from './nodes';
import { during } from './say';
import { until } from './sh';
import { Asks, bundleCommand, watchedCommand } from './watched-command';
import type { LogLine } from '../../src/model/logging';

/** The nodes that keep logs; each has a copy of all. */
export const LOG_HOSTS = ['node-a', 'node-b'];

/** Let agents and stores run; returns where their objects are. */
export async function logsUp(): Promise<string> {
  await bundleCommand();
  await makeBeside('logs');
  intoNodes('logs.tar');
  const outdir = await synthesize('lab/cluster/logs.ts', { LAB_LOG_HOSTS: LOG_HOSTS.join(',') });
  await applyAll(outdir);
  const ready = (kind: string, name: string, field: string) => Number(get(kind, '-n', NAMESPACE, name).status?.[field] ?? 0);
  await during(() => 'agents and stores start', until('agents, stores and the watcher of events are ready', 600, () => (
    ready('statefulset', 'storage-logs', 'readyReplicas') === LOG_HOSTS.length && ready('daemonset', 'storage-logs-agent', 'numberReady') === nodesOn().length
    && ready('deployment', 'storage-logs-events', 'readyReplicas') === 1), 3));
  return outdir;
}

/** Nothing of them is left. */
export async function logsDown(outdir: string): Promise<void> {
  kubectl(['delete', '--ignore-not-found', '--wait=false', ...filesOf(outdir).flatMap(file => ['-f', join(outdir, file)])]);
  kubectl(['-n', NAMESPACE, 'delete', 'pvc', '-l', 'app=storage-logs', '--ignore-not-found', '--wait=false']);
  await until('their pods are gone', 240, () => get('pod', '-n', NAMESPACE, '-l', 'app in (storage-logs,storage-logs-agent,storage-logs-events)').items.length === 0, 3);
  for (const node of nodesOn()) onNode(node, 'rm -rf /var/lib/storage-logs');
}

/** What `cdk8s-ceph logs` finds in the store; throws where another one answers. */
export async function logLines(...words: string[]): Promise<readonly LogLine[]> {
  const { lines, stderr } = await watchedCommand(['logs', ...words, '--limit', '20000'], () => undefined, Asks.TOOLBOX), last = lines.at(-1);
  if (last?.data?.from !== 'store') throw new Error(`no store answers: ${last?.data?.reason ?? last?.problems?.[0]?.reason ?? stderr}`);
  return last.data.lines;
}

/** Ask the store until it has what is looked for; returns all lines of that answer. */
export async function foundInLogs(what: string, words: readonly string[], is: (lines: readonly LogLine[]) => boolean, seconds = 180): Promise<readonly LogLine[]> {
  let last = 'it was not asked';
  return until(what, seconds, async () => {
    try {
      const lines = await logLines(...words);
      last = `${lines.length} lines`;
      return is(lines) ? lines : undefined;
    } catch (error) {
      last = (error as Error).message;
      return undefined;
    }
  }, 3).catch((error: Error) => { throw new Error(`${error.message}; the last answer was: ${last}`); });
}

/** What a process took since it was started. */
export interface Used {
  readonly mebibytes: number;
  /** Thousandths of a core. */
  readonly millicores: number;
}

/** What the program of a pod tells about itself, in the format of Prometheus. */
export function usedBy(figures: string, now: number): Used {
  const value = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(figures)?.[1] ?? NaN);
  const seconds = now - value('process_start_time_seconds');
  return { mebibytes: Math.round(value('process_resident_memory_bytes') / 2 ** 20), millicores: Math.round(value('process_cpu_seconds_total') / seconds * 1000) };
}

/** The pods of a part, with what each has used. */
export function usedByPods(app: string, port: number): (readonly [pod: string, used: Used])[] {
  const names = (get('pod', '-n', NAMESPACE, '-l', `app=${app}`).items as any[]).map(({ metadata }) => metadata.name as string).sort();
  return names.map(name => [name, usedBy(kubectl(['get', '--raw', `/api/v1/namespaces/${NAMESPACE}/pods/${name}:${port}/proxy/metrics`]).stdout, Date.now() / 1000)]);
}
