/** A warning, or an edit, that is meant all the same. */
export interface Approval {
  /** The code of the rule. */
  readonly code: string;
  /**
   * Where: the path of the finding, or the beginning of it.
   * @default - everywhere
   */
  readonly at?: string;
  /** Why it is right here. It is told wherever the finding is. */
  readonly reason: string;
}
