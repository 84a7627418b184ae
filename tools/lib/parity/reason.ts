import type { Difference } from './compare';

/** Why ours differs, for differences of a kind. */
export interface Reason {
  /** Stable, for the page. */
  readonly id: string;
  /** The kinds whose objects it speaks about. */
  readonly kinds: readonly string[];
  /** The places: `*` stands for one part of the way, `**` for any rest. List entries are `[]`. */
  readonly paths: readonly string[];
  /** Where the difference must be of one sort: only ours has it, only Rook's, or both with different values. */
  readonly sort?: 'added' | 'left out' | 'changed';
  /** The files in which it holds, where it does not everywhere. */
  readonly files?: readonly string[];
  /** What must be so for the reason to hold. */
  readonly holds?: (difference: Difference) => boolean;
  /** What only one side says is what holds anyway: both mean the same. */
  readonly same?: boolean;
  readonly why: string;
}

/** Holds where our side says one of these. */
export function ours(...values: unknown[]): Reason['holds'] {
  return difference => values.includes(difference.ours);
}

/** Holds where Rook's side says one of these. */
export function theirs(...values: unknown[]): Reason['holds'] {
  return difference => values.includes(difference.rook);
}
