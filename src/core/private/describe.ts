import type { IConstruct } from 'constructs';
import { validationText } from './verdict';
import type { PolicyManifest } from '../../model/manifests';
import type { Described, Topic } from '../../model/rules/topic';

const STATE = Symbol.for('cdk8s-ceph.Descriptions');

/** What a construct says of one thing, where it stands being known. */
export type Description<Spec> = Omit<Described<Spec>, 'at'>;

/** A description that is made when somebody asks: a pool may be judged against a cluster that is still growing. */
export interface Told {
  readonly topic: Topic<any, any>;
  /** What topics that are judged last are given is every object of the app. */
  readonly make: (manifests: readonly PolicyManifest[]) => readonly Description<any>[];
}

interface State {
  readonly told: Told[];
  /** Reasons by the code of the warning. */
  readonly approvals: Map<string, string>;
  /** True once synthesis is refused from here; false while only other people's validations are asked. */
  validates?: boolean;
  /** How the app writes its objects, where it does so in an order of its own. */
  manifests?: () => PolicyManifest[];
}

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

/** What a construct itself says. */
export function toldBy(scope: IConstruct): readonly Told[] {
  return tryStateOf(scope)?.told ?? [];
}

export function setManifests(app: IConstruct, manifests: () => PolicyManifest[]): void {
  stateOf(app).manifests = manifests;
}

export function manifestsOf(app: IConstruct): (() => PolicyManifest[]) | undefined {
  return tryStateOf(app)?.manifests;
}

export function setApproval(scope: IConstruct, code: string, reason: string): void {
  stateOf(scope).approvals.set(code, reason);
}

/** The approvals that stand on a construct, by code. */
export function approvalsOn(scope: IConstruct): ReadonlyMap<string, string> {
  return tryStateOf(scope)?.approvals ?? NONE;
}

const NONE: ReadonlyMap<string, string> = new Map();

function tryStateOf(scope: IConstruct): State | undefined {
  return (scope as unknown as Record<symbol, State | undefined>)[STATE];
}

function stateOf(scope: IConstruct): State {
  const holder = scope as unknown as Record<symbol, State | undefined>;
  return holder[STATE] ??= { told: [], approvals: new Map() };
}
