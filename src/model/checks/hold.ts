import { Check, CheckStatus } from './check';

/**
 * Since when a check has passed without a break, after one more result. A check counts once it has been like this for `holdsFor` seconds.
 * @param since what this returned the last time
 * @param now seconds, by whatever clock
 */
export function passingSince(since: number | undefined, status: CheckStatus, now: number): number | undefined {
  return status === CheckStatus.PASS ? since ?? now : undefined;
}

/** Whether a check has passed long enough. */
export function counts({ holdsFor = 0 }: Check, since: number | undefined, now: number): boolean {
  return since !== undefined && now - since >= holdsFor;
}
