import type { Tuning } from './tuning';

/** Where a setting stands. */
export enum SettingPlace {
  /** Among the options of Ceph, in `section`: in `cephConfig` of the CephCluster. */
  OPTION = 'option',
  /** In every pool for data that does not say otherwise, as a property of pools. */
  POOL = 'pool',
  /** Among the options of Ceph, in `section`, from the first step of a plan that moves data to its last: no object tells it. */
  PLAN = 'plan',
  /** Nowhere before somebody writes it: `name` is the property of the construct, or what to do on a host. */
  HAND = 'hand',
}

/** One setting of a preset. */
export interface TuningSetting {
  readonly place: SettingPlace;
  /** Whose option it is, with a device class where it is for one alone: `osd`, `osd/class:hdd`, `client.rgw`. */
  readonly section?: string;
  readonly name: string;
  readonly value: string;
  /** The value where nobody sets it. */
  readonly normal: string;
  /** What it does. */
  readonly reason: string;
  /** What it costs, or when it does harm. */
  readonly risk: string;
  /** Where it can be read. */
  readonly source: string;
}

/** Settings that serve one purpose together. */
export interface TuningPreset {
  readonly name: Tuning;
  readonly title: string;
  /** When it is of use. */
  readonly why: string;
  /** The class of devices that it is for. */
  readonly deviceClass?: string;
  readonly settings: readonly TuningSetting[];
}
