/** What a source of volumes needs to know of the cluster that uses it. */
export interface BoundCluster {
  readonly namespace: string;
  /** Ceph's image, which has the tools that prepare hosts. */
  readonly image: string;
}
