import { monitoring } from 'cdk8s-ceph/model';
import type { SimulatedOsd, SimulatedOsds } from './simulated-osds';
import type { KubeObjects } from '../../kubernetes/objects';

/** The made-up Prometheus, as its operator lists it. */
export const PROMETHEUS = { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { namespace: 'monitoring', name: 'made-up' } };

/** What it answers when it is asked for its rules: an alert for each OSD that does not run, and one because nobody saves the identity. */
export function simulatedAlerts(path: string, osds: SimulatedOsds, since: number): Awaited<ReturnType<KubeObjects['get']>> | undefined {
  if (!path.endsWith('/proxy/api/v1/rules')) return undefined;
  const down = osds.kept.osds.filter((osd: SimulatedOsd) => osd.stopped !== undefined && osd.purged === undefined).map(({ id }) => `osd.${id}`);
  const about: Readonly<Record<string, readonly string[]>> = { StorageOsdDown: down, StorageIdentityBackupOld: [''], StorageWatchdog: [''] };
  const rules = monitoring.ALERTS.map(({ name, title, severity }) => {
    const alerts = (about[name] ?? []).map(which => ({ state: 'firing', activeAt: new Date(since * 1000).toISOString(), labels: { alertname: name, severity }, annotations: { summary: `${title} ${which}`.trimEnd() } }));
    return { name, type: 'alerting', health: 'ok', state: alerts.length === 0 ? 'inactive' : 'firing', alerts };
  });
  return { status: 200, text: '', json: { status: 'success', data: { groups: [{ name: 'rook-ceph-storage', rules }] } } };
}
