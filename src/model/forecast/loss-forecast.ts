import type { Figure } from './figure';

/** What becomes of data, availability and redundancy when something fails. */
export interface LossForecast {
  /** What fails, e.g. `host node-a`. */
  readonly loss: string;
  /** The worst of it: `lost`, `stops`, `degraded`, `recovers` or `none`. */
  readonly severity: string;

  /** Whether no byte is lost. */
  readonly keepsData: boolean;
  /** Bytes of users that are lost. */
  readonly lost: Figure;
  /** Placement groups that are lost. */
  readonly lostGroups: Figure;
  /** The parts of pools that are lost. */
  readonly lostParts: PoolPart[];
  /** Placement groups whose data are only on what is away: lost if it never comes back. */
  readonly atRisk: Figure;

  /** Whether everything can be read and written right after the loss, before recovery. */
  readonly keepsWorking: boolean;
  /** Whether everything can be read. A placement group that cannot be written cannot be read either. */
  readonly readable: boolean;
  /** Whether everything can be written; not either where an OSD was full before. */
  readonly writable: boolean;
  /** Pools that stop, at least in part. */
  readonly stoppedPools: string[];
  /** The parts of pools that stop. */
  readonly stoppedParts: PoolPart[];
  /** The parts of pools that take writes with no redundancy: one more failure loses what is written. */
  readonly unprotected: PoolPart[];
  /** Placement groups that stay stopped after recovery, until what failed is back. */
  readonly staysStopped: Figure;
  /** Whether the monitors keep their quorum; without it everything stops. */
  readonly keepsQuorum: boolean;
  /**
   * Monitors that are left, at least.
   * @default - nothing is known of monitors
   */
  readonly monitorsLeft?: Figure;

  /** Whether all copies and chunks come back on what is left, once OSDs are marked out: see `begins`. */
  readonly recovers: boolean;
  /** How it recovers, or what it waits for, in words. */
  readonly recovery: string;
  /** When recovery begins, and whether by itself. */
  readonly begins: RecoveryStart;
  /** Placement groups that stay degraded. */
  readonly degraded: Figure;
  /** The parts of pools that stay degraded. */
  readonly degradedParts: PoolPart[];
  /** Bytes that are moved until then. */
  readonly moves: Figure;
  /** How long that takes at 100 MB/s an OSD, or at the speed that was measured, in seconds. */
  readonly recoveredAtBestIn: Figure;
  /** How long that takes at 20 MB/s an OSD, or at the speed that was measured, in seconds. */
  readonly recoveredAtWorstIn: Figure;
  /**
   * How full the fullest OSD is afterwards, as a part of its room.
   * @default - no OSD is left
   */
  readonly fullest?: Figure;
  /** Every OSD that is left, as it would be with everything where it finds a place. */
  readonly osds: OsdForecast[];
  /** OSDs that are too full to take what is meant for them, by device set: recovery waits. */
  readonly stalled: string[];
  /** OSDs that would be full, by device set, if Ceph let recovery go on. */
  readonly full: string[];
  /** Pools that could not be written while these are full. */
  readonly writesStop: string[];

  /** Claims of applications, and tenants, that stop or lose data. */
  readonly affectedClaims: AffectedClaim[];
  /** OSDs that run on until their pods restart, by device set; all of this holds from then on. */
  readonly untilRestart: string[];
}

/** A part of a pool. */
export interface PoolPart {
  /** The name Ceph knows the pool by. */
  readonly pool: string;
  /** So many of its placement groups. */
  readonly groups: Figure;
  /** Bytes of users in them. */
  readonly bytes: Figure;
}

/** An OSD after a loss. */
export interface OsdForecast {
  /** Its predicted number. */
  readonly id: number;
  /** Its device set. */
  readonly name: string;
  /** How full it is, as a part of its room. */
  readonly fill: Figure;
  /** Bytes that it takes in. */
  readonly takes: number;
}

/** When recovery begins. */
export interface RecoveryStart {
  /** Ceph marks OSDs out after so long, where it does by itself. */
  readonly after: Figure;
  /** Whether Ceph marks OSDs out by itself. If not, run `ceph osd out` for them. */
  readonly automatic: boolean;
  /**
   * Why it does not.
   * @default - it does
   */
  readonly reason?: string;
  /**
   * The option of Ceph that keeps it from doing so.
   * @default - it does
   */
  readonly setting?: string;
}

/** A claim, or a tenant, that a loss affects. */
export interface AffectedClaim {
  /** `namespace/name`; with its kind in front for a tenant. */
  readonly name: string;
  /** Whether it stops, at least in part. */
  readonly stops: boolean;
  /** Whether it loses data, most likely. */
  readonly losesData: boolean;
  /**
   * How much of it is lost on average: data are spread over all placement groups of a pool.
   * @default - nothing, or its size is not known
   */
  readonly lost?: Figure;
}
