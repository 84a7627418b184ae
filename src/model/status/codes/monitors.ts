import type { HealthCodes } from './health-code';

/** Monitors and managers. */
export const MONITOR_CODES: HealthCodes = {
  MON_DOWN: {
    what: 'A monitor does not take part. Everything goes on as long as more than half of the monitors run.',
    fix: 'See that the host of the monitor runs; after 10 minutes Rook starts another monitor where a host is free',
    cause: 'monitor',
    verb: 'status',
  },
  MON_NETSPLIT: {
    what: 'Some monitors cannot reach each other over the network.',
    fix: 'Repair the network between the hosts of the monitors that Ceph names',
    cause: 'network',
    command: 'ceph quorum_status',
  },
  MON_CLOCK_SKEW: {
    what: 'The clocks of the hosts with monitors differ by more than 50 ms. Monitors that do not agree on the time may stop.',
    fix: 'Let every host set its clock by the same time servers (chrony or systemd-timesyncd)',
    cause: 'clock',
    command: 'ceph time-sync-status',
  },
  MON_DISK_LOW: {
    what: 'The disk under a monitor has less than 30 % free. At 5 % the monitor stops.',
    fix: 'Free space on the disk with the data directory of Rook, or give the monitors volumes of their own',
    cause: 'monitorDisk',
    command: 'df -h /var/lib/rook',
  },
  MON_DISK_CRIT: {
    what: 'The disk under a monitor has less than 5 % free: the monitor is about to stop.',
    fix: 'Free space on the disk with the data directory of Rook, or give the monitors volumes of their own',
    cause: 'monitorDisk',
    command: 'df -h /var/lib/rook',
    urgency: 'now',
  },
  MON_DISK_BIG: {
    what: 'The database of a monitor is larger than 15 GiB. It grows while placement groups are not clean.',
    fix: 'Wait until all placement groups are clean, then let the monitor that Ceph names compact its database',
    cause: 'monitorDisk',
    command: 'ceph tell mon.a compact',
  },
  MON_MSGR2_NOT_ENABLED: {
    what: 'A monitor does not offer the newer protocol of Ceph, which encryption needs.',
    fix: 'Switch it on with the command',
    cause: 'upkeep',
    command: 'ceph mon enable-msgr2',
  },
  MON_LOCATION_NOT_SET: {
    what: 'A monitor of a cluster in two places does not say where it stands.',
    fix: 'See that the operator runs and has told every monitor its zone',
    cause: 'stretch',
    command: 'ceph mon dump',
  },
  MGR_DOWN: {
    what: 'No manager runs. Data can be read and written, but figures stand still, and nothing is balanced.',
    fix: 'See why the pods of the manager do not run',
    cause: 'manager',
    command: 'kubectl -n rook-ceph get pods -l app=rook-ceph-mgr',
  },
  MGR_MODULE_DEPENDENCY: {
    what: 'A module of the manager lacks something that it needs.',
    fix: 'Switch the module off if nothing uses it',
    cause: 'manager',
    command: 'ceph mgr module ls',
    urgency: 'later',
  },
  MGR_MODULE_ERROR: {
    what: 'A module of the manager has stopped with an error. Data is not affected.',
    fix: 'Let the other manager take over; if it comes again, upgrade Ceph',
    cause: 'manager',
    command: 'ceph mgr fail',
    urgency: 'soon',
  },
  MGR_INSIGHTS_WARNING: {
    what: 'The module insights of the manager was told to warn.',
    fix: 'Switch the module off if it is not used',
    cause: 'upkeep',
    command: 'ceph mgr module disable insights',
  },
  DAEMON_OLD_VERSION: {
    what: 'Daemons have run an older version of Ceph than others for more than a week: an upgrade has not ended.',
    fix: 'End the upgrade; see which daemons are behind, and why the operator does not restart them',
    cause: 'upkeep',
    verb: 'upgrade',
    urgency: 'soon',
  },
};
