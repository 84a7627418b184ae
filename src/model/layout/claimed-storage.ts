/** What an application or a tenant keeps in a cluster, and the pools it is served from. */
export interface ClaimedStorage {
  /** `namespace/name` of a claim; with its kind in front for a tenant. */
  readonly name: string;
  /** Every pool it needs, the one that holds its data first. */
  readonly pools: readonly string[];
  /** What it asks for; a tenant its quota. @default - not said */
  readonly bytes?: number;
  /** A part of a pool that claims of other clusters or apps may be served from, rather than a claim. */
  readonly tenant?: boolean;
}
