/** A change that would lose data, or access to it, on the way there. */
export interface RefusedEdit {
  /** The code of the rule. */
  readonly code: string;
  /** What it is done to: `CephCluster/rook-ceph/ceph/node-a--ssd`. */
  readonly object: string;
  /** The property. */
  readonly property: string;
  /** What it becomes. */
  readonly value: string;
  /** Why it does not do. */
  readonly reason: string;
  /** What to do instead. */
  readonly fix: string;
  /** Where to read more. */
  readonly see: string;
  /**
   * Why it is meant all the same.
   * @default - it is refused
   */
  readonly approved?: string;
}
