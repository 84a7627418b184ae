import type { Size } from 'cdk8s';

/** What one daemon is given. */
export interface DaemonResources {
  /** Memory, both requested and the limit: Ceph sizes its caches by it. */
  readonly memory: Size;

  /**
   * Processor cores requested. There is no limit, because throttled daemons time out.
   * @default - what the kind of daemon gets by default
   */
  readonly cpus?: number;
}

/** What the daemons of a cluster are given, by kind. */
export interface CephResources {
  /**
   * Each OSD.
   * @default - 1 core and 4 GiB; 0.25 core and 2 GiB in a trial cluster
   */
  readonly osd?: DaemonResources;

  /**
   * Each monitor.
   * @default - 0.5 core and 2 GiB; 0.1 core and 1 GiB in a trial cluster
   */
  readonly mon?: DaemonResources;

  /**
   * Each manager.
   * @default - 0.5 core and 1 GiB; 0.1 core and 1 GiB in a trial cluster
   */
  readonly mgr?: DaemonResources;
}
