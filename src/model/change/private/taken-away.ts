import { ExpectationKind, ObjectReference } from '../../checks';
import type { ObjectName } from '../../manifests';
import { Act, patch, remove } from '../actions';
import { Gate, listed } from '../gates';
import { ActionKind } from '../step';

/** An object by its name. */
export function named({ resource, namespace, name }: Pick<ObjectName, 'resource' | 'namespace' | 'name'>): ObjectReference {
  return { resource, ...namespace === undefined ? {} : { namespace }, name };
}

/** Deleted, where nothing that somebody keeps goes with it. */
export const forget = (target: ObjectReference): Act => ({ kind: ActionKind.DELETE, target });

export function goneGate(target: ObjectReference): Gate {
  const what = `${target.resource.split('.')[0]} ${target.name}`;
  return listed(`gone-${target.resource}-${target.namespace ?? ''}-${target.name}`, `${what} is gone`, target, { kind: ExpectationKind.GONE });
}

export function goneWait(target: ObjectReference, seconds: number): Act {
  const { name: id, ...check } = goneGate(target);
  return { kind: ActionKind.WAIT, check: { id, ...check }, seconds };
}

/** Done unless the object is gone. */
export function unlessGone(act: Act): Act {
  return { ...act, unless: { id: 'gone', ...listed('gone', 'it is gone', act.target!, { kind: ExpectationKind.GONE }) } };
}

/** Taken away at once: nobody is waited for who would have to let it go. */
export function takenAway(target: ObjectReference): Act[] {
  return [unlessGone(patch(target, { metadata: { finalizers: null } })), remove(target)];
}
