import type { Check, Query } from './check';
import { osdObjects } from './osd-objects';
import type { CommandWord, ObjectReference, OsdReference } from './reference';

/** What is known only while a step runs. */
export interface Bindings {
  /** OSDs that have been found, by `keyOf`. */
  readonly osds: ReadonlyMap<string, Pick<OsdReference, 'id' | 'claim'>>;
  /** Epochs of the map that actions have kept, by the id of the action. */
  readonly epochs: ReadonlyMap<string, number>;
}

/** What an OSD is known by before it has a number. */
export function keyOf({ cluster, deviceSet, index }: OsdReference): string {
  return index === undefined ? `${cluster}/${deviceSet}` : `${cluster}/${deviceSet}#${index}`;
}

/** An OSD with what is known of it by now. */
export function bindOsd(osd: OsdReference, { osds }: Bindings): OsdReference {
  return { ...osd, ...osds.get(keyOf(osd)) };
}

export function bindObjects(objects: ObjectReference, bindings: Bindings): ObjectReference {
  return objects.osd === undefined ? objects : { ...objects, osd: bindOsd(objects.osd, bindings) };
}

export function bindWords(words: readonly CommandWord[], bindings: Bindings): CommandWord[] {
  return words.map(word => word.osd === undefined ? word : { osd: bindOsd(word.osd, bindings) });
}

/** A check with every reference filled in as far as it is known; `evaluate` calls the rest unknown. */
export function bindCheck(check: Check, bindings: Bindings): Check {
  const { query, expectation } = check;
  const { command, objects } = query;
  const bound: Query = { ...query, ...command && { command: bindWords(command, bindings) }, ...objects && { objects: bindObjects(objects, bindings) } };
  const { osds, since } = expectation;
  const epoch = since === undefined ? expectation.epoch : bindings.epochs.get(since);
  const { orElse, ...rest } = check;
  return {
    ...rest,
    ...orElse && { orElse: bindCheck(orElse, bindings) },
    query: bound,
    expectation: { ...expectation, ...osds && { osds: osds.map(osd => bindOsd(osd, bindings)) }, epoch },
  };
}

/** The OSDs that a check speaks of. */
export function osdsIn({ query, expectation, orElse }: Check): OsdReference[] {
  return [
    ...orElse === undefined ? [] : osdsIn(orElse),
    ...expectation.osds ?? [],
    ...(query.command ?? []).flatMap(({ osd }) => osd ?? []),
    ...query.objects?.osd === undefined ? [] : [query.objects.osd],
  ];
}

/**
 * Find an OSD among the Deployments of all OSDs and the claims of its namespace, as Rook labels them. Nothing is found where
 * several fit: a wrong number would be stopped and purged.
 */
export function findOsd({ deviceSet, index }: OsdReference, deployments: readonly any[], claims: readonly any[]): Pick<OsdReference, 'id' | 'claim'> | undefined {
  const fitting = osdObjects(deployments, claims).filter(osd => osd.deviceSet === deviceSet && (index === undefined || osd.index === index));
  if (fitting.length !== 1) return undefined;
  const [{ id, claim }] = fitting;
  return id !== undefined && claim !== undefined ? { id, claim } : undefined;
}
