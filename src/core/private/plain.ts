/** Stands for what is no plain data, or becomes it only when it is asked. */
export const NOT_PLAIN = Symbol('not plain');

/**
 * Plain data as cdk8s writes it: a copy with keys in order and without what is null or undefined. What has to be resolved first,
 * or cannot be rendered at all, is left to cdk8s, which has to be asked then for the whole.
 */
export function plainly(value: unknown): unknown {
  switch (typeof value) {
    case 'string': case 'number': case 'boolean': case 'undefined': return value;
    case 'object': return value === null ? undefined : Array.isArray(value) ? listOf(value) : mapOf(value);
    default: return NOT_PLAIN;
  }
}

function listOf(items: readonly unknown[]): unknown {
  const copy: unknown[] = [];
  for (const item of items) {
    const plain = plainly(item);
    if (plain === NOT_PLAIN) return NOT_PLAIN;
    copy.push(plain);
  }
  return copy;
}

function mapOf(value: object): unknown {
  if (Object.getPrototypeOf(value) !== Object.prototype) return NOT_PLAIN;
  const given = value as Record<string, unknown>;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(given).sort()) {
    const plain = plainly(given[key]);
    if (plain === NOT_PLAIN) return NOT_PLAIN;
    if (plain !== undefined) copy[key] = plain;
  }
  return copy;
}
