/** A place in the data of a stack: the keys that lead to it, names in maps and numbers in lists. */
export class Place {
  public static readonly ROOT = new Place([]);

  public static of(...keys: (string | number)[]): Place {
    return new Place(keys);
  }

  /** The place as it is told and referred to, e.g. `hosts.node-a.volumes[0]`, and `block['a.b']` where a name has other characters. */
  public readonly text: string;

  private constructor(public readonly keys: readonly (string | number)[]) {
    this.text = keys.map((key, i) => {
      if (typeof key === 'number') return `[${key}]`;
      return /^[\w-]+$/.test(key) ? `${i === 0 ? '' : '.'}${key}` : `['${key}']`;
    }).join('');
  }

  public at(...keys: (string | number)[]): Place {
    return new Place([...this.keys, ...keys]);
  }
}

/** The keys of a property as rules write it: `name`, `['key']`, `[0]` and `.name`. What does not follow the grammar ends it. */
export function keysOf(property: string): (string | number)[] {
  const keys: (string | number)[] = [];
  const step = /(?:^|\.)([A-Za-z_][\w-]*)|\['([^']*)'\]|\[(\d+)\]/y;
  for (let match = step.exec(property); match !== null; match = step.exec(property)) {
    const [, name, quoted, index] = match;
    keys.push(index === undefined ? name ?? quoted : Number(index));
  }
  return keys;
}
