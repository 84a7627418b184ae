import type { Duration, Size } from 'cdk8s';
import type { BenchmarkBackend } from './benchmark-backend';
import type { ICephCluster } from '../cluster';

/** Whom a row behaves like, and what it does. */
export enum BenchmarkRow {
  /** Reads 64 KiB here and there, through the cache of the system. */
  APPLICATION_READ = 'application-read',
  /** Writes 64 KiB here and there through the cache of the system, and makes them durable after every 32nd. */
  APPLICATION_WRITE = 'application-write',
  /** Reads 70 % and writes 30 %, as the two before. */
  APPLICATION_MIXED = 'application-mixed',
  /** Reads 8 KiB here and there, past the cache of the system. */
  DATABASE_READ = 'database-read',
  /** Writes 8 KiB here and there, and waits until each is durable. */
  DATABASE_WRITE = 'database-write',
  /** Reads 70 % and writes 30 %, as the two before. */
  DATABASE_MIXED = 'database-mixed',
  /** Reads 4 KiB here and there, 32 at once, past the cache of the system. */
  RAW_READ = 'raw-read',
  /** Writes 4 KiB here and there, 32 at once, past the cache of the system. */
  RAW_WRITE = 'raw-write',
  /** Reads 70 % and writes 30 %, as the two before. */
  RAW_MIXED = 'raw-mixed',
  /** Reads 1 MiB after the other, 8 at once, past the cache of the system. */
  STREAM_READ = 'stream-read',
  /** Writes 1 MiB after the other, 8 at once, past the cache of the system. */
  STREAM_WRITE = 'stream-write',
  /** Gets objects of 4 MiB, 8 at once. Of buckets only. */
  OBJECT_READ = 'object-read',
  /** Puts objects of 4 MiB, 8 at once. Of buckets only. */
  OBJECT_WRITE = 'object-write',
  /** Gets 70 % and puts 30 %, 4 MiB each, 8 at once. Of buckets only. */
  OBJECT_MIXED = 'object-mixed',
}

/** Who measures. */
export enum BenchmarkClients {
  /** One client, in each round on the next host. */
  ONE = 'one',
  /** One client on each host, all at once. */
  ONE_A_HOST = 'one-a-host',
}

/** What is compared, and how. */
export interface BenchmarkProps {
  /** The cluster whose health is looked at while it is measured. */
  readonly cluster: ICephCluster;

  /** The storage that is compared. The first is what the others are held against. */
  readonly backends: BenchmarkBackend[];

  /** An image with `sh`, `fio` and coreutils, and with `curl` 7.88 or newer where buckets are measured. */
  readonly image: string;

  /** What each client reads and writes in. It is filled before anything is measured. */
  readonly workingSet: Size;

  /**
   * Everything that may keep data of one client in memory: that of the largest host, also of a server of NFS, and of OSDs on the others.
   * @default - the largest memory that hosts declare; where they declare none, it is not judged before hosts are measured
   */
  readonly cacheSize?: Size;

  /**
   * Hosts on which clients run, by their label `kubernetes.io/hostname`.
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
   * How long a client measures.
   * @default Duration.seconds(60)
   */
  readonly runtime?: Duration;

  /**
   * How long it works before that.
   * @default Duration.seconds(30)
   */
  readonly rampTime?: Duration;

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
