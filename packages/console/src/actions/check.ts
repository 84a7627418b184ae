import { judged, Outcome } from './outcome';
import { sourceOf } from '../input/source';
import type { Given } from '../input/stack';

/** How a stack stands. */
export interface Checked {
  readonly hosts: number;
  readonly volumes: number;
  readonly errors: number;
  readonly warnings: number;
  readonly approved: number;
}

/** Ask every rule of a stack. */
export function check(given: Given): Outcome<Checked> {
  const found = sourceOf(given);
  if ('status' in found) return found;
  const { problems, hosts, volumes } = found;
  const count = (kind: 'error' | 'warning') => problems.filter(({ severity, approved }) => severity === kind && approved === undefined).length;
  return judged({ hosts, volumes, errors: count('error'), warnings: count('warning'), approved: problems.filter(({ approved }) => approved !== undefined).length }, problems);
}
