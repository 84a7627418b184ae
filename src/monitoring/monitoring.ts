import type { ApiObject, Duration, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import type { DashboardsProps } from './dashboards';
import type { MonitoringStyle } from './monitoring-style';
import type { ICephCluster } from '../cluster';
import { approvedReason, describe, Phase, render } from '../core';
import { doors } from './private/doors';
import { rulesFile, scrapeFile } from './private/files';
import type { MonitoringStylePlan } from './private/style-plan';
import { scrapes, VMRule, VMServiceScrape } from './private/victoria-metrics';
import { ConfigMap } from '../imports/core';
import type { Kind } from '../imports/kind';
import { PrometheusRule } from '../imports/monitoring.coreos.com';
import { NetworkPolicy } from '../imports/networking.k8s.io';
import { forecastOf } from '../model/forecast';
import { unknown } from '../model/layout';
import { EVALUATED_BY, isEvaluator } from '../model/manifests';
import { ALERTS, boardOf, BOARDS, Declared, declaredOf, grafanaJson, mayBeMuted, ruleGroups, Watched } from '../model/monitoring';
import { alertsPage, MONITORING_TOPIC } from '../model/rules';

/** How a cluster is watched. */
export interface MonitoringProps {
  /** The cluster that is watched. */
  readonly cluster: ICephCluster;

  /** How figures are gathered and alerts are evaluated. */
  readonly style: MonitoringStyle;

  /**
   * Who evaluates the rules, for `cdk8s-ceph status`, which asks it what fires: an address, or `NAMESPACE/SERVICE:PORT`, which is asked by way
   * of the API server.
   * @default - whatever the operators of Prometheus and VictoriaMetrics run is asked
   */
  readonly evaluatedBy?: string;

  /**
   * How long it takes from the order of hardware until it is built in: so long before what is safe is reached, it is told.
   * @default Duration.days(30)
   */
  readonly leadTime?: Duration;

  /**
   * How old the last backup of the identity may be, which is needed to open the data after Kubernetes itself is lost. `cdk8s-ceph backup identity`
   * notes when it was made; where `backupCronJob` is named, the last success of that job counts instead.
   * @default - two days where `backupCronJob` is named; else nobody is told
   */
  readonly backupMaxAge?: Duration;

  /**
   * The CronJob, in the namespace of the cluster, that saves the identity in another way than by `cdk8s-ceph backup identity`.
   * @default - the backups of the command count, where `backupMaxAge` is set
   */
  readonly backupCronJob?: string;

  /**
   * The namespace of Prometheus, where a NetworkPolicy has to let it reach the figures. Only for namespaces in which nothing may be reached
   * unless a policy says so: a first policy for a pod closes everything else.
   * @default - no policy is made
   */
  readonly scrapedFrom?: string;

  /**
   * Dashboards for Grafana: whether all is well, room, and speed.
   * @default - no dashboards are made
   */
  readonly dashboards?: DashboardsProps;
}

/**
 * Alerts that come before something is lost, from what the layout and its forecast say, each with what to do.
 *
 * A warning that is not wanted is muted as findings are approved, with a reason: `Findings.approve(monitoring, 'StorageUneven', '…')`.
 * Alerts that are critical cannot be muted.
 */
export class Monitoring extends Construct {
  private readonly objects = new Map<string, ApiObject>();
  private known?: { readonly of: string; readonly declared: Declared };

  public constructor(scope: Construct, id: string, private readonly props: MonitoringProps) {
    super(scope, id);
    const { cluster, evaluatedBy, scrapedFrom, dashboards } = props, plan = props.style._plan();
    if (plan.kind === 'prometheusOperator') cluster._monitor?.(plan.labels);
    this.rules(plan);
    if (scrapedFrom !== undefined) for (const [name, body] of doors(cluster.namespace, scrapedFrom)) this.add(NetworkPolicy, name, () => body, {});
    if (dashboards !== undefined) this.boards(dashboards);
    const runtime = cluster._runtime?.();
    describe(this, MONITORING_TOPIC, () => ({
      leadDays: this.leadDays,
      muted: ALERTS.filter(alert => !mayBeMuted(alert) && approvedReason(this, alert.name) !== undefined).map(({ name }) => name),
      servesMonitors: plan.kind !== 'prometheusOperator' ? true : runtime?.monitoring ?? unknown('another app owns the cluster'),
      unreadEvaluator: evaluatedBy === undefined || isEvaluator(evaluatedBy) ? undefined : evaluatedBy,
      policies: scrapedFrom !== undefined,
      hostNetwork: runtime?.hostNetwork ?? unknown('another app owns the cluster'),
    }));
  }

  /**
   * Change one of the objects by JSON patch (RFC 6902).
   * @param name the name of the object
   */
  public patch(name: string, ...operations: JsonPatch[]): void {
    const object = this.objects.get(name);
    if (object === undefined) throw new Error(`[${this.node.path}] there is no object '${name}', but ${[...this.objects.keys()].join(', ')}`);
    object.addJsonPatch(...operations);
  }

  /** The rules, and what gathers the figures where Rook does not. */
  private rules({ kind, labels, namespace }: MonitoringStylePlan): void {
    const { cluster, evaluatedBy } = this.props, name = `${cluster.name}-storage-alerts`;
    const annotations = evaluatedBy === undefined ? undefined : { [EVALUATED_BY]: evaluatedBy };
    const groups = () => ruleGroups(this.watched(), this.mutes);
    switch (kind) {
      case 'prometheusOperator':
        this.add(PrometheusRule, name, () => ({ spec: { groups: groups() } } as unknown as PrometheusRule), { labels, annotations });
        break;
      case 'victoriaMetrics':
        this.add(VMRule, name, () => ({ spec: { groups: groups() } }), { labels, annotations });
        for (const [target, spec] of scrapes(cluster.namespace)) this.add(VMServiceScrape, target, () => ({ spec }), { labels });
        break;
      case 'files':
        this.add(ConfigMap, name, () => ({ data: { 'storage.rules.yaml': rulesFile(groups()), 'storage.scrape.yaml': scrapeFile(cluster.namespace) } }), { namespace, annotations });
    }
  }

  private boards({ namespace, labels = { grafana_dashboard: '1' }, folder = 'Storage' }: DashboardsProps): void {
    for (const { id } of BOARDS) {
      const name = `${this.props.cluster.name}-${id}`;
      this.add(ConfigMap, name, () => ({ data: { [`${name}.json`]: JSON.stringify(grafanaJson(boardOf(id, this.watched())), undefined, 1) } }), { labels, namespace, annotations: { grafana_folder: folder } });
    }
  }

  private add<Body extends object>(kind: Kind<Body>, name: string, body: () => Body, { labels, namespace, annotations }: Metadata): void {
    const metadata = { name, namespace: namespace ?? this.props.cluster.namespace, labels: labels && { ...labels }, annotations };
    this.objects.set(name, render(this, kind, metadata, body, { id: name, phase: Phase.MONITORING }));
  }

  private readonly mutes = (alert: string) => approvedReason(this, alert);

  private get leadDays(): number {
    return (this.props.leadTime?.toDays({ integral: false })) ?? LEAD_DAYS;
  }

  private bare(): Omit<Watched, 'declared'> {
    const { cluster, backupCronJob, backupMaxAge } = this.props;
    const { namespace, operatorNamespace } = cluster, backupDays = backupMaxAge?.toDays({ integral: false });
    return { namespace, operatorNamespace, leadDays: this.leadDays, backupCronJob, backupDays, page: alertsPage() };
  }

  private watched(): Watched {
    const stack = this.props.cluster._stack?.();
    if (stack === undefined) return this.bare();
    // Every object is rendered several times, and the forecast takes longer than all the rest.
    const of = JSON.stringify(stack);
    if (this.known?.of !== of) this.known = { of, declared: declaredOf(stack, forecastOf(stack)) };
    return { ...this.bare(), declared: this.known.declared };
  }
}

/** Where an object goes, if not beside the cluster, and how it is found. */
interface Metadata {
  readonly labels?: { readonly [key: string]: string };
  readonly namespace?: string;
  readonly annotations?: { readonly [key: string]: string };
}

const LEAD_DAYS = 30;
