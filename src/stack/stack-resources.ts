/** What one daemon is given, as plain data. */
export interface StackDaemonResourcesProps {
  /** Memory, both requested and the limit, e.g. `4GiB`: Ceph sizes its caches by it. */
  readonly memory: string;

  /**
   * Processor cores requested. There is no limit, because throttled daemons time out.
   * @default - what the kind of daemon gets by default
   */
  readonly cpus?: number;
}

/** What the daemons of a cluster are given, by kind, as plain data. */
export interface StackResourcesProps {
  /**
   * Each OSD.
   * @default - 1 core and 4 GiB; 0.25 core and 2 GiB in a trial cluster
   */
  readonly osd?: StackDaemonResourcesProps;

  /**
   * Each monitor.
   * @default - 0.5 core and 2 GiB; 0.1 core and 1 GiB in a trial cluster
   */
  readonly mon?: StackDaemonResourcesProps;

  /**
   * Each manager.
   * @default - 0.5 core and 1 GiB; 0.1 core and 1 GiB in a trial cluster
   */
  readonly mgr?: StackDaemonResourcesProps;
}
