import { JsonPatch } from 'cdk8s';
import type { FailedPatch } from '../patch-rules';

/** The object after all operations; where one cannot be done, which one, and the object as far as it got. */
export function applyPatches(object: any, operations: readonly JsonPatch[]): { readonly json: any; readonly failed?: FailedPatch } {
  let json = object;
  for (const operation of operations) {
    const failed = failureOf(operation, json);
    if (failed !== undefined) return { json, failed };
    json = JsonPatch.apply(json, operation);
  }
  return { json };
}

/** Why an operation cannot be done on an object; what can be done never throws. */
function failureOf(operation: JsonPatch, json: any): FailedPatch | undefined {
  // Programs in JavaScript can pass anything.
  if (!(operation instanceof JsonPatch)) return { path: JSON.stringify(operation), message: 'it is not made by JsonPatch' };
  const { op, path, from, value } = operation._toJson();
  for (const pointer of from === undefined ? [path] : [from, path]) {
    const missing = missingParent(json, pointer);
    if (missing !== undefined) return { path: pointer, missing, message: '' };
  }
  if (op === 'test' && !isEqual(valueAt(json, path), value)) return { path, message: 'the object has another value there' };
  return undefined;
}

/** The first place on the way to a path that is not there, or is neither an object nor a list. */
function missingParent(json: any, path: string): string | undefined {
  const keys = keysOf(path).slice(0, -1);
  const missing = keys.findIndex((_, i) => !isContainer(valueAt(json, pathOf(keys.slice(0, i + 1)))));
  return missing === -1 ? undefined : pathOf(keys.slice(0, missing + 1));
}

function valueAt(json: any, path: string): any {
  return keysOf(path).reduce((at, key) => at?.[key], json);
}

function keysOf(path: string): string[] {
  return path.split('/').slice(1).map(key => key.replace(/~1/g, '/').replace(/~0/g, '~'));
}

function pathOf(keys: readonly string[]): string {
  return keys.map(key => `/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

function isContainer(value: unknown): boolean {
  return value !== null && typeof value === 'object';
}

function isEqual(a: any, b: any): boolean {
  if (!isContainer(a) || !isContainer(b)) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every(key => key in b && isEqual(a[key], b[key]));
}
