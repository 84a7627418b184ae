import { Place } from './place';
import type { Site } from './site';
import { Monitoring, MonitoringStyle } from '../../monitoring';
import type { StackMonitoringProps } from '../stack-monitoring';
import type { StorageStackProps } from '../storage-stack-props';

/** Alerts and dashboards; last, for they look at everything else. */
export function buildMonitoring(site: Site, { monitoring }: StorageStackProps): void {
  if (monitoring === undefined) return;
  const place = Place.of('monitoring'), { cluster: named, prometheusOperator, files, victoriaMetrics, leadTime, backupMaxAge, dashboards, ...rest } = monitoring;
  const cluster = site.clusterFor(place, named), style = styleOf(site, place, { prometheusOperator, files, victoriaMetrics });
  const time = site.faults.duration(place.at('leadTime'), leadTime), age = site.faults.duration(place.at('backupMaxAge'), backupMaxAge);
  if (cluster === undefined || style === undefined) return;
  const boards = dashboards && { ...dashboards, labels: dashboards.labels && { ...dashboards.labels } };
  site.make(place, (scope, id) => new Monitoring(scope, id, { ...rest, cluster, style, leadTime: time, backupMaxAge: age, dashboards: boards }));
}

function styleOf(site: Site, place: Place, given: Pick<StackMonitoringProps, 'prometheusOperator' | 'files' | 'victoriaMetrics'>): MonitoringStyle | undefined {
  if (!site.faults.oneOf(place, given, true)) return undefined;
  const { prometheusOperator, files, victoriaMetrics } = given;
  if (prometheusOperator !== undefined) return MonitoringStyle.prometheusOperator(prometheusOperator);
  return files !== undefined ? MonitoringStyle.files(files) : MonitoringStyle.victoriaMetrics(victoriaMetrics);
}
