import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { KUBE_STATE_METRICS, makeBeside } from './artefacts';
import { cached } from './cache';
import { NAMESPACE } from './ceph';
import { get } from './control-plane';
import { inside } from './network';
import { RUN } from './paths';
import { ADMIN } from './pki';
import { end, keep } from './processes';
import { installCommands } from './requirements';
import { run, until } from './sh';
import { faster, Rules } from '../../tools/lib/real/faster';
import { readPhases } from '../../tools/lib/summary/objects';

/** By this the times of all rules are divided: an hour is twelve minutes. */
export const FACTOR = 5;

const HOME = join(RUN, 'watchers');
const PROMETHEUS = '127.0.0.1:9090', ALERTMANAGER = '127.0.0.1:9093', KUBERNETES = '127.0.0.1:8080';
const NAMES = ['prometheus', 'alertmanager', KUBE_STATE_METRICS];

/** What an output has for those who watch. */
export interface Watching {
  readonly rules: Rules;
  /** The configuration of what is scraped. */
  readonly scraped: { readonly scrape_configs: readonly any[] };
  /** The queries of all panels, by what they are called. */
  readonly queries: Readonly<Record<string, string>>;
}

/** What an output that was made with LAB_WATCHED has. */
export function watchingIn(outdir: string): Watching {
  const objects = readPhases(outdir).flatMap(phase => phase.objects);
  const data: Record<string, string> = Object.assign({}, ...objects.filter(({ kind }) => kind === 'ConfigMap').map(object => object.data));
  const boards = Object.keys(data).filter(name => name.endsWith('.json')).map(name => JSON.parse(data[name])).filter(({ panels }) => panels !== undefined);
  return {
    rules: parse(data['storage.rules.yaml']),
    scraped: parse(data['storage.scrape.yaml']),
    queries: Object.fromEntries(boards.flatMap(({ title, panels }) => panels.flatMap((panel: any) => panel.targets.map(({ expr }: any) => [`${title} · ${panel.title}`, expr])))),
  };
}

/** As much of a Service as is looked at. */
export interface ScrapedService {
  readonly metadata: { readonly labels?: Readonly<Record<string, string>> };
  readonly spec: { readonly clusterIP?: string; readonly ports?: readonly { readonly name?: string; readonly port: number }[] };
}

/**
 * The configuration of Prometheus: what the library says is to be scraped, and figures of Kubernetes. Debian's Prometheus does not find
 * things in Kubernetes, so it is given the Services that are there, with the labels by which the library chooses among them.
 */
export function configuration({ scraped }: Watching, rules: string, services: readonly ScrapedService[]): object {
  const found = services.filter(({ spec: { clusterIP = 'None' } }) => clusterIP !== 'None').flatMap(({ metadata: { labels = {} }, spec: { clusterIP, ports = [] } }) => ports.map(({ name = '', port }) => ({
    targets: [`${clusterIP}:${port}`], labels: { __meta_kubernetes_service_label_app: labels.app ?? '', __meta_kubernetes_endpoint_port_name: name },
  })));
  return {
    global: { scrape_interval: '10s', evaluation_interval: '5s' },
    rule_files: [rules],
    alerting: { alertmanagers: [{ static_configs: [{ targets: [ALERTMANAGER] }] }] },
    scrape_configs: [
      ...scraped.scrape_configs.map(({ kubernetes_sd_configs: _, ...config }) => ({ ...config, static_configs: found })),
      { job_name: KUBE_STATE_METRICS, honor_labels: true, static_configs: [{ targets: [KUBERNETES] }] },
    ],
  };
}

/** Start Prometheus, Alertmanager and kube-state-metrics on the hub, with empty stores. */
export async function watchersUp(watching: Watching): Promise<void> {
  await installCommands({ 'prometheus': 'prometheus', 'prometheus-alertmanager': 'prometheus-alertmanager' });
  await makeBeside(KUBE_STATE_METRICS);
  await watchersDown();
  rmSync(HOME, { recursive: true, force: true });
  mkdirSync(HOME, { recursive: true });
  const file = (name: string, content: object): string => {
    writeFileSync(join(HOME, name), JSON.stringify(content, undefined, 1));
    return join(HOME, name);
  };
  const services = get<{ items: ScrapedService[] }>('service', '-n', NAMESPACE).items;
  const config = file('prometheus.json', configuration(watching, file('rules.json', faster(watching.rules, FACTOR)), services));
  const told = file('alertmanager.json', { route: { receiver: 'nobody', group_wait: '0s', group_interval: '1s' }, receivers: [{ name: 'nobody' }] });
  keep(KUBE_STATE_METRICS, ...inside(cached('bin', KUBE_STATE_METRICS), `--kubeconfig=${ADMIN}`,
    '--resources=pods,deployments,daemonsets,cronjobs,leases,persistentvolumeclaims', '--host=127.0.0.1', '--port=8080', '--telemetry-host=127.0.0.1', '--telemetry-port=8081'));
  keep('alertmanager', ...inside('prometheus-alertmanager', `--config.file=${told}`, `--storage.path=${join(HOME, 'alertmanager')}`, `--web.listen-address=${ALERTMANAGER}`, '--cluster.listen-address='));
  keep('prometheus', ...inside('prometheus', `--config.file=${config}`, `--storage.tsdb.path=${join(HOME, 'prometheus')}`, `--web.listen-address=${PROMETHEUS}`));
  await until('Prometheus answers', 60, () => run(...inside('promtool', 'query', 'instant', `http://${PROMETHEUS}`, 'vector(1)'), { anyway: true }).code === 0);
}

export async function watchersDown(): Promise<void> {
  for (const name of NAMES) await end(name);
}

/** One series of an answer. */
export interface Series {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [number, string];
}

/** What Prometheus answers now. */
export function ask(query: string): Series[] {
  const { stdout } = run(...inside('promtool', 'query', 'instant', '--format=json', `http://${PROMETHEUS}`, query));
  // A scalar or an empty answer is told in other ways.
  const answer: unknown = stdout.trim() === '' ? [] : JSON.parse(stdout);
  return Array.isArray(answer) ? answer as Series[] : [];
}

/** The names of the alerts that Alertmanager has been told of and that were not taken back. */
export function alertsNow(): Set<string> {
  const { stdout } = run(...inside('amtool', 'alert', 'query', `--alertmanager.url=http://${ALERTMANAGER}`, '--output=json'));
  return new Set((JSON.parse(stdout) as { labels: Record<string, string> }[]).map(({ labels }) => labels.alertname));
}

/** An alert that has fired. */
export interface Fired {
  readonly name: string;
  /** Seconds for which what it tells of was so, at most at once. */
  readonly lasted: number;
}

/** The critical alerts that have fired within so many seconds, also for a moment. */
export function criticalWithin(seconds: number): Fired[] {
  const within = Math.ceil(seconds), lasted = ask(`max by (alertname) (max_over_time((time() - ALERTS_FOR_STATE{severity="critical"})[${within}s:5s]))`);
  return ask(`count by (alertname) (count_over_time(ALERTS{alertstate="firing",severity="critical"}[${within}s]))`).map(({ metric: { alertname } }) => ({
    name: alertname, lasted: Number(lasted.find(({ metric }) => metric.alertname === alertname)?.value[1] ?? Infinity),
  })).sort((a, b) => a.name.localeCompare(b.name));
}
