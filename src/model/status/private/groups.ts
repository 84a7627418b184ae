import { countAt, Told } from './read';
import { at, listAt, numberAt, textAt } from '../../checks';
import { Maybe, unknown } from '../../layout';

/** The placement groups, as far as status tells. */
export interface Groups {
  readonly all: number;
  /** How many are in each state, by the parts of the state, such as `active`. */
  readonly states: readonly { readonly parts: readonly string[]; readonly count: number }[];
  /** Copies that are missing. */
  readonly degraded: number;
  /** All copies that there should be, for the part that is missing; 0 where nothing is missing. */
  readonly degradedOf: number;
  /** Copies that are elsewhere than they should be. */
  readonly misplaced: number;
  /** Objects of which no copy is found. */
  readonly unfound: number;
}

/** The placement groups; unknown where one of them is not told of, or the figures stand still. */
export function groupsOf({ status }: Told): Maybe<Groups> {
  if (status === undefined) return unknown("'ceph status' was not answered");
  // Without a manager nobody counts: the monitors repeat the last figures.
  if (at(status, 'mgrmap', 'available') !== true) return unknown('no manager runs, so the figures of Ceph stand still');
  const all = numberAt(status, 'pgmap', 'num_pgs'), states = listAt(status, 'pgmap', 'pgs_by_state');
  if (all === undefined || states === undefined) return unknown('the answer does not tell the states of placement groups');
  const counted = states.map(state => ({ name: textAt(state, 'state_name'), count: numberAt(state, 'count') }));
  const told = counted.reduce((sum, { name, count }) => sum + (name === undefined ? NaN : count ?? NaN), 0);
  if (told !== all || all === 0) return unknown('the answer does not tell the states of all placement groups');
  const [degraded, degradedOf, misplaced, unfound] = ['degraded_objects', 'degraded_total', 'misplaced_objects', 'unfound_objects'].map(key => countAt(status, 'pgmap', key));
  if (degraded === undefined || degradedOf === undefined || misplaced === undefined || unfound === undefined) return unknown('the answer does not tell how many copies are missing');
  return { all, states: counted.map(({ name, count }) => ({ parts: name!.split('+'), count: count! })), degraded, degradedOf, misplaced, unfound };
}

/** How many groups have one of these parts in their state. */
export function having({ states }: Groups, ...parts: readonly string[]): number {
  return states.filter(state => state.parts.some(part => parts.includes(part))).reduce((sum, { count }) => sum + count, 0);
}

/** How many groups lack a part in their state. */
export function lacking({ all, ...groups }: Groups, part: string): number {
  return all - having({ all, ...groups }, part);
}

/** Parts of states in which every copy is there, whatever else goes on. */
const WHOLE: ReadonlySet<string> = new Set([
  'active', 'clean', 'remapped', 'backfilling', 'backfill_wait', 'backfill_toofull', 'scrubbing', 'deep', 'snaptrim', 'snaptrim_wait', 'premerge',
]);

/** Whether every group has every copy. A state that is not known to us is no such state. */
export function isWhole({ states, degraded, unfound }: Groups): boolean {
  return degraded === 0 && unfound === 0 && states.every(({ parts }) => parts.includes('active') && parts.every(part => WHOLE.has(part)));
}
