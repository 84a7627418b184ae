import type { StackState } from './state';
import type { Rule } from '../rules';

/** From what is applied to what shall be: what an edit is judged by. */
export interface Transition {
  readonly former: StackState;
  readonly next: StackState;
  /** Bytes that users store in pools. */
  readonly stored?: StoredBytes;
  /** Device sets whose OSDs are purged already, as `<namespace>/<cluster>/<set>`: nothing is lost with them any more. */
  readonly purged?: ReadonlySet<string>;
}

/** Bytes that users store, copies and chunks not counted, by the name of the pool, or `<namespace>/<pool>` where clusters have pools of one name. Those for data must all be there; of others, nothing is taken to be in them. */
export type StoredBytes = ReadonlyMap<string, number>;

/** An edit after which data or the access to it would be lost. Its violations say `at` what the object is called. */
export type LossyEdit = Rule<Transition>;

/** The bytes in a pool, where they are known. */
export function storedIn(stored: StoredBytes | undefined, namespace: string, pool: string): number | undefined {
  return stored?.get(`${namespace}/${pool}`) ?? stored?.get(pool);
}
