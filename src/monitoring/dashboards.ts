/** Dashboards for Grafana, in ConfigMaps that its sidecar finds. */
export interface DashboardsProps {
  /**
   * The namespace of their ConfigMaps.
   * @default - the namespace of the cluster
   */
  readonly namespace?: string;

  /**
   * The labels by which the sidecar finds them.
   * @default - `grafana_dashboard: "1"`
   */
  readonly labels?: { [key: string]: string };

  /**
   * The folder they are shown in, as the annotation `grafana_folder` tells the sidecar.
   * @default 'Storage'
   */
  readonly folder?: string;
}
