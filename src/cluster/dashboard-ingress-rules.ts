import { isDnsSubdomain } from '../model/layout/names';
import { Rule, see } from '../model/rules/rule';
import type { Topic } from '../model/rules/topic';

export interface DashboardIngressCase {
  readonly name: string;
  readonly host: string;
  readonly tlsSecretName: string;
  /** Whether the dashboard runs, where that is known. */
  readonly dashboard?: boolean;
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
      return names.filter(([, value]) => !isDnsSubdomain(value)).map(([property, value]) => ({
        property, value: `'${value}'`, reason: 'it must be lower-case letters, digits, dashes and dots', fix: 'use such a name',
      }));
    },
  },
  {
    code: 'dashboard-ingress/dashboard-off',
    severity: 'error',
    title: 'The dashboard that is shown outside is running.',
    why: 'The service behind the Ingress does not exist, and it answers with errors only.',
    see: see('dashboard-ingress/dashboard-off'),
    check: ({ dashboard }) => dashboard !== false ? [] : [{
      property: 'cluster', value: 'dashboard: false', reason: 'the cluster has no dashboard', fix: "leave 'dashboard' of the CephCluster out",
    }],
  },
];

export const DASHBOARD_INGRESS_TOPIC: Topic<DashboardIngressCase> = { name: 'dashboard-ingress', rules: DASHBOARD_INGRESS_RULES };
