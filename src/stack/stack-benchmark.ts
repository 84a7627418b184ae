import type { BenchmarkClients, BenchmarkRow } from '../benchmark';

/** An export of a server of NFS, as plain data. */
export interface StackNfsExportedProps {
  /** The name or address of the server. */
  readonly server: string;
  /** What it exports. */
  readonly path: string;
}

/** Storage that is compared, as plain data. Exactly one of `storageClassName`, `bucketClassName` and `nfs`. */
export interface StackBenchmarkBackendProps {
  /**
   * Its name in the report, and in names of objects.
   * @default - the name of the class, or `nfs`
   */
  readonly name?: string;

  /**
   * The StorageClass, of this stack or already there, of whose claims it is.
   * @default - it is something else
   */
  readonly storageClassName?: string;

  /**
   * The StorageClass over an object store, of this stack or already there, of whose buckets it is.
   * @default - it is something else
   */
  readonly bucketClassName?: string;

  /**
   * An export of a server of NFS.
   * @default - it is something else
   */
  readonly nfs?: StackNfsExportedProps;
}

/** A comparison of storage as plain data. */
export interface StackBenchmarkProps {
  /**
   * The cluster whose health is looked at while it is measured.
   * @default - the only one there is
   */
  readonly cluster?: string;

  /** The storage that is compared. The first is what the others are held against. */
  readonly backends: StackBenchmarkBackendProps[];

  /** An image with `sh`, `fio` and coreutils, and with `curl` 7.88 or newer where buckets are measured. */
  readonly image: string;

  /** What each client reads and writes in, e.g. `128GiB`. It is filled before anything is measured. */
  readonly workingSet: string;

  /**
   * Everything that may keep data of one client in memory: that of the largest host, also of a server of NFS, and of OSDs on the others.
   * @default - the largest memory that hosts declare; where they declare none, it is not judged before hosts are measured
   */
  readonly cacheSize?: string;

  /**
   * Hosts on which clients run.
   * @default - those that carry the cluster
   */
  readonly hosts?: string[];

  /**
   * What is measured.
   * @default - every row that a backend can take
   */
  readonly rows?: BenchmarkRow[];

  /**
   * Who measures.
   * @default - one client; with several hosts also one on each
   */
  readonly clients?: BenchmarkClients[];

  /**
   * How often everything is measured; five are the least.
   * @default 6
   */
  readonly rounds?: number;

  /**
   * What decides the order inside the rounds. The same seed gives the same order.
   * @default 1
   */
  readonly seed?: number;

  /**
   * How long a client measures, e.g. `60s`.
   * @default - a minute
   */
  readonly runtime?: string;

  /**
   * How long it works before that, e.g. `30s`.
   * @default - 30 seconds
   */
  readonly rampTime?: string;

  /**
   * The name with which those of its objects begin.
   * @default 'benchmark'
   */
  readonly name?: string;

  /**
   * The namespace of its objects. Pods in it may mount paths of hosts.
   * @default - that of the cluster
   */
  readonly namespace?: string;
}
