import type { PoolOptions } from '../pools';

/** A data pool beside the default one. */
export interface FilesystemDataPool extends PoolOptions {
  /**
   * The name of the pool inside its filesystem, e.g. `archive`. It is a promise: renamed, it is another pool. With erasure
   * coding the profile is added to it, because another profile must be another pool.
   */
  readonly name: string;
}
