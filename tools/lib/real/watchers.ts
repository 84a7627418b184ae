import { writeFileSync } from 'node:fs';
import type { Daemons } from './daemons';
import type { Rules } from './faster';
import { waitFor } from './wait-for';

const PROMETHEUS = '127.0.0.1:19090', ALERTMANAGER = '127.0.0.1:19093';

/** Who is scraped under the name of which job, with which labels. */
export interface Scraped {
  readonly job: string;
  readonly address: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Several sets of rules, by who wrote them; only those of the first are told to the receiver. */
export type RuleSets = Readonly<Record<string, Rules>>;

/** Prometheus and Alertmanager of Debian. */
export class Watchers {
  public readonly address = `http://${PROMETHEUS}`;

  public constructor(private readonly daemons: Daemons) {}

  public async start(scraped: readonly Scraped[], sets: RuleSets, receiver: string, seconds: number): Promise<void> {
    const { home } = this.daemons, [told] = Object.keys(sets), every = `${seconds}s`;
    for (const [who, { groups }] of Object.entries(sets)) this.write(`rules-${who}.json`, { groups: groups.map(group => ({ ...group, name: who === told ? group.name : `${who}: ${group.name}` })) });
    this.write('prometheus.json', {
      global: { scrape_interval: every, scrape_timeout: every, evaluation_interval: every },
      rule_files: Object.keys(sets).map(who => `${home}/rules-${who}.json`),
      alerting: { alert_relabel_configs: [{ source_labels: ['alertname'], regex: 'Storage.*', action: 'keep' }], alertmanagers: [{ static_configs: [{ targets: [ALERTMANAGER] }] }] },
      scrape_configs: [...new Set(scraped.map(({ job }) => job))].map(job => ({
        job_name: job, honor_labels: true, static_configs: scraped.filter(each => each.job === job).map(({ address, labels }) => ({ targets: [address], labels })),
      })),
    });
    this.write('alertmanager.json', {
      route: { receiver: 'us', group_by: ['...'], group_wait: '0s', group_interval: '1s', repeat_interval: '1h' },
      receivers: [{ name: 'us', webhook_configs: [{ url: receiver, send_resolved: true }] }],
    });
    this.daemons.start('alertmanager', 'watcher', ['prometheus-alertmanager', `--config.file=${home}/alertmanager.json`, `--storage.path=${home}/alertmanager`, `--web.listen-address=${ALERTMANAGER}`, '--cluster.listen-address=']);
    this.daemons.start('prometheus', 'watcher', ['prometheus', `--config.file=${home}/prometheus.json`, `--storage.tsdb.path=${home}/prometheus`, `--web.listen-address=${PROMETHEUS}`]);
    await waitFor('Prometheus has begun', 60, async () => (await fetch(`${this.address}/-/ready`)).ok);
  }

  /** What Prometheus answers about all rules. */
  public async rules(): Promise<any> {
    return (await fetch(`${this.address}/api/v1/rules`)).json();
  }

  /** The names of alerts that fire, by who wrote their rules. */
  public async firing(sets: RuleSets): Promise<Record<string, string[]>> {
    const { data: { groups } } = await this.rules(), [told, ...others] = Object.keys(sets);
    const ofWhom = (name: string) => others.find(who => name.startsWith(`${who}: `)) ?? told;
    return Object.fromEntries(Object.keys(sets).map(who => [who, groups.filter(({ name }: any) => ofWhom(name) === who).flatMap(({ rules }: any) => rules).filter(({ state }: any) => state === 'firing').map(({ name }: any) => name as string)]));
  }

  private write(name: string, content: object): void {
    writeFileSync(this.daemons.outside(name), JSON.stringify(content, undefined, 1));
  }
}
