import type { SimulatedOsd, SimulatedOsds } from './simulated-osds';
import type { KubeObjects } from '../../kubernetes/objects';

/** What a made-up Prometheus answers: an alert for each OSD that does not run, and one because nobody saves the identity. */
export function simulatedAlerts(path: string, query: Readonly<Record<string, string | undefined>>, osds: SimulatedOsds, since: number): Awaited<ReturnType<KubeObjects['get']>> | undefined {
  if (path === '/api/v1/services' && query.labelSelector === 'operated-prometheus=true') return { status: 200, text: '', json: { items: [{ metadata: { namespace: 'monitoring', name: 'prometheus-operated' }, spec: { ports: [{ port: 9090 }] } }] } };
  if (!path.endsWith('/proxy/api/v1/alerts')) return undefined;
  const alert = (alertname: string, summary: string) => ({ labels: { alertname, cluster: 'rook-ceph' }, annotations: { summary }, state: 'firing', activeAt: new Date(since * 1000).toISOString() });
  const down = osds.kept.osds.filter((osd: SimulatedOsd) => osd.stopped !== undefined && osd.purged === undefined);
  return {
    status: 200,
    text: '',
    json: {
      status: 'success',
      data: {
        alerts: [...down.map(({ id }) => alert('StorageOsdDown', `An OSD is down. osd.${id}`)), alert('StorageIdentityBackupOld', 'The identity of the cluster was not saved for two days.'), { ...alert('StorageWatchdog', 'The alerts of the storage are evaluated.') }],
      },
    },
  };
}
