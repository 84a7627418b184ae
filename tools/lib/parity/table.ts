import { App, Chart, Testing } from 'cdk8s';
import { compare, Difference } from './compare';
import type { Program } from './program';
import type { Reason } from './reason';
import { reasonFor } from './reasons';
import type { Plain, RookExamples } from './rook-examples';
import { Uncovered, uncoveredReason } from './uncovered';

/** How a document of Rook's examples and ours compare. */
export type Verdict = 'equal' | 'stricter' | 'not covered';

/** A difference with the reason for it; without one it is a defect. */
export interface Explained extends Difference {
  readonly reason?: Reason;
}

/** One document of Rook's examples. */
export interface Row {
  readonly file: string;
  readonly kind: string;
  readonly name: string;
  readonly verdict: Verdict;
  /** Where and why; with only differences that mean the same, the document is equal. */
  readonly differences: readonly Explained[];
  /** For what is not covered: why. */
  readonly uncovered?: Uncovered;
}

/** Every document of every example, in the order of files, with a verdict. Throws where a document has none. */
export function parityTable(examples: RookExamples, programs: readonly Program[]): Row[] {
  const byFile = new Map(programs.map(program => [program.file, program]));
  for (const { file } of programs) {
    if (!examples.files.some(example => example.file === file)) throw new Error(`Rook ${examples.version} has no example ${file}`);
  }
  return examples.files.flatMap(({ file, documents }) => {
    const program = byFile.get(file);
    const ours = program ? objectsOf(program) : [];
    return documents.map(document => rowOf(file, document, program, ours));
  });
}

/** What a program synthesizes. Throws what the library refuses. */
export function objectsOf(program: Program): Plain[] {
  const chart = new Chart(new App(), 'parity');
  program.build(chart);
  return Testing.synth(chart);
}

function rowOf(file: string, document: Plain, program: Program | undefined, ours: readonly Plain[]): Row {
  const { kind, metadata: { name } } = document;
  const row = { file, kind, name };
  const uncovered = uncoveredReason(file, kind);
  const wanted = program?.renamed?.[`${kind}/${name}`] ?? name;
  const twin = ours.find(object => object.kind === kind && object.metadata.name === wanted && (object.metadata.namespace ?? '') === (document.metadata.namespace ?? ''));
  if (uncovered !== undefined) return { ...row, verdict: 'not covered', differences: [], uncovered };
  if (twin === undefined) throw new Error(`${file}: no program makes ${kind} '${wanted}', and no reason says why`);
  const differences = compare(document, twin).map(difference => ({ ...difference, reason: reasonFor(kind, file, difference) }));
  return { ...row, verdict: differences.every(({ reason }) => reason?.same) ? 'equal' : 'stricter', differences };
}
