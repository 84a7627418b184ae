import { Rule, see, Topic } from '../model/rules';

/** An operation that cannot be done on the object as it is rendered. */
export interface FailedPatch {
  readonly path: string;
  /** The nearest place above it that is not there. */
  readonly missing?: string;
  /** What the patch library says, where nothing is missing. */
  readonly message: string;
}

/** An object that could not be patched, told in words of the patch. */
export class PatchError extends Error {
  public constructor(object: string, public readonly patch: FailedPatch) {
    super(`${object}: ${PATCH_RULES[0].check(patch).map(({ property, reason, fix }) => `${property}: ${reason}. ${fix}`).join('')}`);
    this.name = 'PatchError';
  }
}

export const PATCH_RULES: Rule<FailedPatch | undefined>[] = [
  {
    code: 'patch/path',
    severity: 'error',
    title: 'A JSON patch changes a place that exists in the object.',
    why: 'A patch can add a field only to a parent that exists. Otherwise synthesis fails and nothing is written.',
    see: see('patch/path'),
    check: patch => patch === undefined ? [] : [{
      property: 'patch',
      value: `'${patch.path}'`,
      reason: patch.missing === undefined ? patch.message : `the object has no ${patch.missing}`,
      fix: patch.missing === undefined ? 'Correct the path of the operation' : `Add the parent ${patch.missing} first, with an operation before this one`,
    }],
  },
];

/** Patches of an object that is made here. */
export const PATCH_TOPIC: Topic<FailedPatch | undefined> = { name: 'patch', rules: PATCH_RULES };
