import { JsonPatch } from 'cdk8s';
import type { FailedPatch } from './patch-rules';

/** The object after all operations; where one cannot be done, which one, and the object as far as it got. */
export function applyPatches(object: any, operations: readonly JsonPatch[]): { readonly json: any; readonly failed?: FailedPatch } {
  let json = object;
  for (const operation of operations) {
    try {
      json = JsonPatch.apply(json, operation);
    } catch (error) {
      return { json, failed: failureOf(operation, json, error) };
    }
  }
  return { json };
}

function failureOf(operation: JsonPatch, json: any, error: unknown): FailedPatch {
  // Programs in JavaScript can pass anything.
  if (!(operation instanceof JsonPatch)) return { path: JSON.stringify(operation), message: 'it is not made by JsonPatch' };
  const { path } = operation._toJson();
  return { path, missing: missingParent(json, path), message: error instanceof Error ? error.message.split('\n')[0] : String(error) };
}

/** The first place on the way to a path that is not there, or is neither an object nor a list. */
function missingParent(json: any, path: string): string | undefined {
  const keys = path.split('/').slice(1, -1);
  let at = json;
  for (const [i, key] of keys.entries()) {
    at = at[key.replace(/~1/g, '/').replace(/~0/g, '~')];
    if (at === null || typeof at !== 'object') return `/${keys.slice(0, i + 1).join('/')}`;
  }
  return undefined;
}
