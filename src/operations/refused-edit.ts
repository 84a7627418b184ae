/** A change that would lose data, or access to it, on the way there. */
export interface RefusedEdit {
  /** The code of the rule. */
  readonly code: string;
  /** What it is done to. */
  readonly object: string;
  /** The property. */
  readonly property: string;
  /** What it becomes. */
  readonly value: string;
  /** Why it does not do. */
  readonly reason: string;
  /** What to do instead. */
  readonly fix: string;
  /** What to write into `PlanOptions.permissions` where it is meant. */
  readonly permission: string;
}
