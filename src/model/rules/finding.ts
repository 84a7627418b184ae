/** How much a finding weighs. */
export enum Severity {
  /** Synthesis is refused: it would not work, or it would lose data. */
  ERROR = 'error',
  /** Synthesis goes on; somebody should know. Can be approved with a reason. */
  WARNING = 'warning',
}

/** One thing that a rule found in the layout or in what is built on it. */
export interface Finding {
  /** The rule's stable code, e.g. `local-volume/moving-path`; docs/reference/rules.md lists them all. */
  readonly code: string;
  /** Whether synthesis is refused. */
  readonly severity: Severity;
  /** The path of the construct that was judged. */
  readonly path: string;
  /** The property, as it is written in code. */
  readonly property: string;
  /** The value found there. */
  readonly value: string;
  /** Why it does not do. */
  readonly reason: string;
  /** What to do instead. */
  readonly fix: string;
  /** Where to read more. */
  readonly see: string;
  /**
   * In how many places the same is found for the same cause.
   * @default 1
   */
  readonly count?: number;
  /**
   * Some of these places, each with its value.
   * @default - the place is the property
   */
  readonly examples?: string[];
  /**
   * Why a warning was accepted.
   * @default - the finding is not approved
   */
  readonly approved?: string;
}
