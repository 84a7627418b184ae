import { tooFewPods } from './watching';
import type { Alert } from '../alert';
import { latest, majority, raised, zero } from '../private/query';
import type { Watched } from '../watched';

const DISK = ['MON_DISK_LOW', 'MON_DISK_CRIT', 'MON_DISK_BIG'];
const CLOCK = ['MON_CLOCK_SKEW'];
const PODS = 'kubectl -n {ns} get pods -l app=rook-ceph-mon -o wide';

/** Monitors in quorum. */
const inQuorum = (watched: Watched) => `sum by (cluster) (${latest(watched, 'ceph_mon_quorum_status')})`;

/** Monitors and managers, held against how many were declared: one that was dropped from the map is missed, too. */
export const MONITORS: readonly Alert[] = [
  {
    name: 'StorageQuorumLost',
    severity: 'critical',
    minutes: 3,
    title: 'The monitors have no quorum.',
    what: 'Nothing new can be opened, and soon nothing can be read or written. The data on the devices are not harmed.',
    fix: 'Bring back the hosts of the monitors; delete no monitor, and no file of one',
    verb: 'status',
    command: PODS,
    needs: 'kube-state-metrics',
    expr: watched => tooFewPods(watched),
  },
  {
    name: 'StorageQuorumMargin',
    severity: 'critical',
    minutes: 15,
    title: 'If one more monitor fails, all storage stops.',
    which: '{{ $value }} in quorum',
    what: 'Rook replaces a monitor after ten minutes. That it did not means that it finds no host for it, or does not run.',
    fix: 'Bring back the host of the monitor, or see in the log of the operator why it makes no other',
    verb: 'status',
    command: PODS,
    codes: ['MON_DOWN'],
    // With one monitor, or two, there never is a margin.
    expr: watched => {
      const { monitors = 0 } = watched.declared ?? {};
      return monitors < 3 ? undefined : `${inQuorum(watched)} <= ${majority(monitors)}`;
    },
  },
  {
    name: 'StorageMonitorsFewer',
    severity: 'warning',
    minutes: 30,
    title: 'Fewer monitors are in quorum than were declared.',
    which: '{{ $value }} in quorum',
    what: 'The storage works, and bears fewer failures of monitors than it was made for.',
    fix: 'Bring back the host of the monitor, or see in the log of the operator why it makes no other',
    verb: 'status',
    command: PODS,
    codes: ['MON_DOWN'],
    expr: watched => {
      const { monitors = 0 } = watched.declared ?? {};
      return monitors < 4 ? undefined : `${inQuorum(watched)} < ${monitors} and ${inQuorum(watched)} > ${majority(monitors)}`;
    },
  },
  {
    name: 'StorageMonitorDisk',
    severity: 'warning',
    minutes: 5,
    title: 'The disk of a monitor fills up.',
    which: '{{ $labels.name }}',
    what: 'At five percent free the monitor stops.',
    fix: 'Free space in the directory of Rook on that host, old logs first; never delete a file of the store of the monitor',
    command: 'ceph health detail',
    codes: DISK,
    expr: watched => raised(watched, DISK),
  },
  {
    name: 'StorageClockSkew',
    severity: 'warning',
    minutes: 10,
    title: 'The clocks of hosts differ by more than 50 milliseconds.',
    what: 'Monitors whose clocks differ lose each other, and keys expire too early.',
    fix: 'Run a time service such as chrony on every host',
    command: 'ceph time-sync-status',
    codes: CLOCK,
    expr: watched => raised(watched, CLOCK),
  },
  {
    name: 'StorageManagerSpare',
    severity: 'warning',
    minutes: 15,
    title: 'Fewer managers run than were declared.',
    which: '{{ $value }} running',
    what: 'If the last one fails, figures, balancing and the making of volumes stop until another one runs.',
    fix: 'See why the pod of the manager does not run',
    command: 'kubectl -n {ns} get pods -l app=rook-ceph-mgr -o wide',
    expr: watched => {
      const { managers = 0 } = watched.declared ?? {};
      return managers < 2 ? undefined : `(count by (cluster) (${latest(watched, 'ceph_mgr_metadata')}) or ${zero(watched)}) < ${managers}`;
    },
  },
];
