import type { IConstruct } from 'constructs';
import type { VolumeOffer } from '../layout/private/layout';

/** Where the volumes of a Ceph cluster come from: disks of hosts, or claims on a StorageClass that is already there. */
export interface IVolumeSource extends IConstruct {
  /** @internal */
  _offer(): VolumeOffer;
}
