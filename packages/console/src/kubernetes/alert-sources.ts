import type { monitoring } from 'cdk8s-ceph/model';
import type { KubeObjects } from './objects';

/** A Service of Kubernetes that evaluates rules. */
interface Evaluator {
  readonly from: string;
  readonly namespace: string;
  /** As the proxy of the API server wants it: scheme, name and port. */
  readonly service: string;
}

/** Seconds until somebody at an address has not answered. */
const PATIENCE = 30;

const RULES = '/api/v1/rules';

/**
 * Ask everybody who evaluates rules for them: those that operators of Prometheus and VictoriaMetrics run, by way of the API server, or
 * those that are named.
 * @param named addresses, or `NAMESPACE/SERVICE:PORT`
 */
export async function askForRules(objects: KubeObjects, named: readonly string[]): Promise<monitoring.RulesAnswer[]> {
  const evaluators = named.length === 0 ? await found(objects) : named.map(serviceIn);
  return Promise.all(evaluators.map(async each => typeof each === 'string' ? atAddress(each) : 'service' in each ? byProxy(objects, each) : each));
}

async function byProxy(objects: KubeObjects, { from, namespace, service }: Evaluator): Promise<monitoring.RulesAnswer> {
  try {
    const { status, json } = await objects.get(`/api/v1/namespaces/${namespace}/services/${service}/proxy${RULES}`);
    return status >= 400 ? { from, reason: String(json?.message ?? status).split('\n')[0] } : { from, json };
  } catch (error) {
    // The API server waits longer for somebody who is gone than we wait for it.
    return { from, reason: (error as Error).message };
  }
}

/** A Service that is named, or an address as it is. */
function serviceIn(text: string): Evaluator | string {
  const [, namespace, name, port] = /^([^/:]+)\/([^/:]+):([^/:]+)$/.exec(text) ?? [];
  return namespace === undefined ? text : { from: text, namespace, service: `http:${name}:${port}` };
}

async function atAddress(address: string): Promise<monitoring.RulesAnswer> {
  try {
    const answer = await fetch(`${address.replace(/\/$/, '')}${RULES}`, { signal: AbortSignal.timeout(PATIENCE * 1000) });
    return answer.ok ? { from: address, json: await answer.json() } : { from: address, reason: `${answer.status}` };
  } catch (error) {
    return { from: address, reason: ((error as Error).cause as Error | undefined)?.message ?? (error as Error).message };
  }
}

/** What operators run: their objects tell the name of the Service. Where those cannot be listed, that is the answer. */
async function found(objects: KubeObjects): Promise<(Evaluator | monitoring.RulesAnswer)[]> {
  const all = await Promise.all(OPERATORS.map(async ({ resource, kind, service }) => {
    const { code, output, json } = await objects.list({ resource }), from = `${kind} of Kubernetes`;
    if (code !== 0) return [{ from, reason: output }];
    return ((json as { items?: any[] }).items ?? []).map((item): Evaluator => ({ from: `${kind} ${item.metadata.namespace}/${item.metadata.name}`, namespace: item.metadata.namespace, service: service(item) }));
  }));
  return all.flat().sort((a, b) => a.from < b.from ? -1 : 1);
}

/** Kinds whose objects evaluate rules, and the Services that their operators make for them. */
const OPERATORS: readonly { readonly resource: string; readonly kind: string; readonly service: (object: any) => string }[] = [
  {
    resource: 'prometheuses.monitoring.coreos.com',
    kind: 'Prometheus',
    service: ({ spec }) => `${spec?.web?.tlsConfig === undefined ? 'http' : 'https'}:${spec?.serviceName ?? 'prometheus-operated'}:${spec?.portName ?? 'web'}`,
  },
  { resource: 'vmalerts.operator.victoriametrics.com', kind: 'VMAlert', service: ({ metadata }) => `http:vmalert-${metadata.name}:http` },
];
