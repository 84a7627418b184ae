import { makeStep } from './make-step';
import { goneGate, goneWait, named, takenAway, unlessGone } from './taken-away';
import type { ObjectReference } from '../../checks';
import type { StackUse } from '../../manifests';
import { patch, remove } from '../actions';
import { Danger, Step, StepKind } from '../step';

/** Delete the claims that nobody uses. Their volumes are kept first: no driver is asked to delete anything, which a cluster that is ill could not do. */
export function claims({ claims: all, volumes }: StackUse): Step[] {
  if (all.length + volumes.length === 0) return [];
  const volume = (name: string): ObjectReference => ({ resource: 'persistentvolumes', name }), places = volumes.map(({ name }) => volume(name)), targets = all.map(named);
  return [makeStep({
    kind: StepKind.CLAIMS,
    title: `Delete the claims that are not in use (${all.length}), and their volumes (${volumes.length})`,
    danger: Danger.DESTROYS,
    acts: [
      ...places.map(place => unlessGone(patch(place, { spec: { persistentVolumeReclaimPolicy: 'Retain' } }))),
      ...targets.map(remove),
      ...targets.map(target => goneWait(target, 300)),
      ...places.flatMap(takenAway),
    ],
    undo: volumes.filter(({ policy }) => policy !== 'Retain').map(({ name, policy }) => patch(volume(name), { spec: { persistentVolumeReclaimPolicy: policy } })),
    noReturn: true,
    after: places.map(goneGate),
    notes: ['The data of a claim is not found any more once the claim is deleted. It stays in the pools until devices are wiped.'],
  })];
}
