import { describedBy } from './descriptions';
import { kustomized } from './kustomized';
import { isPlaceholder } from './placeholders';
import { policyCase } from './policy-case';
import type { PolicyManifest } from './policy-manifest';
import { OBJECTS_TOPIC } from './policy-rules';
import { judgeAll, Judgement } from '../rules';
import { placeholder } from './rules/placeholder';

/** Ask every rule of objects, whoever made them: each thing in them by the rules for its kind, and all of them together. */
export function judgeManifests(manifests: readonly PolicyManifest[]): Judgement {
  const objects = kustomized(manifests.filter(({ object }) => object !== null && typeof object === 'object'));
  return withoutPlaceholders(judgeAll(new Map([...describedBy(objects), [OBJECTS_TOPIC, [{ at: '', spec: policyCase(objects) }]]])));
}

/** What a placeholder stands for is not known, so nothing is found in it. */
function withoutPlaceholders({ found, unjudged, judged }: Judgement): Judgement {
  const open = found.filter(({ code, value }) => code !== placeholder.code && isPlaceholder(value));
  return {
    found: found.filter(one => !open.includes(one)), unjudged: [...unjudged, ...open.map(({ code, at, value }) => ({ code, at, want: `what ${value} stands for` }))], judged,
  };
}
