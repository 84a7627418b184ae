import type { Violation } from '../rule';

/** Limits by property; what is not given is no limit. */
export type Limits = Readonly<Record<string, number | undefined>>;

/** A violation for each limit that limits nothing. */
export function notLimits(limits: Limits): Violation[] {
  const wrong = Object.entries(limits).filter(([, limit]) => limit !== undefined && !(Number.isInteger(limit) && limit > 0));
  return wrong.map(([property, limit]) => ({
    property, value: String(limit), reason: 'it is not a whole number above zero', fix: `Set '${property}' to a whole number above zero, or remove it`,
  }));
}
