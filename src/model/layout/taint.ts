/** What a taint does to pods that do not tolerate it. */
export enum TaintEffect {
  /** New pods are kept away. */
  NO_SCHEDULE = 'NoSchedule',
  /** New pods are kept away where possible. */
  PREFER_NO_SCHEDULE = 'PreferNoSchedule',
  /** New pods are kept away and running ones are evicted. */
  NO_EXECUTE = 'NoExecute',
}

/** A taint that a host carries and that Ceph's daemons shall tolerate. */
export interface Taint {
  /** The key, e.g. `storage`. */
  readonly key: string;
  /**
   * The value.
   * @default - any value of the key is tolerated
   */
  readonly value?: string;
  /**
   * The effect.
   * @default - every effect of the key is tolerated
   */
  readonly effect?: TaintEffect;
}
