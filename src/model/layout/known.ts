/** A fact that nobody has told. It is never zero, empty or clean: whoever needs it says that it was missing. */
export interface Unknown {
  /** Why it is not known, e.g. `no object carries the memory of a host`. */
  readonly unknown: string;
}

/** A fact, or word that it is not known. */
export type Maybe<T> = T | Unknown;

/** Say that a fact is not known, and why. */
export function unknown(why: string): Unknown {
  return { unknown: why };
}

export function isUnknown(fact: unknown): fact is Unknown {
  return typeof fact === 'object' && fact !== null && 'unknown' in fact;
}

/** The fact, for somebody who cannot go on without it; the engine of rules counts who could not. */
export function known<T>(fact: Maybe<T>): T {
  if (isUnknown(fact)) throw new NotKnown(fact.unknown);
  return fact;
}

/** The fact where it is known, for somebody who can go on without it. */
export function ifKnown<T>(fact: Maybe<T>): T | undefined {
  return isUnknown(fact) ? undefined : fact;
}

/** Raised by `known`, and caught by whoever counts what could not be judged. */
export class NotKnown extends Error {
  public constructor(public readonly want: string) {
    super(`not known: ${want}`);
  }
}
