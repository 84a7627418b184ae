import { hash2 } from './hash';
import { NONE } from './map';
import { Buckets, straw2 } from './straw2';

const UNDEFINED = 0x7ffffffe;

/**
 * The two searches of CRUSH. Both write into `found` from `base + position` on, and, where the search goes on down to an OSD,
 * the OSDs into `leaves` at the same places. Both make no objects.
 */
export interface Searches {
  /**
   * For copies: a copy that finds no place is left out and the ones behind it move up.
   * @returns the position behind the last one found
   */
  firstn(
    bucket: number, input: number, wanted: number, type: number, found: Int32Array, base: number, position: number, space: number,
    tries: number, leafTries: number, toLeaf: boolean, leaves: Int32Array, parent: number, reweights: Uint32Array, varyR: number, stable: number,
  ): number;
  /** For chunks: every place is searched for on its own, and stays NONE where nothing is found. */
  indep(
    bucket: number, input: number, left: number, wanted: number, type: number, found: Int32Array, base: number, position: number,
    tries: number, leafTries: number, toLeaf: boolean, leaves: Int32Array, parent: number, reweights: Uint32Array,
  ): void;
}

/** An OSD that is out takes nothing; one that is partly in takes its part of the inputs. */
function isOut(osd: number, input: number, reweights: Uint32Array): boolean {
  if (osd >= reweights.length) return true;
  const weight = reweights[osd];
  return weight < 0x10000 && (weight === 0 || (hash2(input, osd) & 0xffff) >= weight);
}

export function searches(buckets: Buckets): Searches {
  const choose = straw2(buckets);
  const { sizes, types } = buckets;

  const firstn: Searches['firstn'] = (
    bucket, input, wanted, type, found, base, position, space, tries, leafTries, toLeaf, leaves, parent, reweights, varyR, stable,
  ) => {
    for (let copy = stable ? 0 : position; copy < wanted && space > 0; copy++) {
      let failures = 0;
      let inside = bucket;
      for (;;) {
        const attempt = copy + parent + failures;
        let accepted = false;
        let item = 0;
        if (sizes[inside] > 0) {
          item = choose(inside, input, attempt);
          const next = -1 - item;
          const itemType = item < 0 ? (next < types.length ? types[next] : -1) : 0;
          if (itemType !== type) {
            if (item >= 0 || itemType < 0) break;
            inside = next;
            continue;
          }
          accepted = true;
          for (let i = 0; i < position && accepted; i++) accepted = found[base + i] !== item;
          if (accepted && toLeaf) {
            if (item >= 0) {
              leaves[base + position] = item;
            } else {
              accepted = firstn(
                next, input, stable ? 1 : position + 1, 0, leaves, base, position, 1, leafTries, 0, false, leaves,
                varyR ? attempt >> (varyR - 1) : 0, reweights, varyR, stable,
              ) > position;
            }
          }
          if (accepted && item >= 0) accepted = !isOut(item, input, reweights);
        }
        if (accepted) {
          found[base + position] = item;
          position++;
          space--;
          break;
        }
        if (++failures >= tries) break;
        inside = bucket;
      }
    }
    return position;
  };

  const indep: Searches['indep'] = (
    bucket, input, left, wanted, type, found, base, position, tries, leafTries, toLeaf, leaves, parent, reweights,
  ) => {
    const from = base + position, end = from + left;
    for (let i = from; i < end; i++) {
      found[i] = UNDEFINED;
      if (toLeaf) leaves[i] = UNDEFINED;
    }
    for (let failures = 0; left > 0 && failures < tries; failures++) {
      for (let i = from; i < end; i++) {
        if (found[i] !== UNDEFINED) continue;
        const attempt = i - base + parent + wanted * failures;
        let inside = bucket;
        while (sizes[inside] > 0) {
          const item = choose(inside, input, attempt);
          const next = -1 - item;
          const itemType = item < 0 ? (next < types.length ? types[next] : -1) : 0;
          if (itemType !== type) {
            if (item < 0 && itemType >= 0) {
              inside = next;
              continue;
            }
            found[i] = NONE;
            if (toLeaf) leaves[i] = NONE;
            left--;
            break;
          }
          let taken = false;
          for (let j = from; j < end && !taken; j++) taken = found[j] === item;
          if (taken) break;
          if (toLeaf) {
            if (item >= 0) {
              leaves[i] = item;
            } else {
              indep(next, input, 1, wanted, 0, leaves, base, i - base, leafTries, 0, false, leaves, attempt, reweights);
              if (leaves[i] === NONE) break;
            }
          }
          if (item >= 0 && isOut(item, input, reweights)) break;
          found[i] = item;
          left--;
          break;
        }
      }
    }
    for (let i = from; i < end; i++) {
      if (found[i] === UNDEFINED) found[i] = NONE;
      if (toLeaf && leaves[i] === UNDEFINED) leaves[i] = NONE;
    }
  };

  return { firstn, indep };
}
