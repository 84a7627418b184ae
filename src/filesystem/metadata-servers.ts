import type { DaemonResources } from '../cluster';

/** The daemons that keep the directory tree of a filesystem in memory. */
export interface MetadataServers {
  /**
   * How many share the work at once, from 1 to 50. More than one pays only for many clients in different directories.
   * @default 1
   */
  readonly active?: number;

  /**
   * Run a second daemon for each active one, which follows its journal and takes over within seconds.
   * @default true
   */
  readonly standby?: boolean;

  /**
   * What each of them is given. Half the memory becomes its cache.
   * @default - 0.5 core and 4 GiB; 0.1 core and 1 GiB in a trial cluster
   */
  readonly resources?: DaemonResources;
}
