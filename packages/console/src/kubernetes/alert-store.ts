import { monitoring } from 'cdk8s-ceph/model';
import type { KubeObjects } from './objects';

/** An alert that fires, with what it means and what is done about it. */
export interface Firing extends Pick<monitoring.Alert, 'name' | 'severity' | 'title' | 'what' | 'fix' | 'verb'> {
  /** Which one of several it is about. */
  readonly which: string;
  /** What to look at. */
  readonly command?: string;
  /** Since when, as ISO 8601. */
  readonly since: string;
}

/** Alerts that fire, the most urgent first, or why they are not known. */
export type Alerts = { readonly from: string; readonly firing: readonly Firing[] } | { readonly reason: string };

/** How the operator of Prometheus marks the Service of what it runs. */
const LABEL = 'operated-prometheus=true';

const URGENCY: readonly monitoring.AlertSeverity[] = ['critical', 'warning', 'info', 'none'];

/** Ask Prometheus by way of the API server which alerts of clusters in a namespace fire. */
export async function firingAlerts(objects: KubeObjects, namespaces: readonly string[], operatorNamespace: string): Promise<Alerts> {
  const found = await objects.get('/api/v1/services', { labelSelector: LABEL });
  if (found.status >= 400) return { reason: `whether there is a Prometheus is not known: ${found.json?.message ?? found.status}` };
  const [service] = (found.json?.items ?? []) as any[];
  if (service === undefined) return { reason: 'there is no Prometheus that its operator runs' };
  const { namespace, name } = service.metadata, { port } = service.spec?.ports?.find((each: any) => each.port === 9090) ?? service.spec?.ports?.[0] ?? { port: 9090 }, from = `${namespace}/${name}`;
  try {
    const { status, json } = await objects.get(`/api/v1/namespaces/${namespace}/services/http:${name}:${port}/proxy/api/v1/alerts`);
    const alerts: unknown = json?.data?.alerts;
    if (status >= 400 || !Array.isArray(alerts)) return { reason: `the Prometheus ${from} does not answer: ${String(json?.message ?? status).split('\n')[0]}` };
    return { from, firing: alerts.flatMap(alert => firingOf(alert, namespaces, operatorNamespace)).sort((a, b) => URGENCY.indexOf(a.severity) - URGENCY.indexOf(b.severity) || (`${a.name} ${a.which}` < `${b.name} ${b.which}` ? -1 : 1)) };
  } catch (error) {
    return { reason: `the Prometheus ${from} does not answer: ${(error as Error).message}` };
  }
}

/** One of ours; others, those that do not fire yet, and the one that always fires are left out. */
function firingOf({ labels = {}, annotations = {}, state, activeAt }: any, namespaces: readonly string[], operatorNamespace: string): Firing[] {
  const known = monitoring.ALERTS.find(({ name }) => name === labels.alertname), cluster: string | undefined = labels.cluster ?? labels.namespace;
  if (known === undefined || known.severity === 'none' || state !== 'firing' || (cluster !== undefined && ![...namespaces, operatorNamespace].includes(cluster))) return [];
  const { name, severity, title, what, fix, verb, command } = known, summary = String(annotations.summary ?? title);
  return [{
    name,
    severity,
    title,
    what,
    fix,
    which: summary.startsWith(title) ? summary.slice(title.length).trim() : '',
    since: String(activeAt ?? ''),
    ...verb === undefined ? {} : { verb },
    ...command === undefined ? {} : { command: command.replace('{ns}', cluster ?? namespaces[0] ?? '').replace('{operator}', operatorNamespace) },
  }];
}
