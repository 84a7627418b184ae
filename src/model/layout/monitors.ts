/** Where monitors run. */
export interface Monitors {
  readonly count: number;
  /** The hosts that can carry one. Where these are more than the monitors, the worst choice is assumed. */
  readonly hosts: readonly string[];
  /** Where monitors are told to be in certain places: these. @default - any of the hosts */
  readonly places?: readonly MonitorPlace[];
  /** So many are away already. @default 0 */
  readonly away?: number;
}

/** A zone, a rack or the like that has monitors of its own. */
export interface MonitorPlace {
  readonly name: string;
  readonly monitors: number;
  /** The hosts there. */
  readonly hosts: readonly string[];
}
