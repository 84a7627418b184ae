/** A style as plain data. */
export interface MonitoringStylePlan {
  readonly kind: 'prometheusOperator' | 'files' | 'victoriaMetrics';
  readonly labels: { readonly [key: string]: string };
  readonly namespace?: string;
}
