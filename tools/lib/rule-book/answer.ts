/** What keeps people from a situation that nobody else warns of. At least one of the three stands there. */
export interface Answer {
  /** Codes of the rules that refuse it or warn of it. */
  readonly rules?: readonly string[];
  /** The default that makes it impossible, or unlikely. */
  readonly byDefault?: string;
  /** Why the rest of it cannot be known when objects are synthesized, or is not decided there. */
  readonly unknowable?: string;
}

/** A situation that neither the API server nor Rook refuses. */
export interface Situation extends Answer {
  /** Its stable number. */
  readonly row: number;
  readonly what: string;
}

/** Something that people complain about. */
export interface Complaint extends Answer {
  readonly what: string;
}

/** Complaints about one thing. */
export interface ComplaintGroup {
  /** Its stable letter. */
  readonly letter: string;
  readonly title: string;
  readonly complaints: readonly Complaint[];
}
