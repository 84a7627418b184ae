import { judged, Outcome } from './outcome';
import { sourceOf } from '../input/source';
import type { Given } from '../input/stack';
import { Counts, countsOf } from '../io/problem';

/** How a stack stands. */
export interface Checked extends Counts {
  readonly hosts: number;
  readonly volumes: number;
}

/** Ask every rule of a stack. */
export function check(given: Given): Outcome<Checked> {
  const found = sourceOf(given);
  if ('status' in found) return found;
  const { problems, hosts, volumes } = found;
  return judged({ hosts, volumes, ...countsOf(problems) }, problems);
}
