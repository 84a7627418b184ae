import type { Alert } from '../alert';
import { ours, plain, raised } from '../private/query';
import { ratiosOf, Watched } from '../watched';

const NEARFULL = ['OSD_NEARFULL', 'POOL_NEARFULL'];
const FULL = ['OSD_FULL', 'POOL_FULL'];

/** Series are recorded so often, so that the range of a week stays small and none is older than Prometheus looks back. */
export const RECORD_SECONDS = 120;

/** A line through less than a day says nothing of a month. */
const LEAST_SAMPLES = 86400 / RECORD_SECONDS;

/** So much emptier than the fullest is the median OSD of a class where something is wrong with the balance. */
const UNEVEN = 0.10;

const used = (watched: Watched) => `storage:safe:used_ratio{${ours(watched)}}`;

/** The classes of which the forecast says that a loss finds a substitute, as a matcher. */
function classesWhere(watched: Watched, heals: 'host' | 'device'): string | undefined {
  const sets = watched.declared?.sets.filter(({ recovers, failureDomains }) => {
    // Copies that are kept apart by racks and the like move within them, which figures of hosts do not tell.
    const spreads = failureDomains.every(level => level === 'host' || level === 'osd') && recovers.host;
    return heals === 'host' ? spreads : !spreads && recovers.device && failureDomains.every(level => level === 'host');
  }) ?? [];
  if (sets.length === 0) return undefined;
  const classes = sets.flatMap(({ deviceClasses }) => deviceClasses);
  return sets.some(({ deviceClasses }) => deviceClasses.length === 0) ? '' : `,device_class=~"${[...new Set(classes)].sort().join('|')}"`;
}

function fillAfter(watched: Watched, lost: 'host' | 'device'): string | undefined {
  const classes = classesWhere(watched, lost);
  return classes === undefined ? undefined : `storage:fill:without_${lost}{${ours(watched)}${classes}} > ${plain(ratiosOf(watched).backfillfull)}`;
}

/** Room: the same limits as in the forecast, from the layout, and how full the devices really are. */
export const ROOM: readonly Alert[] = [
  {
    name: 'StorageBeyondSafe',
    severity: 'critical',
    minutes: 30,
    title: 'More is stored than is safe.',
    which: '{{ $value | humanizePercentage }} of it on {{ $labels.devices }} devices',
    what: 'After the worst single loss, not all copies find room: making them stops half way, and in the end writing stops.',
    fix: 'Add a device or a host, or delete data; the forecast tells which one raises the safe capacity most',
    verb: 'forecast',
    recorded: true,
    expr: watched => watched.declared?.sets.length ? `${used(watched)} > 1` : undefined,
  },
  {
    name: 'StorageSafeSoonReached',
    severity: 'warning',
    minutes: 360,
    title: 'At the pace of the last week, the safe limit is reached before new hardware can be there.',
    which: '{{ $value | humanizePercentage }} of what is safe by then, on {{ $labels.devices }} devices',
    what: 'Hardware that is ordered today is built in just in time, or already too late.',
    fix: 'Order devices or a host now; the forecast tells which raise the safe capacity most',
    verb: 'forecast',
    recorded: true,
    // What was copied in once bends the line of a week; the last day tells whether it goes on.
    expr: watched => watched.declared?.sets.length ? [
      ...['7d', '1d'].map(range => `predict_linear(${used(watched)}[${range}], ${watched.leadDays} * 86400) > 1`), `${used(watched)} <= 1`, `count_over_time(${used(watched)}[7d]) > ${LEAST_SAMPLES}`,
    ].join(' and ') : undefined,
  },
  {
    name: 'StorageCannotHealHost',
    severity: 'critical',
    minutes: 30,
    title: 'If the largest host fails now, its copies find no room.',
    which: 'the fullest {{ $labels.device_class }} device would be at {{ $value | humanizePercentage }}',
    what: 'Copies that are missing then stay missing until the host is replaced.',
    fix: 'Add a device or a host before anything fails',
    verb: 'add device',
    command: 'ceph osd df tree',
    recorded: true,
    expr: watched => fillAfter(watched, 'host'),
  },
  {
    name: 'StorageCannotHealDevice',
    severity: 'warning',
    minutes: 30,
    title: 'If a device fails now, its host has no room for its copies.',
    which: 'the fullest {{ $labels.device_class }} device would be at {{ $value | humanizePercentage }}',
    what: 'There are as many hosts as copies, so what a device held must find room in the same host.',
    fix: 'Add a device to the host whose devices are fullest',
    verb: 'add device',
    command: 'ceph osd df tree',
    recorded: true,
    expr: watched => fillAfter(watched, 'device'),
  },
  {
    name: 'StorageNearFull',
    severity: 'warning',
    minutes: 5,
    title: 'A device is nearly full.',
    which: '{{ $labels.name }}',
    what: 'Ceph warns of it long before it refuses writes, but making missing copies stops in between.',
    fix: 'Add a device or a host; if only one OSD is so full, see why data are uneven',
    verb: 'add device',
    command: 'ceph osd df tree',
    codes: NEARFULL,
    expr: watched => raised(watched, NEARFULL),
  },
  {
    name: 'StorageFull',
    severity: 'critical',
    minutes: 1,
    title: 'A device or a pool is full: nothing can be written to it.',
    which: '{{ $labels.name }}',
    what: 'Applications get errors, or hang, as soon as they write.',
    fix: 'Add a device, or delete snapshots and data; raise the quota if it is a quota',
    verb: 'add device',
    command: 'ceph df detail',
    codes: FULL,
    expr: watched => raised(watched, FULL),
  },
  {
    name: 'StorageUneven',
    severity: 'warning',
    minutes: 360,
    title: 'A device is much fuller than others of its class.',
    which: '{{ $labels.device_class }}, {{ $value | humanizePercentage }} above the median',
    what: 'The fullest device sets the limit, so the room of the others is wasted.',
    fix: 'See whether the balancer runs; give the large pool more placement groups, or even out the devices of the hosts',
    command: 'ceph balancer status',
    recorded: true,
    expr: watched => {
      const fill = `storage:osd:fill_ratio{${ours(watched)}}`, by = 'by (cluster, device_class)';
      return `max ${by} (${fill}) - quantile ${by} (0.5, ${fill}) > ${plain(UNEVEN)}`;
    },
  },
];
