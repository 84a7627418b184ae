/** An answer to a question that people ask, with its reason in one sentence. */
export interface Reply<T extends string> {
  readonly is: T;
  readonly reason: string;
}

/**
 * Whether all data is there: `safe` with every copy or chunk, `fewerCopies` complete but less protected, `unreachable` on OSDs that do
 * not run, `damaged` where copies differ or cannot be read, `missing` where no copy of something is found.
 */
export type DataState = 'safe' | 'fewerCopies' | 'unreachable' | 'damaged' | 'missing' | 'unknown';

/** What of the data can be read and written now. */
export type Access = 'all' | 'some' | 'readOnly' | 'none' | 'unknown';

/**
 * Whether Ceph makes copies again or moves them: `none` is needed, `waiting` until Ceph gives up OSDs that are down, `running` where
 * copies are made, `moving` where complete data moves to other OSDs, `stuck` where something should move and does not.
 */
export type HealingState = 'none' | 'waiting' | 'running' | 'moving' | 'stuck' | 'unknown';

/** When to do something: `now` where data or access is at stake, `soon` within days, `later` when there is time. */
export type Urgency = 'now' | 'soon' | 'later';
