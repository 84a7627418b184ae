import type { ICephResource } from './ceph-resource';
import type { Provisioning } from './provisioning';

/** Something a `StorageClass` can be made over: a block pool, a filesystem or an object store. */
export interface IStorageBackend extends ICephResource {
  /** @internal */
  _provisioning(): Provisioning;
}
