import type { IConstruct } from 'constructs';
import type { PolicyManifest } from '../model/manifests';
import type { Described, Topic } from '../model/rules';

const STATE = Symbol.for('cdk8s-ceph.Descriptions');

/** What a construct says of one thing, where it stands being known. */
export type Description<Spec> = Omit<Described<Spec>, 'at'>;

/** A description that is made when somebody asks: a pool may be judged against a cluster that is still growing. */
export interface Told {
  readonly topic: Topic<any, any>;
  /** What topics that are judged last are given is every object of the app. */
  readonly make: (manifests: readonly PolicyManifest[]) => readonly Description<any>[];
}

/** What is kept on a construct for the rules. */
export interface State {
  readonly told: Told[];
  /** Reasons by the code of the warning. */
  readonly approvals: Map<string, string>;
  /** True once synthesis is refused from here; false while only other people's validations are asked. */
  validates?: boolean;
  /** How the app writes its objects, where it does so in an order of its own. */
  manifests?: () => PolicyManifest[];
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

/** What is kept on a construct, where anything is. */
export function tryStateOf(scope: IConstruct): State | undefined {
  return (scope as unknown as Record<symbol, State | undefined>)[STATE];
}

/** What is kept on a construct. */
export function stateOf(scope: IConstruct): State {
  const holder = scope as unknown as Record<symbol, State | undefined>;
  return holder[STATE] ??= { told: [], approvals: new Map() };
}
