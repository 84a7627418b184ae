import type { Problem } from '../io/problem';

/** How an action ended. */
export type Status = 'ok' | 'refused' | 'unreadable' | 'failed' | 'changed';

/** What an action found out, and everything that is wrong. */
export interface Outcome<Data> {
  readonly status: Status;
  /** Absent where what was given could not be read. */
  readonly data?: Data;
  readonly problems: readonly Problem[];
}

/** Done, or refused where one of the problems is an error that nobody may approve. */
export function judged<Data>(data: Data, problems: readonly Problem[]): Outcome<Data> {
  return { status: problems.some(({ severity }) => severity === 'error') ? 'refused' : 'ok', data, problems };
}

/** Nothing could be done, for what was given cannot be read. */
export function unreadable(problems: readonly Problem[]): Outcome<never> {
  return { status: 'unreadable', problems };
}
