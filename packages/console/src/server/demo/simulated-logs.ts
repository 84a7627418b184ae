import type { KubeObjects } from '../../kubernetes/objects';

type Got = Awaited<ReturnType<KubeObjects['get']>>;

/** What daemons of each kind write again and again; made up, as all of it. */
const LINES: Readonly<Record<string, readonly string[]>> = {
  osd: ['log_channel(cluster) log [DBG] : 2.1a scrub starts', 'log_channel(cluster) log [DBG] : 2.1a scrub ok', 'bluestore(/var/lib/ceph/osd) _kv_sync_thread utilization: idle 9.8 s of 10 s'],
  mon: ['log_channel(cluster) log [DBG] : osdmap e40: all up, all in', 'log_channel(audit) log [DBG] : from=client cmd=[{"prefix": "status"}]: dispatch'],
};

const OTHERWISE = ['op-k8sutil: everything is as it is described'];

/** Seconds between two lines. */
const EVERY = 600;

/** What Kubernetes answers about logs of pods: the lines of the last hour. There is no store of logs, and nothing has happened. */
export function simulatedLogs(path: string, query: Readonly<Record<string, string | undefined>>, pods: readonly any[], now: number): Got {
  const listed = (items: readonly any[]): Got => ({ status: 200, json: { items }, text: '' });
  if (/\/(services|events)$/.test(path)) return listed([]);
  if (path.endsWith('/pods')) {
    const wanted = (query.labelSelector ?? '').split(',').filter(pair => pair !== '').map(pair => pair.split('=')), [, node] = /spec\.nodeName=(.+)/.exec(query.fieldSelector ?? '') ?? [];
    return listed(pods.filter(({ metadata, spec }) => (node === undefined || spec.nodeName === node) && wanted.every(([label, value]) => metadata.labels[label] === value)));
  }
  const pod = pods.find(({ metadata }) => path.endsWith(`/pods/${metadata.name}/log`));
  if (pod === undefined) return { status: 404, json: { message: 'this is not simulated' }, text: '' };
  const lines = LINES[`${pod.metadata.labels.ceph_daemon_type}`] ?? OTHERWISE, seconds = Number(query.sinceSeconds ?? 3600);
  const times = Array.from({ length: Math.min(Math.floor(seconds / EVERY), Number(query.tailLines ?? 100)) }, (_, i) => Math.floor(now / EVERY) * EVERY - i * EVERY).reverse();
  return { status: 200, json: undefined, text: times.map((time, i) => `${new Date(time * 1000).toISOString()} ${lines[i % lines.length]}\n`).join('') };
}
