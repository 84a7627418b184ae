import { list } from './look';
import { caseOf } from './policy-case';
import type { Reader } from './reader';
import { unknown } from '../layout';
import { DASHBOARD_INGRESS_TOPIC, DashboardIngressCase, Described } from '../rules';

/** The service of the manager that shows the dashboard. */
const SERVICE = 'rook-ceph-mgr-dashboard';

/** Every Ingress that leads to a dashboard. Without a host or a Secret the controller of the Ingress chooses; nothing is wrong with that. */
export const DASHBOARD_INGRESS_READER: Reader<DashboardIngressCase> = {
  topic: DASHBOARD_INGRESS_TOPIC,
  read: manifests => {
    const { clusters } = caseOf(manifests);
    return manifests.filter(({ object }) => object?.kind === 'Ingress').flatMap(({ object, path }) => list(object.spec?.rules).flatMap((rule, i): Described<DashboardIngressCase>[] => {
      if (!list(rule?.http?.paths).some(each => each?.backend?.service?.name === SERVICE)) return [];
      const cluster = clusters.find(each => each.object.metadata?.namespace === object.metadata?.namespace);
      return [{
        at: path,
        words: { name: 'metadata.name', host: `spec.rules[${i}].host`, tlsSecretName: 'spec.tls[0].secretName', cluster: `spec.rules[${i}].http`, dashboard: 'spec.dashboard.enabled' },
        spec: {
          name: `${object.metadata?.name}`,
          host: rule.host,
          tlsSecretName: list(object.spec?.tls)[0]?.secretName,
          dashboard: cluster === undefined ? unknown('the cluster is elsewhere') : cluster.object.spec?.dashboard?.enabled === true,
        },
      }];
    }));
  },
};
