import { ChooseOp, CrushMap, CrushRule, NONE, SettingOp } from './map';
import { searches } from './search';
import { flatten } from './straw2';

/** Finds the OSDs of any input by the rules of a map. Not for use by several callers at once: it keeps its scratch space. */
export interface CrushMapper {
  readonly map: CrushMap;
  /**
   * The OSDs of one input.
   * @param rule the id of the rule
   * @param input the seed of a placement group
   * @param size copies or chunks asked for
   * @param reweights per OSD the part of 65536 that is in: 0 where it is out; OSDs beyond its end are out
   * @param into takes the OSDs, from `at` on; NONE where a chunk has none
   * @returns how many places were filled: fewer than asked for where copies found no place
   */
  place(rule: number, input: number, size: number, reweights: Uint32Array, into: Int32Array, at: number): number;
}

const TAKE = 0, EMIT = 1, CHOOSE_FIRSTN = 2, CHOOSELEAF_FIRSTN = 3, CHOOSE_INDEP = 4, CHOOSELEAF_INDEP = 5;
const SET_TRIES = 6, SET_LEAF_TRIES = 7, SET_VARY_R = 8, SET_STABLE = 9;

const OPS: Readonly<Record<ChooseOp | SettingOp, number>> = {
  choose_firstn: CHOOSE_FIRSTN,
  chooseleaf_firstn: CHOOSELEAF_FIRSTN,
  choose_indep: CHOOSE_INDEP,
  chooseleaf_indep: CHOOSELEAF_INDEP,
  set_choose_tries: SET_TRIES,
  set_chooseleaf_tries: SET_LEAF_TRIES,
  set_chooseleaf_vary_r: SET_VARY_R,
  set_chooseleaf_stable: SET_STABLE,
};

/** Three words a step: what, how many or which, and of which type. */
function compile(rule: CrushRule, typeId: (name: string) => number): Int32Array {
  return Int32Array.from(rule.steps.flatMap(step => {
    switch (step.op) {
      case 'take': return [TAKE, step.item, 0];
      case 'emit': return [EMIT, 0, 0];
      default: return [OPS[step.op], step.num, 'type' in step ? typeId(step.type) : 0];
    }
  }));
}

/** Make a map ready for use. */
export function mapperOf(map: CrushMap): CrushMapper {
  const ids = new Map(map.types.map(({ id, name }) => [name, id]));
  const typeId = (name: string): number => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`the CRUSH map has no type '${name}'`);
    return id;
  };
  const buckets = flatten(map.buckets, typeId);
  const search = searches(buckets);
  const rules = new Map(map.rules.map(rule => [rule.id, compile(rule, typeId)]));
  const { chooseTotalTries, chooseleafDescendOnce, chooseleafVaryR, chooseleafStable } = map.tunables;
  let working = new Int32Array(64), found = new Int32Array(64), leaves = new Int32Array(64);

  function place(rule: number, input: number, size: number, reweights: Uint32Array, into: Int32Array, at: number): number {
    const steps = rules.get(rule);
    if (!steps) throw new Error(`the CRUSH map has no rule ${rule}`);
    if (size > working.length) {
      working = new Int32Array(size);
      found = new Int32Array(size);
      leaves = new Int32Array(size);
    }
    // The tunable counts what is tried again after the first attempt.
    let tries = chooseTotalTries + 1, leafTries = 0, varyR = chooseleafVaryR, stable = chooseleafStable;
    let held = 0, emitted = 0;
    for (let i = 0; i < steps.length; i += 3) {
      const op = steps[i], argument = steps[i + 1], type = steps[i + 2];
      if (op === TAKE) {
        working[0] = argument;
        held = 1;
      } else if (op === EMIT) {
        for (let j = 0; j < held && emitted < size; j++) into[at + emitted++] = working[j];
        held = 0;
      } else if (op === SET_TRIES) {
        if (argument > 0) tries = argument;
      } else if (op === SET_LEAF_TRIES) {
        if (argument > 0) leafTries = argument;
      } else if (op === SET_VARY_R) {
        if (argument >= 0) varyR = argument;
      } else if (op === SET_STABLE) {
        if (argument >= 0) stable = argument;
      } else {
        const wanted = argument > 0 ? argument : size + argument;
        const toLeaf = op === CHOOSELEAF_FIRSTN || op === CHOOSELEAF_INDEP;
        let count = 0;
        for (let j = 0; j < held && wanted > 0; j++) {
          const bucket = -1 - working[j];
          if (bucket < 0 || bucket >= buckets.types.length || buckets.types[bucket] < 0) continue;
          if (op === CHOOSE_FIRSTN || op === CHOOSELEAF_FIRSTN) {
            const inner = leafTries || (chooseleafDescendOnce ? 1 : tries);
            count += search.firstn(bucket, input, wanted, type, found, count, 0, size - count, tries, inner, toLeaf, leaves, 0, reweights, varyR, stable);
          } else {
            const places = Math.min(wanted, size - count);
            search.indep(bucket, input, places, wanted, type, found, count, 0, tries, leafTries || 1, toLeaf, leaves, 0, reweights);
            count += places;
          }
        }
        const next = toLeaf ? leaves : found;
        if (toLeaf) leaves = working; else found = working;
        working = next;
        held = count;
      }
    }
    return emitted;
  }
  return { map, place };
}

/** The OSDs of one input as a new array; for a single look. */
export function placeOne(mapper: CrushMapper, rule: number, input: number, size: number, reweights: Uint32Array): number[] {
  const into = new Int32Array(size).fill(NONE);
  return [...into.subarray(0, mapper.place(rule, input, size, reweights, into, 0))];
}
