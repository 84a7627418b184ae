/** How a cluster is watched, as plain data: by exactly one of `prometheusOperator`, `files` and `victoriaMetrics`. */
export interface StackMonitoringProps {
  /**
   * The cluster that is watched, by its place: `cluster` or `clusters.<name>`.
   * @default - the only cluster, or `cluster`
   */
  readonly cluster?: string;

  /**
   * By the Prometheus operator.
   * @default - not by it
   */
  readonly prometheusOperator?: StackPrometheusOperatorProps;

  /**
   * By a Prometheus, or anything that reads its files.
   * @default - not by files
   */
  readonly files?: StackRuleFilesProps;

  /**
   * By the operator of VictoriaMetrics.
   * @default - not by it
   */
  readonly victoriaMetrics?: StackVictoriaMetricsProps;

  /**
   * Who evaluates the rules, for `cdk8s-ceph status`, which asks it what fires: an address, or `NAMESPACE/SERVICE:PORT`, which is asked by way
   * of the API server, e.g. `monitoring/prometheus-server:80`.
   * @default - whatever the operators of Prometheus and VictoriaMetrics run is asked
   */
  readonly evaluatedBy?: string;

  /**
   * How long it takes from the order of hardware until it is built in, e.g. `30d`: so long before what is safe is reached, it is told.
   * @default '30d'
   */
  readonly leadTime?: string;

  /**
   * How old the last backup of the identity may be, e.g. `7d`, which is needed to open the data after Kubernetes itself is lost.
   * `cdk8s-ceph backup identity` notes when it was made; where `backupCronJob` is named, the last success of that job counts instead.
   * @default - two days where `backupCronJob` is named; else nobody is told
   */
  readonly backupMaxAge?: string;

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
   * Dashboards for Grafana.
   * @default - no dashboards are made
   */
  readonly dashboards?: StackDashboardsProps;
}

/** The Prometheus operator, as plain data. */
export interface StackPrometheusOperatorProps {
  /** The labels by which Prometheus selects rules and monitors, e.g. `{ release: kube-prometheus-stack }`; empty where it selects all. */
  readonly labels: { readonly [key: string]: string };
}

/** Where rule files go, as plain data. */
export interface StackRuleFilesProps {
  /**
   * The namespace of the ConfigMap: that of Prometheus, which mounts it.
   * @default - the namespace of the cluster
   */
  readonly namespace?: string;
}

/** The operator of VictoriaMetrics, as plain data. */
export interface StackVictoriaMetricsProps {
  /**
   * The labels by which VMAlert and VMAgent select rules and scrapes.
   * @default - they select all
   */
  readonly labels?: { readonly [key: string]: string };
}

/** Dashboards for Grafana, as plain data. */
export interface StackDashboardsProps {
  /**
   * The namespace of their ConfigMaps.
   * @default - the namespace of the cluster
   */
  readonly namespace?: string;

  /**
   * The labels by which the sidecar of Grafana finds them.
   * @default - `grafana_dashboard: "1"`
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * The folder they are shown in, as the annotation `grafana_folder` tells the sidecar.
   * @default 'Storage'
   */
  readonly folder?: string;
}
