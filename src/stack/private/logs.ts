import { Place } from './place';
import { entriesOf, Site } from './site';
import { daemonResources } from './values';
import { LogTarget, StorageLogs } from '../../logging';
import type { StackLogsProps } from '../stack-logs';
import type { StorageStackProps } from '../storage-stack-props';

/** What keeps the logs. */
export function buildLogs(site: Site, { logs }: StorageStackProps): void {
  const place = Place.of('logs'), { faults } = site;
  const cluster = logs && site.clusterFor(place, logs.cluster), target = logs && targetOf(site, place, logs);
  if (logs === undefined || cluster === undefined || target === undefined) return;
  const { name, namespaces, agentImage, storeImage, forwarderImage } = logs;
  const at = site.clusters.known.find(([, known]) => known === cluster)?.[0];
  site.make(place, (scope, id) => new StorageLogs(scope, id, {
    cluster,
    target,
    name,
    namespaces: namespaces && [...namespaces],
    agentImage,
    storeImage,
    forwarderImage,
    retention: faults.duration(place.at('retention'), logs.retention),
    networkPolicies: site.made.has(`${at}.networkPolicies`),
    agentResources: daemonResources(site, place.at('agentResources'), logs.agentResources),
    storeResources: daemonResources(site, place.at('storeResources'), logs.storeResources),
  }));
}

function targetOf(site: Site, place: Place, { hosts, storageClassName, size, replicas, otlp, loki, syslog }: StackLogsProps): LogTarget | undefined {
  const { faults } = site;
  if (!faults.oneOf(place, { hosts, storageClassName, otlp, loki, syslog }, true)) return undefined;
  faults.onlyWith(place, "'storageClassName'", storageClassName !== undefined, { size, replicas });
  if (storageClassName !== undefined) return LogTarget.onStorageClass(storageClassName, { size: faults.optionalSize(place.at('size'), size), replicas });
  if (otlp) return LogTarget.otlp(otlp.url);
  if (loki) return LogTarget.loki(loki.url);
  if (syslog) return LogTarget.syslog(syslog.host, { port: syslog.port });
  return LogTarget.onHosts(entriesOf(place.at('hosts'), hosts).map(([name, host, at]) => ({ name, size: faults.size(at.at('size'), host.size), directory: host.directory })));
}
