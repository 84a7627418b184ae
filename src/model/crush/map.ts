/** A CRUSH map as plain data, in Ceph's own terms. Weights are 16.16 fixed point: 65536 is one unit, by custom one TiB. */
export interface CrushMap {
  readonly devices: readonly Device[];
  readonly types: readonly BucketType[];
  /** Shadow buckets of device classes among them, named like `default~ssd`. */
  readonly buckets: readonly Bucket[];
  readonly rules: readonly CrushRule[];
  readonly tunables: Tunables;
}

export interface Device {
  readonly id: number;
  readonly name: string;
  readonly deviceClass?: string;
}

export interface BucketType {
  readonly id: number;
  readonly name: string;
}

/** A node of the tree: straw2, the only kind Ceph has made for years. */
export interface Bucket {
  /** Negative. */
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly items: readonly BucketItem[];
}

export interface BucketItem {
  readonly id: number;
  readonly weight: number;
}

export interface CrushRule {
  readonly id: number;
  readonly name: string;
  readonly steps: readonly Step[];
}

/** One step of a rule, by the names `ceph osd crush rule dump` gives them. */
export type Step =
  | { readonly op: 'take'; readonly item: number }
  | { readonly op: SettingOp; readonly num: number }
  | { readonly op: ChooseOp; readonly num: number; readonly type: string }
  | { readonly op: 'emit' };

export type SettingOp = 'set_choose_tries' | 'set_chooseleaf_tries' | 'set_chooseleaf_vary_r' | 'set_chooseleaf_stable';
export type ChooseOp = 'choose_firstn' | 'chooseleaf_firstn' | 'choose_indep' | 'chooseleaf_indep';

/** How stubbornly CRUSH searches. Local retries, which Ceph dropped with the firefly release, do not exist here. */
export interface Tunables {
  readonly chooseTotalTries: number;
  readonly chooseleafDescendOnce: number;
  readonly chooseleafVaryR: number;
  readonly chooseleafStable: number;
}

/** The profile `jewel`, which every cluster made since has. */
export const JEWEL: Tunables = { chooseTotalTries: 50, chooseleafDescendOnce: 1, chooseleafVaryR: 1, chooseleafStable: 1 };

/** Stands where an erasure coded pool has no OSD for a shard. */
export const NONE = 0x7fffffff;

/** One unit of weight. */
export const UNIT = 0x10000;

/** The types of a new cluster. */
export const TYPES: readonly BucketType[] = [
  'osd', 'host', 'chassis', 'rack', 'row', 'pdu', 'pod', 'room', 'datacenter', 'zone', 'region', 'root',
].map((name, id) => ({ id, name }));
