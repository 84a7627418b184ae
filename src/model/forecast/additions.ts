import type { Size } from 'cdk8s';
import type { Figure } from './figure';

/** What to look at when it is asked what to add. */
export interface AdditionOptions {
  /**
   * Devices that can be had.
   * @default - of the sizes and classes that are in use
   */
  readonly consider?: ConsideredDevice[];
}

/** A device that can be had. */
export interface ConsideredDevice {
  /** Its size, as on its label. */
  readonly size: Size;
  /**
   * Its device class.
   * @default - no class; it serves pools that choose none
   */
  readonly deviceClass?: string;
}

/** What to add to a cluster next, and what each would change. */
export interface Additions {
  /**
   * The one device that raises the safe bytes most.
   * @default - none raises them
   */
  readonly device?: Addition;
  /**
   * The one host that raises the safe bytes most.
   * @default - none raises them
   */
  readonly host?: Addition;
  /**
   * The addition of the fewest bytes that makes the next loss less bad.
   * @default - no single device, host or pair of hosts does, or all losses are recovered from
   */
  readonly survival?: SurvivalStep;
}

/** Something that could be added. */
export interface Addition {
  /** In words, e.g. `1 device of 3.64 TiB (hdd) in node-a`. */
  readonly what: string;
  /** Raw bytes that it brings. */
  readonly raw: Figure;
  /** The safe bytes of the cluster with it. */
  readonly safe: Figure;
  /** How many bytes more that is. */
  readonly gain: Figure;
}

/** The next loss that a cluster can learn to survive. */
export interface SurvivalStep {
  /** The loss, e.g. `one host`. */
  readonly loss: string;
  /** How bad the worst of them is now: `lost`, `stops` or `degraded`. */
  readonly now: string;
  /** How bad it is with the addition: `stops`, `degraded`, `recovers` or `none`. */
  readonly then: string;
  /** What to add. */
  readonly addition: Addition;
}
