import type { Figure } from './figure';

/** What a pool can hold. */
export interface PoolForecast {
  /** The name Ceph knows it by. */
  readonly pool: string;
  /** E.g. `3 copies` or `4 + 2 chunks`. */
  readonly redundancy: string;
  /** What its copies or chunks are kept apart by. */
  readonly failureDomain: string;
  /**
   * The class of its devices.
   * @default - any
   */
  readonly deviceClass?: string;
  /** Whether it holds what users store, rather than what Ceph keeps about it. */
  readonly holdsData: boolean;
  /** The placement groups that the autoscaler gives it once it is filled. */
  readonly placementGroups: number;
  /** Raw bytes that each byte stored takes. */
  readonly rawPerStored: Figure;
  /** Bytes that it could hold if it had its devices for itself, until the first OSD is full. */
  readonly stored: Figure;
  /** Its part of the bytes that are safe to store. */
  readonly safe: Figure;
  /** How likely some of it is lost within a year by devices that fail independently. Mistakes, power, software and bad batches are likelier. */
  readonly yearlyLossRisk: Figure;
}
