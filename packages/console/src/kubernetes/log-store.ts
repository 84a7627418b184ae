import { logging } from 'cdk8s-ceph/model';
import type { KubeObjects } from './objects';

/** What a store answered. */
export interface FromStore {
  readonly store: string;
  readonly query: string;
  readonly lines: readonly logging.LogLine[];
}

/** Why no store was asked, or did not answer. */
export interface NoStore {
  readonly reason: string;
}

/** Ask the store of a namespace by way of the API server, which reaches it from wherever it is asked. */
export async function askStore(objects: KubeObjects, namespace: string, asked: logging.LogsAsked): Promise<FromStore | NoStore> {
  const found = await objects.get(`/api/v1/namespaces/${namespace}/services`, { labelSelector: `${logging.LOGS_LABEL}=store` });
  if (found.status >= 400) return { reason: `whether there is a store is not known: ${found.json?.message ?? found.status}` };
  const names: string[] = (found.json?.items ?? []).map(({ metadata }: any) => metadata.name).sort();
  if (names.length === 0) return { reason: `there is no store of logs in the namespace ${namespace}` };
  const [name] = names, store = `${namespace}/${name}`, query = logging.storeQuery(asked);
  try {
    const { status, text, json } = await objects.get(`/api/v1/namespaces/${namespace}/services/http:${name}:http/proxy/select/logsql/query`, { query });
    if (status >= 400) return { reason: `the store ${store} does not answer: ${String(json?.message ?? status).split('\n')[0]}` };
    const lines = logging.storeLines(text);
    return lines === undefined ? { reason: `what the store ${store} answers are no logs` } : { store, query, lines };
  } catch (error) {
    // The API server waits longer for a store that is gone than we wait for it.
    return { reason: `the store ${store} does not answer: ${(error as Error).message}` };
  }
}
