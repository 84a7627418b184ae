import type { Figure } from './figure';

/** What becomes of data, access and redundancy when something fails. */
export interface LossForecast {
  /** What fails, e.g. `host node-a`. */
  readonly loss: string;
  /** Whether no byte is lost. */
  readonly keepsData: boolean;
  /** Bytes of users that are lost. */
  readonly lost: Figure;
  /** Whether everything can be read and written right after the loss, before anything heals. */
  readonly keepsWorking: boolean;
  /** Pools that stop, at least in part. */
  readonly stoppedPools: string[];
  /** Whether the monitors keep their quorum; without it everything stops. */
  readonly keepsQuorum: boolean;
  /** Whether all copies and chunks come back on what is left. */
  readonly heals: boolean;
  /** How it heals, or what it waits for, in words. */
  readonly healing: string;
  /** Bytes that are moved until then. */
  readonly moves: Figure;
  /** How long that takes at 100 MB/s an OSD, in seconds. */
  readonly healsAtBestIn: Figure;
  /** How long that takes at 20 MB/s an OSD, in seconds. */
  readonly healsAtWorstIn: Figure;
  /**
   * How full the fullest OSD is afterwards, as a part of its room.
   * @default - no OSD is left
   */
  readonly fullest?: Figure;
  /** Claims of applications that stop or lose data, as `namespace/name`. */
  readonly touchedClaims: string[];
}
