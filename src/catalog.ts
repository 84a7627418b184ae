import { ALL_RULES } from './rules';

/** What people read of a rule. */
export interface RuleText {
  /** Its stable code, e.g. `local-volume/moving-path`. */
  readonly code: string;
  /** Whether synthesis is refused, or somebody is told. */
  readonly severity: string;
  /** What it looks for, in one sentence. */
  readonly title: string;
  /** What happens if nobody looks. */
  readonly why: string;
  /** Where more is written. */
  readonly see: string;
  /**
   * Whether a trial cluster may do it.
   * @default false
   */
  readonly allowedInTrial?: boolean;
}

/** Every rule of the library, to be read. */
export class Rules {
  /** All of them, from the layout up to the app. */
  public static all(): RuleText[] {
    return ALL_RULES.map(({ code, severity, title, why, see, allowedInTrial }) => ({ code, severity, title, why, see, allowedInTrial }));
  }

  private constructor() {}
}
