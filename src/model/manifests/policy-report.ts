import type { Finding } from '../rules';

/** Something that was not looked at. */
export interface PolicyGap {
  /** Where it is. */
  readonly path: string;
  /** Why it was not looked at, and what would have to be done. */
  readonly reason: string;
}

/** Questions that could not be answered because of one missing fact. */
export interface PolicyQuestion {
  /** The fact that is missing. */
  readonly want: string;
  /** The rules that would have needed it, by code. */
  readonly codes: string[];
  /** The things that could not be judged by them. */
  readonly paths: string[];
}

/** What the rules say of objects, and what they could not say. */
export interface PolicyReport {
  /** Everything that is found, errors first, then in the order given. */
  readonly findings: Finding[];
  /** The number of objects that rules were asked of. */
  readonly judged: number;
  /** The number of those that are storage: nothing is said of storage where there is none. */
  readonly storage: number;
  /** The number of objects of kinds that no rule is about, by kind. */
  readonly otherKinds: { [kind: string]: number };
  /** What holds objects that nobody looked at, such as charts that are not Rook's. */
  readonly notSeen: PolicyGap[];
  /** What could not be judged for want of a fact. */
  readonly notJudged: PolicyQuestion[];
}
