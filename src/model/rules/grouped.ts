import type { Violation } from './rule';

/** What one cause does in one place or in several. */
export interface Grouped extends Violation {
  /** How many places there are; absent for one. */
  readonly count?: number;
  /** Some of them with their values, at most three. */
  readonly examples?: string[];
}

/** As many are named; whoever mends the first three knows how to find the rest. */
const NAMED = 3;

/** A place in the words of a property: a name in quotes, or a number, between brackets. */
const SLOT = /\[('(?:[^'\\]|\\.)*'|\d+)\]/g;

/**
 * Violations of one rule with one cause, told once: those that say the same, in the same words, of different places. Where
 * the values differ as the places do, the rule says by `cause` that it is one. The order of the first of each is kept.
 *
 * @param apart what is never told together; by default what is not on the same object
 */
export function grouped<V extends Violation>(violations: readonly V[], apart: (violation: V) => string = ({ at }) => at ?? ''): (V & Grouped)[] {
  const groups = new Map<string, V[]>();
  for (const violation of violations) {
    const { property, value, reason, fix, cause } = violation;
    const key = JSON.stringify([apart(violation), property.replace(SLOT, '[]'), ...cause === undefined ? [value, reason, fix] : ['', cause]]);
    const group = groups.get(key);
    if (group) group.push(violation); else groups.set(key, [violation]);
  }
  return [...groups.values()].map(group => group.length === 1 ? group[0] : {
    ...group[0],
    property: mergedProperty(group),
    value: some(group.map(({ value }) => value)),
    count: group.length,
    examples: group.slice(0, NAMED).map(example),
  });
}

function example({ at, property, value }: Violation): string {
  return `${at === undefined ? '' : `${at}: `}${property} is ${value}`;
}

/** `hosts['a'].volumes['x']` and `hosts['b'].volumes['x']` are `hosts['a', 'b'].volumes['x']`. */
function mergedProperty(group: readonly Violation[]): string {
  const slots = group.map(({ property }) => [...property.matchAll(SLOT)].map(([, place]) => place));
  let slot = 0;
  return group[0].property.replace(SLOT, () => {
    const index = slot++;
    return `[${some(slots.map(places => places[index]))}]`;
  });
}

function some(all: readonly string[]): string {
  const different = [...new Set(all)];
  // To name the fourth takes no more room than to count it.
  if (different.length <= NAMED + 1) return different.join(', ');
  return `${different.slice(0, NAMED).join(', ')} and ${different.length - NAMED} more`;
}
