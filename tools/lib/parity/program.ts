import type { Chart } from 'cdk8s';

/** What one of Rook's example files looks like when it is written with this library. */
export interface Program {
  /** The example, relative to `deploy/examples` of Rook's sources. */
  readonly file: string;
  /** Objects that are named otherwise here, as `Kind/name` there to the name here. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** Makes the objects of the example, and whatever they need to stand on. */
  readonly build: (chart: Chart) => void;
}
