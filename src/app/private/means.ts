import type { Phase } from '../../core';

/** The objects of a phase as they are written. */
export interface PhaseObjects {
  readonly phase: Phase;
  readonly objects: readonly any[];
}

/** A file, by its path below the folder of the output. */
export interface OutputFile {
  readonly path: string;
  readonly objects: readonly any[];
}

/** What a way of delivery makes of the phases. */
export interface Means {
  /** The file of a phase, below the folder of the output. */
  fileOf(phase: Phase, ending: string): string;
  /** An object with all that tells the controller how to treat it. */
  marked(phase: Phase, object: any): any;
  /** What is written for the controller itself; phases without objects are not among those given. */
  beside(phases: readonly PhaseObjects[], ending: string): readonly OutputFile[];
}

/** One numbered file a phase, and nothing else. */
export const NUMBERED_FILES: Means = {
  fileOf: (phase, ending) => `${phase}${ending}`,
  marked: (_, object) => object,
  beside: () => [],
};
