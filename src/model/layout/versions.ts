/** A version as numbers that compare: 20.2.4 is [20, 2, 4]. */
export type Version = readonly number[];

/** A range of versions: from the first one on, and below the second. */
export interface VersionRange {
  readonly from?: string;
  readonly below?: string;
}

export function partsOf(version: string): Version {
  return version.split('.').map(Number);
}

/** Whether a version comes before another. */
export function isBefore(version: string, other: string): boolean {
  const a = partsOf(version), b = partsOf(other);
  const at = a.findIndex((part, i) => part !== b[i]);
  return at >= 0 && a[at] < b[at];
}

export function isIn(version: string, { from, below }: VersionRange = {}): boolean {
  return (from === undefined || !isBefore(version, from)) && (below === undefined || isBefore(version, below));
}
