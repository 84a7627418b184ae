/** A comparison of block volumes as the library and as Rook's example make them, of a local volume and of NFS. */
export interface Measured {
  readonly rows: readonly string[];
  /** The host with clients. */
  readonly client: string;
  /** What a host can keep in memory, as MiB. */
  readonly memory: number;
  readonly nfs: { readonly server: string; readonly path: string };
}

/** The StorageClass of local volumes that are measured. */
export const LOCAL = 'local';

/** Hosts that carry the storage, each with one device; clients are elsewhere. */
export const STORAGE_HOSTS = ['node-a', 'node-b', 'node-c'];

/** The device of each, as its node knows it. */
export const DEVICE = { disk: '/dev/disk/by-path/platform-uml-blkdev.3', name: 'disk', size: '16GiB' };
