import type { MonitoringStylePlan } from './private/style-plan';

/** What finds the objects of the Prometheus operator. */
export interface PrometheusOperatorOptions {
  /**
   * The labels by which Prometheus selects rules and monitors (`ruleSelector` and `serviceMonitorSelector` of the Prometheus object), e.g.
   * `{ release: 'kube-prometheus-stack' }`; empty where it selects all. With others than it wants, nothing arrives.
   */
  readonly labels: { [key: string]: string };
}

/** Where rule files go. */
export interface RuleFilesOptions {
  /**
   * The namespace of the ConfigMap: that of Prometheus, which mounts it.
   * @default - the namespace of the cluster
   */
  readonly namespace?: string;
}

/** What finds the objects of VictoriaMetrics' operator. */
export interface VictoriaMetricsOptions {
  /**
   * The labels by which VMAlert and VMAgent select rules and scrapes.
   * @default - they select all
   */
  readonly labels?: { [key: string]: string };
}

/** How figures are gathered and alerts are evaluated. */
export class MonitoringStyle {
  /**
   * By the Prometheus operator: a PrometheusRule, and the ServiceMonitors that Rook makes once the cluster asks for them. Needs the kinds
   * of that operator.
   */
  public static prometheusOperator(options: PrometheusOperatorOptions): MonitoringStyle {
    return new MonitoringStyle({ kind: 'prometheusOperator', labels: { ...options.labels } });
  }

  /** By a Prometheus, or anything that reads its files: a ConfigMap with a file of rules and one with what to scrape. */
  public static files(options: RuleFilesOptions = {}): MonitoringStyle {
    return new MonitoringStyle({ kind: 'files', labels: {}, namespace: options.namespace });
  }

  /** By the operator of VictoriaMetrics: a VMRule and VMServiceScrapes. Needs the kinds of that operator. */
  public static victoriaMetrics(options: VictoriaMetricsOptions = {}): MonitoringStyle {
    return new MonitoringStyle({ kind: 'victoriaMetrics', labels: { ...options.labels } });
  }

  private constructor(private readonly plan: MonitoringStylePlan) {}

  /** @internal */
  public _plan(): MonitoringStylePlan {
    return this.plan;
  }
}
