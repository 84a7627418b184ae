import type { Alert } from '../alert';
import { kept, latest, ours, plain, raised } from '../private/query';
import { IDENTITY_LEASE } from '../watched';

const CRASHED = ['RECENT_CRASH', 'RECENT_MGR_MODULE_CRASH'];
const SCRUB = ['PG_NOT_DEEP_SCRUBBED', 'PG_NOT_SCRUBBED'];

/** What people left behind, and what they should do one day. */
export const UPKEEP: readonly Alert[] = [
  {
    name: 'StorageFlagsLeft',
    severity: 'warning',
    minutes: 60,
    title: 'A flag of maintenance is still set.',
    which: '{{ $labels.flag }}{{ $labels.name }}',
    what: 'Ceph leaves undone what the flag forbids, such as making missing copies.',
    fix: 'Unset it, unless somebody is at work',
    verb: 'maintenance',
    command: 'ceph osd unset {{ $labels.flag }}',
    codes: ['OSDMAP_FLAGS', 'OSD_FLAGS'],
    // Two flags would be twice the same alert if the name of the metric told them apart: an alert loses it.
    expr: watched => `max by (cluster, flag) (label_replace(${kept(`{__name__=~"ceph_osd_flag_.+",${ours(watched)}}`)}, "flag", "$1", "__name__", "ceph_osd_flag_(.+)")) == 1 or ${raised(watched, ['OSD_FLAGS'])}`,
  },
  {
    name: 'StorageVersionsMixed',
    severity: 'warning',
    minutes: 120,
    title: 'Daemons of different versions run.',
    which: '{{ $value }} versions',
    what: 'An upgrade has stopped half way, or takes longer than two hours.',
    fix: 'See in the log of the operator what it waits for; begin no other upgrade',
    verb: 'upgrade',
    command: 'ceph versions',
    codes: ['DAEMON_OLD_VERSION', 'OSD_UPGRADE_FINISHED'],
    expr: watched => `count by (cluster) (count by (cluster, ceph_version) (${kept(`{__name__=~"ceph_(mon|mgr|osd|mds|rgw)_metadata",ceph_version!="",${ours(watched)}}`)})) > 1`,
  },
  {
    name: 'StorageOperatorStopped',
    severity: 'warning',
    minutes: 60,
    title: 'The operator does not run.',
    which: '{{ $labels.deployment }}',
    what: 'The storage works, but no failed monitor is replaced, no change is carried out, and no device is prepared.',
    fix: 'Set its replicas to 1 again if somebody has scaled it down; else see why its pod does not run',
    command: 'kubectl -n {operator} get deployment rook-ceph-operator',
    needs: 'kube-state-metrics',
    expr: ({ operatorNamespace }) => `max by (namespace, deployment) (kube_deployment_status_replicas_available{namespace="${operatorNamespace}",deployment="rook-ceph-operator"}) == 0`,
  },
  {
    name: 'StorageIdentityBackupOld',
    severity: 'warning',
    minutes: 60,
    title: 'The last backup of the identity of the cluster is too old.',
    what: 'Without keys and addresses of the monitors the data cannot be opened after Kubernetes itself is lost.',
    fix: "Run 'cdk8s-ceph backup identity FILE', and see why what should have done so has not",
    command: 'kubectl -n {operator} get leases,cronjobs,jobs',
    needs: 'kube-state-metrics',
    expr: ({ namespace, operatorNamespace, backupCronJob, backupDays }) => {
      if (backupCronJob === undefined && backupDays === undefined) return undefined;
      const [saved, by] = backupCronJob === undefined
        ? [`kube_lease_renew_time{namespace="${operatorNamespace}",lease="${IDENTITY_LEASE}"}`, 'lease']
        : [`kube_cronjob_status_last_successful_time{namespace="${namespace}",cronjob="${backupCronJob}"}`, 'cronjob'];
      return `time() - max by (namespace, ${by}) (${saved}) > ${plain(backupDays ?? 2)} * 86400 or absent(${saved})`;
    },
  },
  {
    name: 'StorageCrashLoop',
    severity: 'warning',
    minutes: 5,
    title: 'A daemon is started again and again.',
    which: '{{ $labels.pod }}',
    what: 'It ends soon after each start: an error of Ceph, of the disk, or too little memory.',
    fix: 'Read its last words',
    command: 'kubectl -n {ns} logs {{ $labels.pod }} --previous',
    needs: 'kube-state-metrics',
    expr: ({ namespace }) => `sum by (namespace, pod) (increase(kube_pod_container_status_restarts_total{namespace="${namespace}",container=~"osd|mon|mgr|mds|rgw|nfs-ganesha"}[1h])) > 3`,
  },
  {
    name: 'StorageCrashed',
    severity: 'info',
    minutes: 1,
    title: 'A daemon crashed within the last two weeks.',
    which: '{{ $labels.name }}',
    what: 'It was started again. Ceph keeps a report of it.',
    fix: 'Read the report, and file it away when it is understood',
    command: 'ceph crash ls',
    codes: CRASHED,
    expr: watched => raised(watched, CRASHED),
  },
  {
    name: 'StorageScrubBehind',
    severity: 'info',
    minutes: 1440,
    title: 'Data were not compared with their checksums for too long.',
    which: '{{ $labels.name }}',
    what: 'Silent errors of disks are found by this only.',
    fix: 'Wait until copies are made; if it stays so, allow more hours for it, or more at once',
    command: 'ceph health detail',
    codes: SCRUB,
    expr: watched => raised(watched, SCRUB),
  },
];

/** Codes of which no other alert tells; the codes that others tell are given when it is made. */
export function otherWarning(told: readonly string[]): Alert {
  return {
    name: 'StorageOtherWarning',
    severity: 'info',
    minutes: 60,
    title: 'Ceph warns of something that no other alert is about.',
    which: '{{ $labels.name }}',
    what: 'The code says what it is. Codes about keys are left out: Ceph 20.2.4 raises them as long as clients use the older kind of key, which is the default here.',
    fix: 'Read what the code means in the list of health codes',
    verb: 'status',
    command: 'ceph health detail',
    expr: watched => `${latest(watched, 'ceph_health_detail', ['name'], `name!~"${told.join('|')}"`)} == 1`,
  };
}
