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
  /** Where more is written. */
  readonly see?: string;
  /** The reason for which somebody approved it. */
  readonly approved?: string;
}
