import { Rule, see } from './rule';
import type { Topic } from './topic';
import { isDnsSubdomain, known, Maybe } from '../layout';

/** A way to the dashboard from outside. */
export interface DashboardIngressCase {
  readonly name: string;
  readonly host?: string;
  readonly tlsSecretName?: string;
  /** Whether the dashboard runs. */
  readonly dashboard: Maybe<boolean>;
}

export const DASHBOARD_INGRESS_RULES: Rule<DashboardIngressCase>[] = [
  {
    code: 'dashboard-ingress/name',
    severity: 'error',
    title: 'The names of an Ingress, its host and its Secret are DNS names.',
    why: 'The API server refuses the Ingress.',
    see: see('dashboard-ingress/name'),
    check: ({ name, host, tlsSecretName }) => {
      const names = Object.entries({ name, host, tlsSecretName });
      return names.filter(([, value]) => value !== undefined && !isDnsSubdomain(value)).map(([property, value]) => ({
        property, value: `'${value}'`, reason: 'it must be lower-case letters, digits, dashes and dots', fix: `Set '${property}' to such a name`,
      }));
    },
  },
  {
    code: 'dashboard-ingress/dashboard-off',
    severity: 'error',
    title: 'A dashboard with an Ingress is switched on.',
    why: 'The service of the Ingress does not exist, and every request gets an error.',
    see: see('dashboard-ingress/dashboard-off'),
    check: ({ dashboard }) => known(dashboard) ? [] : [{
      property: 'cluster', value: 'dashboard: false', reason: 'the cluster has no dashboard', fix: "Set 'dashboard' of the CephCluster to true, or remove it",
    }],
  },
];

export const DASHBOARD_INGRESS_TOPIC: Topic<DashboardIngressCase> = { name: 'dashboard-ingress', rules: DASHBOARD_INGRESS_RULES };
