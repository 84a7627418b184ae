import type { Forecast, ForecastOptions, PolicyManifest } from 'cdk8s-ceph';
import type { Problem } from '../io/problem';

/** What a stack is described by: a layout, a program that makes one, or YAML that anybody wrote. */
export interface Given {
  /** A layout, or a file or folder of YAML. */
  readonly file: string;
  /** The command of a program, e.g. `npx tsx main.ts`; it is asked instead of the file. */
  readonly app?: string;
  /** What the layout will hold, where that is not what its file holds now. */
  readonly text?: string;
}

/** A stack that was read, and judged. */
export interface Source {
  /** What the rules say, each at the line that caused it. */
  readonly problems: readonly Problem[];
  readonly hosts: number;
  readonly volumes: number;
  /** Whether it can be looked at: of values that cannot be read nothing is made. */
  readonly made: boolean;
  /** Its objects, in the order of their application. */
  readonly objects: () => PolicyManifest[];
  /** The forecast of each cluster, with its name. */
  readonly forecasts: (options?: ForecastOptions) => readonly { readonly name: string; readonly forecast: Forecast }[];
  /** Write its YAML where it was told to. Absent where it is YAML already. */
  readonly write?: () => void;
}
