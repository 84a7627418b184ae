import { Yaml } from 'cdk8s';
import { TARGETS } from './doors';
import type { RuleGroup } from '../../model/monitoring';

/** The file of rules, for `rule_files` of Prometheus or `-rule` of vmalert. */
export function rulesFile(groups: readonly RuleGroup[]): string {
  return Yaml.stringify({ groups });
}

/** What to scrape, for `scrape_config_files` of Prometheus or `-promscrape.config` of vmagent: what Rook's own monitors ask for. */
export function scrapeFile(namespace: string): string {
  return Yaml.stringify({
    scrape_configs: TARGETS.map(({ app, port }) => ({
      job_name: `${namespace}/${app}`,
      scrape_interval: '10s',
      honor_labels: true,
      kubernetes_sd_configs: [{ role: 'endpoints', namespaces: { names: [namespace] } }],
      relabel_configs: [
        { source_labels: ['__meta_kubernetes_service_label_app', '__meta_kubernetes_endpoint_port_name'], separator: ';', regex: `${app};${port}`, action: 'keep' },
        { source_labels: ['__meta_kubernetes_pod_name'], target_label: 'pod' },
        // Alerts tell clusters apart by it.
        { target_label: 'cluster', replacement: namespace },
      ],
    })),
  });
}
