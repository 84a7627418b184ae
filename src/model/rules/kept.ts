import { Rule, see } from './rule';

/** What becomes of data when its object is deleted. */
export interface Kept {
  /** Whether the data goes with the object; only where pools of its own belong to it. */
  readonly destroyed: boolean;
  /** What was said of it, in the words of the description, and how to keep the data. */
  readonly said: string;
  readonly remedy: string;
}

/** What is judged by it: filesystems, object stores and zones. */
export interface KeptCase {
  readonly trial: boolean;
  readonly kept: Kept;
}

/** One rule of three topics. */
export const keptOnDelete: Rule<KeptCase> = {
  code: 'policy/deleted-with-object',
  severity: 'warning',
  title: 'Data is kept when its object is deleted.',
  why: 'When the object of a filesystem or an object store is deleted, also by mistake of a tool, Rook deletes its pools with all data in them.',
  see: see('policy/deleted-with-object'),
  check: ({ trial, kept: { destroyed, said, remedy } }) => trial || !destroyed ? [] : [{
    property: 'destroyDataOnDelete', value: said, reason: 'the data is deleted with the object', fix: remedy,
  }],
};

/** In the words of constructs. */
export function keptAsDeclared(destroyDataOnDelete: boolean | undefined): Kept {
  return { destroyed: destroyDataOnDelete === true, said: String(destroyDataOnDelete), remedy: "Remove 'destroyDataOnDelete'" };
}
