import { claims } from './claim-steps';
import { letGo } from './let-go';
import { makeStep } from './make-step';
import { forget, goneGate, goneWait, named } from './taken-away';
import { wipe } from './wipe-steps';
import { ExpectationKind, ObjectReference } from '../../checks';
import { definedBy, ObjectName, objectNameOf, StackState, teardownPartsOf } from '../../manifests';
import { Act, apply } from '../actions';
import { Gate, listed } from '../gates';
import { Danger, Step, StepKind } from '../step';
import type { TeardownOptions } from '../teardown';

/** The steps, in order: classes, claims, clusters, devices, volumes, operator, kinds, namespaces. */
export function teardownSteps(state: StackState, options: TeardownOptions): Step[] {
  const parts = teardownPartsOf(state), { use, keepData = false } = options;
  const place = { ...options, operatorNamespace: options.operatorNamespace ?? state.operatorNamespace ?? 'rook-ceph' };
  // Another cluster needs the operator, wherever it runs.
  const alone = use.others.length === 0;
  // The drivers' operator takes its finalizer off a profile only while the connection is there that the profile names.
  const isProfile = ({ kind }: ObjectName) => kind === 'ClientProfile', profiles = use.drivers.filter(isProfile), connections = use.drivers.filter(each => !isProfile(each));
  const kept = alone ? [] : [`The operator and Rook's kinds stay: ${use.others.join(', ')} needs them.`];
  return [
    ...part('classes', 'Delete classes, and what stands beside them: no claim can be made from here on', parts.classes, { undo: [apply(parts.classes)] }),
    ...claims(use),
    ...state.clusters.map((cluster, i) => letGo(state, cluster, place, i === 0)),
    ...keepData ? [] : state.clusters.map(cluster => wipe(state, cluster, place)),
    ...part('volumes', 'Delete the volumes and what prepares hosts', [...parts.volumes].reverse(), { leaves: kept }),
    ...alone ? part('operator', 'Delete the drivers, then the operator', [...parts.operator].reverse(), { before: [profiles, [...connections, ...parts.drivers]] }) : [],
    ...alone && options.definitions === true ? definitions(parts.definitions) : [],
    ...namespaces(parts.namespaces.filter(name => alone || name !== place.operatorNamespace), place.operatorNamespace),
  ];
}

function nameOf(object: any): ObjectReference {
  return named('id' in object ? object : objectNameOf(object));
}

interface More {
  readonly undo?: readonly Act[];
  readonly leaves?: readonly string[];
  /** Deleted before, and waited for, one list after the other: what deletes their parts, or takes a finalizer off them, comes later. */
  readonly before?: readonly (readonly any[])[];
}

function part(name: string, title: string, objects: readonly any[], { undo, leaves, before = [] }: More = {}): Step[] {
  if (objects.length === 0 && before.every(each => each.length === 0)) return [];
  const early = before.map(each => each.map(nameOf));
  return [makeStep({
    kind: StepKind.DELETE,
    part: name,
    title,
    danger: Danger.CHANGES,
    acts: [...early.flatMap(targets => [...targets.map(forget), ...targets.map(target => goneWait(target, 300))]), ...objects.map(nameOf).map(forget)],
    undo,
    ...undo === undefined ? {} : { temporary: true },
    leaves,
  })];
}

/** Kinds go only when there is no object of them, of whomever. */
function definitions(objects: readonly any[]): Step[] {
  if (objects.length === 0) return [];
  const unused = objects.map(definedBy).map(({ name, kind, resource }): Gate => listed(`unused-${name}`, `there is no ${kind} any more`, { resource }, { kind: ExpectationKind.GONE }));
  return [makeStep({ kind: StepKind.DELETE, part: 'definitions', title: "Delete Rook's kinds", danger: Danger.CHANGES, before: unused, acts: objects.map(object => forget(nameOf(object))) })];
}

/** Last, that of the operator at the very end: in it is kept how far this has come. */
function namespaces(names: readonly string[], operators: string): Step[] {
  const inOrder = [...names].sort((a, b) => Number(a === operators) - Number(b === operators));
  if (inOrder.length === 0) return [];
  const empty = inOrder.flatMap(namespace => ['pods', 'persistentvolumeclaims'].map((resource): Gate => (
    listed(`${resource}-${namespace}`, `no ${resource === 'pods' ? 'pod' : 'claim'} is left in the namespace ${namespace}`, { resource, namespace }, { kind: ExpectationKind.GONE }))));
  const targets = inOrder.map((name): ObjectReference => ({ resource: 'namespaces', name }));
  return [makeStep({
    kind: StepKind.DELETE,
    part: 'namespaces',
    title: `Delete the namespace ${inOrder.join(', ')} with all that is left in it`,
    danger: Danger.DESTROYS,
    before: empty,
    acts: targets.map(forget),
    noReturn: true,
    forgets: inOrder.includes(operators),
    after: targets.map(goneGate),
  })];
}
