/** What wrote a line. */
export type LogKind = 'daemon' | 'operator' | 'csi' | 'kernel' | 'event' | 'crash';

/** The label by which the parts are found, whatever they are called: `agent`, `events` or `store`. */
export const LOGS_LABEL = 'cdk8s-ceph/logs';

/** Where the store is asked and written to. */
export const STORE_PORT = 9428;

/** Something that is collected. */
export interface LogSource {
  readonly kind: LogKind;
  /** What it tells. */
  readonly title: string;
  /** What is read on each node, or asked of the API server. */
  readonly from: string;
  /** The lines of it in the store, as a filter of LogsQL. */
  readonly filter: string;
  /** What its lines have beside their time, their text and their host. */
  readonly fields: readonly string[];
  /** Whether Kubernetes keeps any of it where there is no store. */
  readonly kept: boolean;
}

const POD = ['kubernetes.pod_name', 'kubernetes.container_name'];

/** Everything that is collected, once. */
export const LOG_SOURCES: readonly LogSource[] = [
  {
    kind: 'daemon',
    title: 'Ceph\'s daemons, with the audit log of the monitors',
    from: '/var/log/pods',
    filter: 'kind:"" kubernetes.pod_name:* !kubernetes.pod_name:csi !kubernetes.pod_labels.app:="rook-ceph-operator"',
    fields: ['daemon', ...POD],
    kept: true,
  },
  { kind: 'operator', title: 'Rook\'s operator', from: '/var/log/pods', filter: 'kind:"" kubernetes.pod_labels.app:="rook-ceph-operator"', fields: POD, kept: true },
  { kind: 'csi', title: 'the CSI drivers', from: '/var/log/pods', filter: 'kind:"" kubernetes.pod_name:csi', fields: POD, kept: true },
  { kind: 'kernel', title: 'the kernel of each node', from: 'syslog(2)', filter: 'kind:="kernel"', fields: ['level'], kept: false },
  { kind: 'event', title: 'events of Kubernetes', from: '/api/v1/events', filter: 'kind:="event"', fields: ['object', 'claim', 'reason', 'type'], kept: true },
  { kind: 'crash', title: 'reports of crashes', from: '<dataDirHostPath>/<namespace>/crash', filter: 'kind:="crash"', fields: ['file'], kept: false },
];

/**
 * Lines of pods come with the names that the agent gives to what Kubernetes says of them; this gives every line `host`, `daemon` and
 * `kind`, as pipes of LogsQL.
 */
export const NORMAL_FIELDS = [
  'format if (kind:"" kubernetes.pod_name:csi) "csi" as kind',
  'format if (kind:"" kubernetes.pod_labels.app:="rook-ceph-operator") "operator" as kind',
  'format if (kind:"" kubernetes.pod_name:*) "daemon" as kind',
  'format if (host:"" kubernetes.pod_node_name:*) "<kubernetes.pod_node_name>" as host',
  'format if (daemon:"" kubernetes.pod_labels.ceph_daemon_id:*) "<kubernetes.pod_labels.ceph_daemon_type>.<kubernetes.pod_labels.ceph_daemon_id>" as daemon',
].join(' | ');
