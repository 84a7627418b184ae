import type { Problem } from '../io/problem';

/** A request that is not done, and why. */
export class Refusal extends Error {
  public readonly problem: Problem;

  /** @param status of HTTP */
  public constructor(public readonly status: number, code: string, value: string, reason: string, fix: string) {
    super(reason);
    this.problem = { code, severity: 'error', place: {}, value, reason, fix };
  }
}

/** The same as a call, by which its sentences are found for translation. */
export function refusal(status: number, code: string, value: string, reason: string, fix: string): Refusal {
  return new Refusal(status, code, value, reason, fix);
}
