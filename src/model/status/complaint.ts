import type { HealthCode } from './codes';

/** One complaint of Ceph, translated. */
export interface Complaint {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'unknown';
  /** Ceph's own words. */
  readonly summary: string;
  /** Ceph's own words on each of what it concerns. */
  readonly details: readonly string[];
  /** Whether Ceph was told to be silent about it. */
  readonly muted: boolean;
  /** Why the CephCluster mutes it; absent where it does not, or does not say why. */
  readonly mutedFor?: string;
  /** What it means here, and what to do; absent where the code is not known to us. */
  readonly meaning?: HealthCode;
}
