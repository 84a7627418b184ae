import { Action, ActionKind } from './step';
import { Check, CommandWord, ObjectReference, OsdPart, OsdReference, partOf } from '../checks';

/** What an action does, before it has its place in a plan. */
export type Act = Omit<Action, 'id'>;

/** Actions with ids: that of their step and their number in it. */
export function numbered(step: string, acts: readonly Act[], from = 1): Action[] {
  return acts.map((act, i): Action => {
    const id = `${step}/${from + i}`;
    const own = (check: Check) => ({ ...check, id: `${id}/${check.id}` });
    return { id, ...act, ...act.check && { check: own(act.check) }, ...act.unless && { unless: own(act.unless) } };
  });
}

export const apply = (objects: readonly any[]): Act => ({ kind: ActionKind.APPLY, objects: [...objects] });

export const scale = (target: ObjectReference, replicas: number, unless?: Check): Act => ({ kind: ActionKind.SCALE, target, replicas, ...unless && { unless } });

export const patch = (target: ObjectReference, value: object): Act => ({ kind: ActionKind.PATCH, target, patch: JSON.stringify(value) });

export const remove = (target: ObjectReference): Act => ({ kind: ActionKind.DELETE, target, destroys: true });

/** What is deleted comes back by itself: its controller makes it anew. */
export const restart = (pods: ObjectReference, unless: Check): Act => ({ kind: ActionKind.DELETE, target: pods, unless });

export const wait = ({ name, ...check }: Omit<Check, 'id'> & { readonly name: string }, seconds: number): Act => ({ kind: ActionKind.WAIT, check: { id: name, ...check }, seconds });

export const ceph = (cluster: string, ...words: readonly (string | OsdReference)[]): Act => ({ kind: ActionKind.CEPH, cluster, command: command(...words) });

export const evict = (host: string, loses: readonly string[]): Act => ({ kind: ActionKind.EVICT, target: { resource: 'nodes', name: host }, ...loses.length === 0 ? {} : { loses: [...loses] } });

export const ask = (asks: string): Act => ({ kind: ActionKind.ASK, asks });

/** Changes of the map that count together. With each by itself, groups would move to places from which the next one moves them again. */
export function atOnce(cluster: string, changes: readonly Act[], several: boolean): { readonly acts: readonly Act[]; readonly finals: readonly Act[] } {
  const release = ceph(cluster, 'osd unset norebalance');
  return several ? { acts: [ceph(cluster, 'osd set norebalance'), ...changes, release], finals: [release] } : { acts: changes, finals: [] };
}

/** Reads the map, so that checks can tell what was answered before the actions above were known from what came after. */
export const keepEpoch = (cluster: string): Act => ({ ...ceph(cluster, 'osd', 'dump'), keepsEpoch: true });

/** A command as words; texts of several words are taken apart. */
export function command(...words: readonly (string | OsdReference)[]): CommandWord[] {
  return words.flatMap((word): CommandWord[] => typeof word === 'string' ? word.split(' ').map(text => ({ text })) : [{ osd: word }]);
}

export const deploymentOf = (osd: OsdReference) => partOf(osd, OsdPart.DEPLOYMENT);
export const podsOf = (osd: OsdReference) => partOf(osd, OsdPart.PODS);
export const prepareJobsOf = (osd: OsdReference) => partOf(osd, OsdPart.PREPARE_JOBS);
export const claimsOf = (osd: OsdReference) => partOf(osd, OsdPart.CLAIMS);

/** Rook's operator. */
export function operatorIn(namespace: string): ObjectReference {
  return { resource: 'deployments.apps', namespace, name: 'rook-ceph-operator' };
}
