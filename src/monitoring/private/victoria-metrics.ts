import { TARGETS } from './doors';
import type { Kind } from '../../imports/kind';

const API = 'operator.victoriametrics.com/v1beta1';

/** Its groups are those of Prometheus. */
export const VMRule: Kind<{ spec: object }> = { apiVersion: API, kind: 'VMRule', namespaced: true };
export const VMServiceScrape: Kind<{ spec: object }> = { apiVersion: API, kind: 'VMServiceScrape', namespaced: true };

/** What to scrape, by the names of the objects: the same that Rook asks the Prometheus operator for. */
export function scrapes(namespace: string): [string, object][] {
  return TARGETS.map(({ app, port }) => [app, {
    namespaceSelector: { matchNames: [namespace] },
    selector: { matchLabels: { app, rook_cluster: namespace } },
    endpoints: [{ port, path: '/metrics', interval: '10s', honorLabels: true, relabelConfigs: [{ targetLabel: 'cluster', replacement: namespace }] }],
  }]);
}
