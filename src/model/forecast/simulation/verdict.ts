import type { Loss } from './loss';
import type { QuorumVerdict } from './quorum';
import type { FigureSpec } from '../capacity';

/** From worst to none: data are lost; something stops; copies stay missing; all heals; nothing was on it. */
export type Severity = 'lost' | 'stops' | 'degraded' | 'heals' | 'none';

export const SEVERITIES: readonly Severity[] = ['lost', 'stops', 'degraded', 'heals', 'none'];

/** A part of a pool. */
export interface PoolPart {
  readonly pool: string;
  readonly groups: FigureSpec;
  /** Bytes of users in these groups. */
  readonly bytes: FigureSpec;
}

/** What is lost for good. */
export interface DataVerdict {
  readonly survives: boolean;
  readonly groups: FigureSpec;
  readonly bytes: FigureSpec;
  readonly pools: readonly PoolPart[];
  /** Groups that would be lost too if what is away never came back. */
  readonly atRisk: FigureSpec;
}

/** What works right after the loss, before anything heals. */
export interface AccessVerdict {
  /** False where a group of a pool has too few copies left, or the monitors no quorum. A group that cannot be written cannot be read either. */
  readonly readable: boolean;
  /** False also where an OSD was beyond full before. */
  readonly writable: boolean;
  /** Pools with groups that stop. */
  readonly stops: readonly PoolPart[];
  /** Pools with groups that take writes with no redundancy left, which the next failure loses. */
  readonly unprotected: readonly PoolPart[];
  /** Groups that stop, and stop still after healing: until what failed is back. */
  readonly staysStopped: FigureSpec;
}

/** How full an OSD is. */
export interface OsdFill {
  readonly id: number;
  /** The device set. */
  readonly name: string;
  readonly fill: FigureSpec;
  /** Bytes that it takes in. */
  readonly takes: number;
}

/** What happens once Ceph has given up what failed. */
export interface HealingVerdict {
  readonly outcome: 'nothing to heal' | 'heals' | 'stalls' | 'stays degraded';
  /** What must happen for all copies to be back, if they do not come back on their own. */
  readonly until?: string;
  /** Groups that find too few places; those whose data are lost do not count. */
  readonly degraded: FigureSpec;
  readonly pools: readonly PoolPart[];
  /** Every OSD that is left, as it would be if everything found its place. */
  readonly osds: readonly OsdFill[];
  /** OSDs that would have to take more and be beyond backfillfull: what is meant for them waits. */
  readonly stalled: readonly string[];
  /** OSDs that would be beyond full. Ceph stops at backfillfull, so this comes true only if that is raised or users write on. */
  readonly full: readonly string[];
  /** Pools that cannot be written while these are beyond full. */
  readonly writesStop: readonly string[];
  readonly moves: FigureSpec;
  readonly time: { readonly least: FigureSpec; readonly most: FigureSpec };
  readonly begins: HealingStart;
}

/** When Ceph begins to heal. */
export interface HealingStart {
  /** After so long, where it begins on its own. */
  readonly after: FigureSpec;
  readonly automatic: boolean;
  /** Why somebody has to mark OSDs out. */
  readonly reason?: string;
  /** The option of Ceph that keeps it from doing so. */
  readonly setting?: string;
}

/** What an application notices. */
export interface AffectedClaim {
  readonly name: string;
  readonly stops: boolean;
  readonly losesData: boolean;
  /** How much of it is lost on average: data are spread over all groups of a pool. */
  readonly lost?: FigureSpec;
}

/** What some losses at once do. */
export interface Verdict {
  readonly losses: readonly Loss[];
  readonly severity: Severity;
  readonly data: DataVerdict;
  readonly access: AccessVerdict;
  readonly healing: HealingVerdict;
  readonly quorum?: QuorumVerdict;
  readonly claims: readonly AffectedClaim[];
  /** OSDs that run on until their pods restart, by device set; the verdicts hold from then on. */
  readonly untilRestart: readonly string[];
}
