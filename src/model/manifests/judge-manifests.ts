import { describedBy } from './descriptions';
import { policyCase } from './policy-case';
import type { PolicyManifest } from './policy-manifest';
import { OBJECTS_TOPIC } from './policy-rules';
import { judgeAll, Judgement } from '../rules/judge';

/** Ask every rule of objects, whoever made them: each thing in them by the rules for its kind, and all of them together. */
export function judgeManifests(manifests: readonly PolicyManifest[]): Judgement {
  const objects = manifests.filter(({ object }) => object !== null && typeof object === 'object');
  return judgeAll(new Map([...describedBy(objects), [OBJECTS_TOPIC, [{ at: '', spec: policyCase(objects) }]]]));
}
