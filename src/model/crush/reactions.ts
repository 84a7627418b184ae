import type { CrushMapper } from './mapper';
import type { OsdStates, Placement, Upmaps } from './placement';
import { recordsOf, replacements } from './replacements';

/** What becomes of a pool under one loss: the records of `Replacements`, of which only some are of this loss. */
export interface Reaction {
  readonly records: Int32Array;
  /** Where those of this loss begin, in the order of groups. */
  readonly starts: Int32Array;
}

/**
 * What becomes of the groups of a pool under single losses. Every loss is looked at once, however often and under whatever name it is
 * asked for: the only OSD of a host is lost as an OSD, as a device and as a host.
 */
export class Reactions {
  private readonly known = new Map<string, Reaction>();

  /** @param states with all OSDs in, as they were when the groups were placed */
  public constructor(private readonly mapper: CrushMapper, private readonly before: Placement, private readonly upmaps: Upmaps | undefined, private readonly states: OsdStates) {}

  /**
   * @param losses the OSDs of each
   * @returns what each of them does, as a generator that yields how many groups are done
   */
  public* under(losses: readonly (readonly number[])[]): Generator<number, Reaction[]> {
    const keys = losses.map(osds => [...osds].sort((a, b) => a - b).join());
    const asked = new Map(losses.map((osds, i) => [keys[i], osds]));
    const missing = [...asked].filter(([key]) => !this.known.has(key));
    if (missing.length > 0) {
      const found = yield* replacements(this.mapper, this.before, this.upmaps, this.states, missing.map(([, osds]) => osds), false);
      recordsOf(found, missing.length).forEach((starts, i) => this.known.set(missing[i][0], { records: found.records, starts }));
    }
    return keys.map(key => this.known.get(key)!);
  }
}
