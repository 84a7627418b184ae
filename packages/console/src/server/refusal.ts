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

/** What went wrong, as a refusal: everything that is none was not foreseen. */
export function refusalOf(error: Error): Refusal {
  return error instanceof Refusal ? error : refusal(500, 'ui/fault', error.name, error.message, 'Look at what it says, and begin anew; where it comes again, tell the makers');
}

/** The same as a call, by which its sentences are found for translation. */
export function refusal(status: number, code: string, value: string, reason: string, fix: string): Refusal {
  return new Refusal(status, code, value, reason, fix);
}

/** There is nothing of that name. */
export function unknown(path: string): Refusal {
  return refusal(404, 'ui/unknown', path.slice(0, 200), 'there is no such file or question', 'Open the address that the command has printed');
}
