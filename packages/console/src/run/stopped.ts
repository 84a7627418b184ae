/** Why a run stopped before its end. What was begun is kept in the cluster: it can be gone on with, or given up. */
export type StopCode = 'run/interrupted' | 'run/paused' | 'run/person' | 'run/action' | 'run/timeout' | 'run/changed' | 'run/lost-lease' | 'run/final-action';

/** A run that stopped safely: what must be done at the end of its step was done, unless the code says otherwise. */
export class Stopped extends Error {
  public readonly name = 'Stopped';

  public constructor(public readonly code: StopCode, public readonly step: string, reason: string) {
    super(reason);
  }
}
