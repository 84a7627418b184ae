import type { Alert } from '../alert';
import { latest, oneOf, raised, zero } from '../private/query';
import type { Watched } from '../watched';

const FILESYSTEM_STOPPED = ['MDS_ALL_DOWN', 'MDS_DAMAGE', 'MDS_READ_ONLY', 'FS_WITH_FAILED_MDS', 'FS_DEGRADED'];
const FILESYSTEM_WEAK = [
  'MDS_INSUFFICIENT_STANDBY', 'MDS_UP_LESS_THAN_MAX', 'MDS_CACHE_OVERSIZED', 'MDS_SLOW_REQUEST', 'MDS_SLOW_METADATA_IO', 'MDS_TRIM', 'MDS_CLIENT_RECALL',
  'MDS_CLIENT_RECALL_MANY', 'MDS_CLIENT_LATE_RELEASE', 'MDS_CLIENT_LATE_RELEASE_MANY',
];
const CLAIM = 'namespace, persistentvolumeclaim';

/** Only claims of our classes; nothing where there are none. */
function ofOurClasses(watched: Watched, claims: string): string | undefined {
  const classes = watched.declared?.classes ?? [];
  return classes.length === 0 ? undefined : `(${claims}) and on (${CLAIM}) kube_persistentvolumeclaim_info{storageclass=~"${oneOf(classes)}"}`;
}

/** What stands between the data and the applications. */
export const SERVICES: readonly Alert[] = [
  {
    name: 'StorageFilesystemStopped',
    severity: 'critical',
    minutes: 5,
    title: 'A shared filesystem does not work.',
    which: '{{ $labels.name }}',
    what: 'Applications on it hang, or can only read.',
    fix: 'See why no metadata server runs; if metadata are damaged, stop what writes and ask before you repair',
    verb: 'status',
    command: 'ceph fs status',
    codes: FILESYSTEM_STOPPED,
    expr: watched => raised(watched, FILESYSTEM_STOPPED),
  },
  {
    name: 'StorageFilesystemWeak',
    severity: 'warning',
    minutes: 30,
    title: 'A shared filesystem is slow, or has no spare metadata server.',
    which: '{{ $labels.name }}',
    what: 'It works, but the next failure or a single client may stop it for a while.',
    fix: 'See with the command which server or client it is',
    verb: 'status',
    command: 'ceph health detail',
    codes: FILESYSTEM_WEAK,
    expr: watched => raised(watched, FILESYSTEM_WEAK),
  },
  {
    name: 'StorageGatewaysFewer',
    severity: 'warning',
    minutes: 15,
    title: 'Fewer object gateways run than were declared.',
    which: '{{ $value }} running',
    what: 'Object storage is slower, and the failure of one more may stop it.',
    fix: 'See why the pod of the gateway does not run',
    command: 'kubectl -n {ns} get pods -l app=rook-ceph-rgw -o wide',
    expr: watched => {
      const { gateways = 0 } = watched.declared ?? {};
      return gateways === 0 ? undefined : `(count by (cluster) (${latest(watched, 'ceph_rgw_metadata')}) or ${zero(watched)}) < ${gateways}`;
    },
  },
  {
    name: 'StorageDriverDown',
    severity: 'critical',
    minutes: 10,
    title: 'No volume can be made or mounted.',
    which: '{{ $labels.deployment }}{{ $labels.daemonset }}',
    what: 'Pods that need a volume do not start. Those that run are not affected.',
    fix: 'See why the pods of the driver do not run; after an upgrade, whether their service accounts are there',
    command: 'kubectl -n {operator} get deployments,daemonsets',
    needs: 'kube-state-metrics',
    expr: ({ operatorNamespace: namespace }) => [
      `max by (namespace, deployment) (kube_deployment_status_replicas_available{namespace="${namespace}",deployment=~".+-ctrlplugin"}) == 0`,
      `max by (namespace, daemonset) (kube_daemonset_status_number_available{namespace="${namespace}",daemonset=~".+-nodeplugin"}) == 0`,
    ].join(' or '),
  },
  {
    name: 'StorageClaimPending',
    severity: 'warning',
    minutes: 15,
    title: 'A claim gets no volume.',
    which: '{{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }}',
    what: 'The pod that needs it does not start.',
    fix: 'Read the events of the claim, and the log of the driver',
    command: 'kubectl -n {{ $labels.namespace }} describe pvc {{ $labels.persistentvolumeclaim }}',
    needs: 'kube-state-metrics',
    expr: watched => ofOurClasses(watched, `max by (${CLAIM}) (kube_persistentvolumeclaim_status_phase{phase="Pending"}) == 1`),
  },
  {
    name: 'StorageClaimFull',
    severity: 'warning',
    minutes: 30,
    title: 'A claim is nearly full, or will be within three days.',
    which: '{{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }}',
    what: 'When it is full, the application cannot write, although the storage has room.',
    fix: 'Ask for more in the claim; its class lets it grow',
    command: 'kubectl -n {{ $labels.namespace }} get pvc {{ $labels.persistentvolumeclaim }}',
    needs: 'kubelet',
    expr: watched => {
      const part = `max by (${CLAIM}) (kubelet_volume_stats_used_bytes / kubelet_volume_stats_capacity_bytes)`;
      return ofOurClasses(watched, `${part} > 0.9 or (${part} > 0.5 and max by (${CLAIM}) (predict_linear(kubelet_volume_stats_available_bytes[1d], 3 * 86400)) < 0)`);
    },
  },
];
