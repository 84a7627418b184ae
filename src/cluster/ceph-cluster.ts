import type { ICephResource } from '../core';
import type { ClusterLayout } from '../layout/private/layout';

/** A Ceph cluster (CephCluster), owned by this app or not. */
export interface ICephCluster extends ICephResource {
  /** The namespace of the cluster, which is also its `clusterID` for the CSI drivers. */
  readonly namespace: string;
  /** The namespace of the operator, which prefixes the names of the CSI drivers. */
  readonly operatorNamespace: string;
  /** @internal What it stands on; undefined where another app owns it. */
  _layout(): ClusterLayout | undefined;
}
