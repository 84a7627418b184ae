import type { BenchmarkSpec } from './benchmark-spec';
import type { BackendFacts } from './bound';
import type { ClientReport } from './client';
import { Figures, together } from './figures';
import { HealthSample, Mark, marksOf } from './marks';
import type { Measurement } from './plan';
import { jsonIn } from '../layout';

/** The first line of results: what was measured, and on what. */
export interface RunLine {
  readonly kind: 'run';
  readonly format: 'cdk8s-ceph/benchmark@1';
  /** When it began, as ISO 8601. */
  readonly began: string;
  readonly spec: BenchmarkSpec;
  readonly backends: readonly BackendFacts[];
  /** The version of Ceph, where it is known. */
  readonly ceph?: string;
}

/** One measurement. */
export interface MeasurementLine extends Measurement {
  readonly kind: 'measurement';
  /** Of all clients together; absent where nothing was measured. */
  readonly figures?: Figures;
  readonly reports: readonly ClientReport[];
  readonly samples: readonly HealthSample[];
  /** Why it is not compared. */
  readonly marks: readonly Mark[];
  /** Why nothing was measured. */
  readonly error?: string;
}

/** All results of a run. */
export interface Results {
  readonly run: RunLine;
  readonly measurements: readonly MeasurementLine[];
}

/** What becomes of what clients told. */
export function measured(measurement: Measurement, reports: readonly ClientReport[], samples: readonly HealthSample[], { workingSetBytes }: Pick<BenchmarkSpec, 'workingSetBytes'>, emptied: boolean): MeasurementLine {
  const all = reports.map(({ figures }) => figures);
  return { kind: 'measurement', ...measurement, figures: together(all), reports, samples, marks: marksOf(reports, samples, workingSetBytes, emptied) };
}

/** Where nothing could be measured. */
export function notMeasured(measurement: Measurement, samples: readonly HealthSample[], error: string): MeasurementLine {
  return { kind: 'measurement', ...measurement, reports: [], samples, marks: ['failed'], error };
}

/** As JSON lines. */
export function resultLine(line: RunLine | MeasurementLine): string {
  return `${JSON.stringify(line)}\n`;
}

/** Read JSON lines; throws where they are no results. A last line that was not written to its end is left out. */
export function readResults(text: string): Results {
  const lines = text.split('\n').slice(0, -1).filter(line => line !== '').map((line, i): any => {
    const told = jsonIn(line);
    if (told === undefined) throw new Error(`line ${i + 1} is no JSON`);
    return told;
  });
  const [run, ...rest] = lines;
  if (run?.kind !== 'run' || run.format !== 'cdk8s-ceph/benchmark@1') throw new Error('the first line does not tell what was measured');
  const stray = rest.findIndex(({ kind }) => kind !== 'measurement');
  if (stray >= 0) throw new Error(`line ${stray + 2} is no measurement`);
  return { run, measurements: rest };
}

/** Whether results go on with the same plan: the same things, measured in the same way and order. */
export function isSamePlan(a: BenchmarkSpec, b: BenchmarkSpec): boolean {
  const told = ({ cacheBytes, ...spec }: BenchmarkSpec) => JSON.stringify(Object.entries(spec).sort(([x], [y]) => x < y ? -1 : 1));
  return told(a) === told(b);
}
