import type { Rule } from './rule';

/** One thing as it is described somewhere: what is known of it, and what its properties are called there. */
export interface Described<Spec> {
  /** Where: the path of a construct, a file with the number of the document, or the cluster that told it. */
  readonly at: string;
  /** How its properties are called there, e.g. `redundancy` is `spec.replicated.size` of an object. The longest beginning counts. */
  readonly words?: Words;
  /** True where a trial cluster may do what production may not. */
  readonly trial?: boolean;
  readonly spec: Spec;
}

/** Properties in the words of the API, with the words in which they were described. */
export type Words = Readonly<Record<string, string>>;

/** A kind of thing that is judged, whatever it was described by, with its rules. */
export interface Topic<Spec, Case = Spec> {
  /** What the codes of most of its rules begin with. */
  readonly name: string;
  readonly rules: readonly Rule<Case>[];
  /** True where it is judged only after nothing else was refused: it would only tell the same once more. */
  readonly last?: boolean;
  /** True where it only holds what others are made of, and says nothing of objects below it. */
  readonly container?: boolean;
  /** What each of them needs to see of the others. */
  readonly relate?: (all: readonly Described<Spec>[]) => readonly Described<Case>[];
}

/** A property in the words of a description. */
export function wordFor(words: Words | undefined, property: string): string {
  if (words === undefined) return property;
  for (let end = property.length; end > 0; end = cut(property, end)) {
    const word = words[property.slice(0, end)];
    if (word !== undefined) return word + property.slice(end);
  }
  return words[''] === undefined ? property : `${words['']}${property}`;
}

/** Where the last part of a property's name begins, `.x` or `[x]`. */
function cut(property: string, end: number): number {
  return Math.max(property.lastIndexOf('.', end - 1), property.lastIndexOf('[', end - 1), 0);
}
