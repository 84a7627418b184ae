/** When Ceph marks OSDs out that are down, and so begins recovery on its own. */
export interface RecoverySettings {
  /** `mon_osd_down_out_interval`; 0 for never. */
  readonly downOutSeconds: number;
  /** `mon_osd_down_out_subtree_limit`: a whole bucket of this type or a larger one is left alone. A name that is no type for no limit. */
  readonly subtreeLimit: string;
  /** `mon_osd_min_in_ratio`: no further OSD is marked out once fewer are in. */
  readonly minInRatio: number;
}

/** Ceph's own. */
export const RECOVERY: RecoverySettings = { downOutSeconds: 600, subtreeLimit: 'rack', minInRatio: 0.75 };
