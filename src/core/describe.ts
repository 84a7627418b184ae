import type { IConstruct } from 'constructs';
import { Description, stateOf, tryStateOf } from './descriptions';
import { validationText } from './verdict';
import type { PolicyManifest } from '../model/manifests';
import type { Topic } from '../model/rules';

/**
 * Say what a construct is, for the rules of a topic. They are asked when the app is synthesized, of everything at once, so that
 * all findings are told together; errors stop synthesis in any cdk8s App.
 */
export function describe<Spec>(scope: IConstruct, topic: Topic<Spec, any>, spec: (manifests: readonly PolicyManifest[]) => Spec, about: () => Omit<Description<Spec>, 'spec'> = () => ({})): void {
  describeAll(scope, topic, manifests => [{ ...about(), spec: spec(manifests) }]);
}

/** The same of a construct that is several things of one kind. */
export function describeAll<Spec>(scope: IConstruct, topic: Topic<Spec, any>, make: (manifests: readonly PolicyManifest[]) => readonly Description<Spec>[]): void {
  stateOf(scope).told.push({ topic, make });
  refuseErrors(scope.node.root);
}

/** Refuse to synthesize as long as something below this construct has errors. */
export function refuseErrors(scope: IConstruct): void {
  const state = stateOf(scope);
  if (state.validates !== undefined) return;
  state.validates = true;
  scope.node.addValidation({ validate: () => state.validates ? validationText(scope) : [] });
}

/** What validations that other libraries and users hung on a construct say; ours, which have more to tell, are left out. */
export function validationsOfOthers(scope: IConstruct): string[] {
  const state = tryStateOf(scope);
  if (!state?.validates) return scope.node.validate();
  state.validates = false;
  try {
    return scope.node.validate();
  } finally {
    state.validates = true;
  }
}
