import type { Alert } from '../alert';
import { hostsDown, latest, ours, raised } from '../private/query';

const DAMAGED = ['PG_DAMAGED', 'OSD_SCRUB_ERRORS'];
const BLOCKED = ['PG_BACKFILL_FULL', 'PG_RECOVERY_FULL', 'OSD_BACKFILLFULL', 'POOL_BACKFILLFULL'];
const DEGRADED = 'ceph_num_objects_degraded';

/** The data themselves: can they be reached, are they whole, are missing copies made? */
export const DATA: readonly Alert[] = [
  {
    name: 'StorageUnavailable',
    severity: 'critical',
    minutes: 5,
    title: 'Part of a pool can neither be read nor written.',
    which: '{{ $labels.name }}, {{ $value }} placement groups',
    what: 'Applications with data there hang until enough copies are back.',
    fix: 'Bring back the hosts and devices that are down; never mark data as lost',
    verb: 'status',
    command: 'ceph health detail',
    codes: ['PG_AVAILABILITY'],
    expr: watched => {
      const by = ['pool_id'];
      return `(${latest(watched, 'ceph_pg_total', by)} - ${latest(watched, 'ceph_pg_active', by)}) * on (cluster, pool_id) group_left (name) ${latest(watched, 'ceph_pool_metadata', [...by, 'name'])} > 0`;
    },
  },
  {
    name: 'StorageUnfound',
    severity: 'critical',
    minutes: 5,
    title: 'Objects have no good copy on the devices that are there.',
    which: '{{ $value }} objects',
    what: 'Their newest copies are on devices that are away.',
    fix: 'Bring back the device that failed last; remove and purge no OSD',
    verb: 'status',
    command: 'ceph health detail',
    codes: ['OBJECT_UNFOUND'],
    expr: watched => `${latest(watched, 'ceph_num_objects_unfound', [])} > 0`,
  },
  {
    name: 'StorageDamaged',
    severity: 'critical',
    minutes: 5,
    title: 'Copies of an object differ.',
    which: '{{ $labels.name }}',
    what: 'A device has given back other data than were written to it. Ceph knows by checksums which copy is right.',
    fix: 'Repair the placement group; if it is the same device for the second time, replace it',
    verb: 'replace device',
    command: 'ceph health detail',
    codes: DAMAGED,
    expr: watched => raised(watched, DAMAGED),
  },
  {
    name: 'StorageHealingStalled',
    severity: 'warning',
    minutes: 60,
    title: 'Copies are missing, and none are made.',
    which: '{{ $value }} objects',
    what: 'The next failure may lose data. Flags that were left set, and devices that are too full, keep copies from being made.',
    fix: 'See what keeps them from being made, and bring back what is down',
    verb: 'status',
    command: 'ceph osd df tree',
    codes: ['PG_DEGRADED', 'OBJECT_MISPLACED', 'PG_SLOW_SNAP_TRIMMING'],
    // Where a host finds no substitute, copies are bound to be missing as long as it is down, and that it is down is told.
    expr: watched => {
      const healing = watched.declared?.sets.every(({ recovers }) => recovers.host) ?? true;
      const stalled = `(${latest(watched, DEGRADED, [])} > 0 and max by (cluster) (min_over_time(${DEGRADED}{${ours(watched)}}[30m])) >= max by (cluster) (${DEGRADED}{${ours(watched)}} offset 1h))`;
      return healing ? stalled : `${stalled} unless on (cluster) (${hostsDown(watched)})`;
    },
  },
  {
    name: 'StorageHealingBlocked',
    severity: 'critical',
    minutes: 5,
    title: 'Missing copies cannot be made: a device is too full to take them.',
    which: '{{ $labels.name }}',
    what: 'Data stay without all their copies until there is room.',
    fix: 'Add a device to the host that is full, today, or delete data',
    verb: 'add device',
    command: 'ceph osd df tree',
    codes: BLOCKED,
    expr: watched => raised(watched, BLOCKED),
  },
];
