import { Size } from 'cdk8s';
import { bytesOf } from '../model/layout';
import type { LogTargetSpec } from '../model/rules';

/** A host with room for logs on a local disk. */
export interface LogStoreHost {
  /** The value of its label `kubernetes.io/hostname`. */
  readonly name: string;
  /** How much of the filesystem logs may take; the oldest are deleted before that. */
  readonly size: Size;
  /**
   * Where, on its filesystem; it is created where it is missing. A disk of its own that is mounted there cannot fill the others.
   * @default - /var/lib/storage-logs/NAMESPACE/store
   */
  readonly directory?: string;
}

/** A store on claims. */
export interface ClaimedLogStoreOptions {
  /**
   * The size of each claim.
   * @default Size.gibibytes(10)
   */
  readonly size?: Size;
  /**
   * How many copies, each on a node of its own.
   * @default 2
   */
  readonly replicas?: number;
}

/** A receiver of syslog. */
export interface SyslogOptions {
  /**
   * Its TCP port.
   * @default 601
   */
  readonly port?: number;
}

/** Where logs go: a store of their own (VictoriaLogs), or what already receives logs. */
export class LogTarget {
  /**
   * A store on local disks: every host has a full copy.
   * @param hosts two of them
   */
  public static onHosts(hosts: LogStoreHost[]): LogTarget {
    const spec = hosts.map(({ name, size, directory }) => ({ name, bytes: bytesOf(size), directory: directory ?? '' }));
    return new LogTarget({ kind: 'hosts', hosts: spec.sort((a, b) => a.name < b.name ? -1 : 1) });
  }

  /** A store on claims of a StorageClass that is already there, and is not served from the cluster itself. */
  public static onStorageClass(storageClassName: string, options: ClaimedLogStoreOptions = {}): LogTarget {
    return new LogTarget({ kind: 'storageClass', storageClassName, bytes: bytesOf(options.size ?? Size.gibibytes(10)), replicas: options.replicas ?? 2 });
  }

  /**
   * A receiver of OpenTelemetry.
   * @param url where it takes logs over HTTP, e.g. `http://collector.observability:4318/v1/logs`
   */
  public static otlp(url: string): LogTarget {
    return new LogTarget({ kind: 'otlp', url });
  }

  /**
   * A receiver of the protocol of Loki.
   * @param url where it takes logs, e.g. `http://loki.observability:3100/loki/api/v1/push`
   */
  public static loki(url: string): LogTarget {
    return new LogTarget({ kind: 'loki', url });
  }

  /**
   * A receiver of syslog (RFC 5424 over TCP).
   * @param host its name or address
   */
  public static syslog(host: string, options: SyslogOptions = {}): LogTarget {
    return new LogTarget({ kind: 'syslog', host, port: options.port ?? 601 });
  }

  private constructor(private readonly spec: LogTargetSpec) {}

  /** @internal */
  public _spec(namespace: string): LogTargetSpec {
    const { spec } = this;
    return spec.kind !== 'hosts' ? spec : { ...spec, hosts: spec.hosts.map(host => ({ ...host, directory: host.directory === '' ? `/var/lib/storage-logs/${namespace}/store` : host.directory })) };
  }
}
