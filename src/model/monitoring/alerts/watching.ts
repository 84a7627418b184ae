import type { Alert } from '../alert';
import { latest, majority, ours } from '../private/query';
import type { Watched } from '../watched';

/** Monitors that are ready, as Kubernetes sees it: it tells so also where the manager, without monitors, has gone silent. */
export function tooFewPods(watched: Watched): string | undefined {
  const { namespace, declared } = watched;
  if (declared === undefined) return undefined;
  const pods = `kube_pod_status_ready{namespace="${namespace}",pod=~"rook-ceph-mon-[a-z]+-[0-9a-z]+-[0-9a-z]+",condition="true"}`;
  return `sum by (namespace) (max by (namespace, pod) (${pods})) < ${majority(declared.monitors)}`;
}

/** Can anything be seen at all? */
export const WATCHING: readonly Alert[] = [
  {
    name: 'StorageWatchdog',
    severity: 'none',
    minutes: 0,
    title: 'The alerts of the storage are evaluated.',
    what: 'This alert always fires. Where it does not arrive, no other alert arrives either.',
    fix: 'Connect it to something outside of this Kubernetes cluster that calls you when it stops',
    expr: watched => `label_replace(vector(1), "cluster", "${watched.namespace}", "", "")`,
  },
  {
    name: 'StorageMetricsMissing',
    severity: 'critical',
    minutes: 5,
    title: 'No figures of the storage arrive.',
    what: 'All other alerts are blind. A manager that has lost its monitors closes its port within half a minute, so the storage itself may have stopped.',
    fix: 'See first whether the monitors and a manager run; if they do, the scraping or a network policy is broken',
    verb: 'status',
    command: "kubectl -n {ns} get pods -l 'app in (rook-ceph-mon, rook-ceph-mgr)' -o wide",
    codes: ['MGR_DOWN'],
    // Where it is known that the monitors are the cause, that alone is told.
    expr: watched => {
      const known = tooFewPods(watched);
      return `absent(ceph_health_status{${ours(watched)}})${known === undefined ? '' : ` unless on () (${known})`}`;
    },
  },
  {
    name: 'StorageMetricsFrozen',
    severity: 'critical',
    minutes: 5,
    title: 'The manager repeats old figures.',
    what: 'It answers, but has asked the cluster nothing for minutes. All other alerts show the past.',
    fix: 'See whether the monitors have a quorum; if they have, restart the manager',
    verb: 'status',
    command: 'kubectl -n {ns} get pods -l app=rook-ceph-mon -o wide',
    expr: watched => `sum by (cluster) (increase(ceph_prometheus_collect_duration_seconds_count{${ours(watched)},method="get_df"}[5m])) == 0`,
  },
  {
    name: 'StorageOsdUnobserved',
    severity: 'warning',
    minutes: 15,
    title: 'An OSD runs, but nothing tells how full and how fast it is.',
    which: '{{ $labels.ceph_daemon }}',
    what: 'Alerts about room and speed do not count this OSD.',
    fix: 'See whether the exporter runs on its host, and whether it is scraped',
    command: 'kubectl -n {ns} get pods -l app=rook-ceph-exporter -o wide',
    expr: watched => `(${latest(watched, 'ceph_osd_up')} == 1) unless on (cluster, ceph_daemon) ${latest(watched, 'ceph_osd_stat_bytes')}`,
  },
];
