import type { Size } from 'cdk8s';

/** What a forecast takes for granted, where that is not what is usual. */
export interface ForecastOptions {
  /**
   * How much is stored, by the name of the pool.
   * @default - as much as is safe; data pools share it by their target ratios, or else evenly
   */
  readonly stored?: { [pool: string]: Size };

  /**
   * The part of devices that fail in a year, from 0 to 1.
   * @default 0.02
   */
  readonly annualFailureRate?: number;

  /**
   * What an OSD takes in a second while it recovers, as it was measured on such hardware.
   * @default - between 20 and 100 MB
   */
  readonly recoverySpeed?: Size;
}
