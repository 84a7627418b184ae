import type { StackClassProps } from './stack-classes';
import type { StackPoolProps } from './stack-pools';
import type { StackDaemonResourcesProps } from './stack-resources';

/** The daemons that keep the directory tree of a filesystem in memory, as plain data. */
export interface StackMetadataServersProps {
  /**
   * How many share the work at once, from 1 to 50.
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
  readonly resources?: StackDaemonResourcesProps;
}

/** A data pool beside the default one, as plain data. Its key is its name inside the filesystem. */
export interface StackDataPoolProps extends StackPoolProps {
  /**
   * StorageClasses over it, by name.
   * @default - no class is made over it
   */
  readonly classes?: { readonly [name: string]: StackClassProps };
}

/** Which metadata servers serve the directories of a group, as plain data: one of its properties. */
export interface StackPinningProps {
  /**
   * True: spread the volumes of the group over all active servers. False: let the servers share the group by load.
   * @default true
   */
  readonly distributed?: boolean;

  /**
   * Let one server serve the whole group: the number of the active server, from 0.
   * @default - no server is singled out
   */
  readonly toServer?: number;

  /**
   * Spread directories below the group by chance: the probability that a directory is pinned to a server of its own, from 0 to 1.
   * @default - chance has no part in it
   */
  readonly random?: number;
}

/** A part of a filesystem for one tenant, as plain data. Its key is the name of its object. */
export interface StackSubVolumeGroupProps {
  /**
   * The name of the group inside its filesystem. It is a promise: renamed, it is another group.
   * @default - the name of the object
   */
  readonly groupName?: string;

  /**
   * The id by which the CSI drivers know this group, unique among all clusters and parts of an operator.
   * @default - made of the namespace of the cluster, the filesystem and the name, at most 36 characters
   */
  readonly clusterId?: string;

  /**
   * Which metadata servers serve the group.
   * @default - its volumes are spread over all active servers
   */
  readonly pinning?: StackPinningProps;

  /**
   * How much all volumes of the group together may hold, e.g. `500GiB`.
   * @default - no limit
   */
  readonly maxSize?: string;

  /**
   * The data pool for the files of the group: a key of `extraDataPools` of its filesystem.
   * @default - the default data pool
   */
  readonly dataPool?: string;

  /**
   * StorageClasses over it, by name.
   * @default - no class is made over it
   */
  readonly classes?: { readonly [name: string]: StackClassProps };
}

/** A filesystem as plain data. Its key is its name. The options of a pool are those of the default data pool. */
export interface StackFilesystemProps extends StackPoolProps {
  /**
   * The cluster it lives in, by its place: `cluster` or `clusters.<name>`.
   * @default - the only cluster, or `cluster`
   */
  readonly cluster?: string;

  /**
   * The class of the devices for the directory tree, which is small and wants fast ones.
   * @default - the same class as the data
   */
  readonly metadataDeviceClass?: string;

  /**
   * Data pools beside the default one, by name. A pool that is taken away from here stays, with its data, until it is removed by hand.
   * @default - the default pool is the only one
   */
  readonly extraDataPools?: { readonly [name: string]: StackDataPoolProps };

  /**
   * The daemons that serve the directory tree.
   * @default - one active, one standby
   */
  readonly metadataServers?: StackMetadataServersProps;

  /**
   * Let Rook destroy the filesystem, its pools and all files when its object is deleted.
   * @default false - the filesystem outlives its object
   */
  readonly destroyDataOnDelete?: boolean;

  /**
   * StorageClasses over the default data pool, by name.
   * @default - no class is made over it
   */
  readonly classes?: { readonly [name: string]: StackClassProps };

  /**
   * Parts of the filesystem for tenants, by the name of their objects.
   * @default - the filesystem is not divided
   */
  readonly subVolumeGroups?: { readonly [name: string]: StackSubVolumeGroupProps };
}
