/** How a cluster of this app runs, as far as what stands beside it depends on it. */
export interface ClusterRuntime {
  /** The container image of Ceph. */
  readonly image: string;
  /** Its version; empty if the image does not tell. */
  readonly version: string;
  readonly dashboard: boolean;
  /** Where daemons keep what they write on their hosts. */
  readonly dataDirHostPath: string;
  /** Whether daemons use the network of their hosts. */
  readonly hostNetwork: boolean;
  /** Whether Rook makes ServiceMonitors. */
  readonly monitoring: boolean;
  /** Whether the CSI driver for NFS runs, where that is known. */
  readonly nfsDriver?: boolean;
}
