import type { Alert } from '../alert';
import { hostsDown, latest, ours, raised } from '../private/query';
import { BY_DAEMON } from '../private/words';

const FAILING = ['DEVICE_HEALTH', 'DEVICE_HEALTH_IN_USE', 'DEVICE_HEALTH_TOOMANY'];
const STALLS = [
  'BLUESTORE_SLOW_OP_ALERT', 'BLOCK_DEVICE_STALLED_READ_ALERT', 'WAL_DEVICE_STALLED_READ_ALERT', 'DB_DEVICE_STALLED_READ_ALERT',
  'BLUESTORE_SPURIOUS_READ_ERRORS', 'OSD_TOO_MANY_REPAIRS', 'BLUEFS_SPILLOVER',
];

/** Hosts, and devices with their OSDs. */
export const DEVICES: readonly Alert[] = [
  {
    name: 'StorageOsdDown',
    severity: 'warning',
    minutes: 15,
    title: 'An OSD is down.',
    which: '{{ $labels.ceph_daemon }}',
    what: 'Its copies are missing; Ceph makes them anew on other devices, if there are any that may take them.',
    fix: 'Find out from the log of its pod and from the kernel of its host whether the device is dead, and replace it if it is',
    verb: 'replace device',
    command: 'kubectl -n {ns} get pods -l app=rook-ceph-osd -o wide',
    codes: ['OSD_DOWN'],
    expr: watched => `${latest(watched, 'ceph_osd_up')} == 0`,
  },
  {
    name: 'StorageHostDown',
    severity: 'critical',
    minutes: 5,
    title: 'A host is down with all its OSDs.',
    which: '{{ $labels.hostname }}',
    what: 'One copy of much of the data is away. Until it is back or made anew, fewer failures are borne.',
    fix: 'Start the host, or repair its network; if it will not come back, begin its replacement now',
    verb: 'status',
    command: 'kubectl get nodes',
    codes: ['OSD_HOST_DOWN'],
    expr: hostsDown,
  },
  {
    name: 'StorageOsdFlapping',
    severity: 'warning',
    minutes: 5,
    title: 'An OSD goes down and comes back again and again.',
    which: '{{ $labels.ceph_daemon }}',
    what: 'Each time, requests wait and copies are compared anew. A bad cable, network or disk does this, and so does too little memory.',
    fix: 'See in its log why it was thought dead; replace the device or the cable, or give the pod more memory',
    verb: 'replace device',
    command: 'kubectl -n {ns} get pods -l app=rook-ceph-osd',
    expr: watched => `max by (cluster, ${BY_DAEMON[0]}) (changes(ceph_osd_up{${ours(watched)}}[30m])) >= 6`,
  },
  {
    name: 'StorageDeviceFailing',
    severity: 'warning',
    minutes: 15,
    title: 'A device reports that it will fail.',
    which: '{{ $labels.device }}{{ $labels.name }} {{ $labels.instance }}',
    what: 'While it still works, its data can be moved off with every copy in place.',
    fix: 'Replace it now, before it fails',
    verb: 'replace device',
    command: 'ceph device ls',
    codes: FAILING,
    needs: 'smartctl-exporter',
    expr: watched => [
      'max by (instance, device) (smartctl_device_smart_status) == 0', 'max by (instance, device) (smartctl_device_percentage_used) > 90',
      'max by (instance, device) (increase(smartctl_device_media_errors[1d])) > 0', raised(watched, FAILING),
    ].join(' or '),
  },
  {
    name: 'StorageDeviceSlow',
    severity: 'warning',
    minutes: 30,
    title: 'An OSD writes five times slower than others of its class.',
    which: '{{ $labels.ceph_daemon }} on {{ $labels.hostname }}, {{ $value | humanizeDuration }} a write',
    what: 'Every write that has a copy there waits for it. Disks often show like this, first of all, that they are dying.',
    fix: 'Look at the kernel messages of its host and at the figures of the disk itself; replace it if there are errors',
    verb: 'replace device',
    command: 'ceph osd perf',
    recorded: true,
    expr: watched => {
      const each = `storage:osd:write_seconds{${ours(watched)}}`;
      return `${each} > 0.05 and ${each} > on (cluster, device_class) group_left () 5 * quantile by (cluster, device_class) (0.5, ${each})`;
    },
  },
  {
    name: 'StorageDeviceStalls',
    severity: 'warning',
    minutes: 15,
    title: 'A device stalls, or has to be read again.',
    which: '{{ $labels.name }}',
    what: 'Single requests take seconds. This is how many disks begin to fail, also where their own health report is good.',
    fix: 'Find the OSD with the command, and look at the kernel messages of its host; replace the device if there are errors',
    verb: 'replace device',
    command: 'ceph health detail',
    codes: STALLS,
    expr: watched => raised(watched, STALLS),
  },
  {
    name: 'StorageSlowOps',
    severity: 'warning',
    minutes: 10,
    title: 'Requests wait longer than 30 seconds.',
    which: '{{ $labels.ceph_daemon }}',
    what: 'Applications hang on them. While many copies are made anew this is to be expected.',
    fix: 'Wait if copies are being made; else look at the device, the network and the processor limit of that daemon',
    verb: 'status',
    command: 'ceph health detail',
    codes: ['SLOW_OPS', 'REQUEST_SLOW', 'REQUEST_STUCK'],
    expr: watched => `${latest(watched, 'ceph_daemon_health_metrics', BY_DAEMON, 'type="SLOW_OPS"')} > 0`,
  },
];
