import type { Kept } from '../rules';

/** What becomes of the data of an object, by the flag that keeps it; Rook deletes it where nothing is said. */
export function keptOf(spec: any, flag: string, hasPools: boolean): Kept {
  const value = spec?.[flag];
  return { destroyed: hasPools && value !== true, said: value === undefined ? 'not set' : JSON.stringify(value), remedy: `Set 'spec.${flag}' to true` };
}
