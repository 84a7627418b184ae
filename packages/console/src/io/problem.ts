/** Where something is wrong: as much of it as is known. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** The field, e.g. `hosts.node-a.volumes[0].size`. */
  readonly field?: string;
}

/** Something that is wrong, or that is to be looked at; the same for files, devices and rules. */
export interface Problem {
  /** Stable, `<thing>/<what>`; `cdk8s-ceph explain` tells more of it. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly place: Place;
  /** The value that was found. */
  readonly value: string;
  readonly reason: string;
  /** What to do. */
  readonly fix: string;
  /** What to add to the command to have it done all the same. */
  readonly command?: string;
  /** In how many places the same is found for the same cause, where there are several. */
  readonly count?: number;
  /** Some of these places. */
  readonly examples?: readonly string[];
  /** Where more is written. */
  readonly see?: string;
  /** The reason for which somebody approved it. */
  readonly approved?: string;
}

/** How many problems there are. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly approved: number;
}

/** Those that somebody approved are counted apart. */
export function countsOf(problems: readonly Problem[]): Counts {
  const open = problems.filter(({ approved }) => approved === undefined), errors = open.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: open.length - errors, approved: problems.length - open.length };
}
