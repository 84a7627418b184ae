import type { IConstruct } from 'constructs';

const PATCHED = Symbol.for('cdk8s-ceph.Patched');

/** Say that an object was changed since its construct made it: what the construct says of itself is no longer what is applied. */
export function markPatched(object: IConstruct): void {
  (object as unknown as Record<symbol, boolean>)[PATCHED] = true;
}

export function isPatched(object: IConstruct): boolean {
  return PATCHED in object;
}
