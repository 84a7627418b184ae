/** Where fullness begins to matter, as parts of an OSD. */
export interface FullRatios {
  readonly nearfull: number;
  readonly backfillfull: number;
  readonly full: number;
}

/** Those of Ceph. */
export const FULL_RATIOS: FullRatios = { nearfull: 0.85, backfillfull: 0.90, full: 0.95 };
