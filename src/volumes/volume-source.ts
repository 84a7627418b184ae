import type { IConstruct } from 'constructs';
import type { BoundCluster } from './private/bound-cluster';
import type { VolumeOffer } from '../model/layout';

/** Where the volumes of a Ceph cluster come from: disks of hosts, or claims on a StorageClass that is already there. */
export interface IVolumeSource extends IConstruct {
  /** @internal */
  _offer(): VolumeOffer;
  /** @internal Called by the cluster that uses the volumes; may add objects that need its namespace. */
  _bind(cluster: BoundCluster): void;
}
