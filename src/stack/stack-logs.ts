import type { StackDaemonResourcesProps } from './stack-resources';

/** Room for logs on a host, as plain data. */
export interface StackLogStoreProps {
  /** How much of the filesystem logs may take, e.g. `20GiB`; the oldest are deleted before that. */
  readonly size: string;

  /**
   * Where, on its filesystem; it is created where it is missing. A disk of its own that is mounted there cannot fill the others.
   * @default - /var/lib/storage-logs/NAMESPACE/store
   */
  readonly directory?: string;
}

/** What receives logs at an address, as plain data. */
export interface StackLogReceiverProps {
  /** Where it takes logs, e.g. `http://collector.observability:4318/v1/logs`. */
  readonly url: string;
}

/** What receives syslog (RFC 5424 over TCP), as plain data. */
export interface StackSyslogProps {
  /** Its name or address. */
  readonly host: string;

  /**
   * Its port.
   * @default 601
   */
  readonly port?: number;
}

/** The logs of a cluster as plain data. Exactly one of `hosts`, `storageClassName`, `otlp`, `loki` and `syslog`. */
export interface StackLogsProps {
  /**
   * The cluster.
   * @default - the only one there is
   */
  readonly cluster?: string;

  /**
   * The name with which those of its objects begin.
   * @default 'storage-logs'
   */
  readonly name?: string;

  /**
   * Hosts that store logs on a local disk, by name: two of them, each has a full copy.
   * @default - logs go elsewhere
   */
  readonly hosts?: { readonly [name: string]: StackLogStoreProps };

  /**
   * The StorageClass, already there, on whose claims logs are stored. Never one of the cluster itself.
   * @default - logs go elsewhere
   */
  readonly storageClassName?: string;

  /**
   * The size of each claim. With `storageClassName` only.
   * @default - 10 GiB
   */
  readonly size?: string;

  /**
   * How many copies, each on a node of its own. With `storageClassName` only.
   * @default 2
   */
  readonly replicas?: number;

  /**
   * A receiver of OpenTelemetry over HTTP.
   * @default - logs go elsewhere
   */
  readonly otlp?: StackLogReceiverProps;

  /**
   * A receiver of the protocol of Loki, e.g. at `http://loki.observability:3100/loki/api/v1/push`.
   * @default - logs go elsewhere
   */
  readonly loki?: StackLogReceiverProps;

  /**
   * A receiver of syslog.
   * @default - logs go elsewhere
   */
  readonly syslog?: StackSyslogProps;

  /**
   * Further namespaces whose pods are listened to.
   * @default - only those of the cluster and of its operator
   */
  readonly namespaces?: string[];

  /**
   * How long lines are kept, if there is room, e.g. `30d`. Only of a store.
   * @default - 56 days
   */
  readonly retention?: string;

  /**
   * The image of the agent.
   * @default 'quay.io/victoriametrics/vlagent:v1.52.1'
   */
  readonly agentImage?: string;

  /**
   * The image of the store.
   * @default 'quay.io/victoriametrics/victoria-logs:v1.52.1'
   */
  readonly storeImage?: string;

  /**
   * The image of what translates for receivers that are not a store.
   * @default 'docker.io/fluent/fluent-bit:4.2.0'
   */
  readonly forwarderImage?: string;

  /**
   * What the agent on each node is given.
   * @default - 0.02 core and 128 MiB
   */
  readonly agentResources?: StackDaemonResourcesProps;

  /**
   * What each copy of the store is given.
   * @default - 0.1 core and 512 MiB
   */
  readonly storeResources?: StackDaemonResourcesProps;
}
