import { bytesIn } from '../../layout/quantity';
import { dataTemplate } from '../read-cluster';
import { deviceSets, lossy, SetPair, template, turned, Turn, change } from './lossy';
import type { LossyEdit, Transition } from '../transition';

const keptSets = (transition: Transition) => deviceSets(transition).filter(({ next, purged }) => next !== undefined && !purged);
const setTurns = <T>(transition: Transition, turn: Turn<T>) => keptSets(transition)
  .flatMap(({ former, next, at, property }) => turned(former, next, at, { ...turn, property: `${property}.${turn.property}` }));
const classOf = (set: any): string | undefined => dataTemplate(set)?.metadata?.annotations?.crushDeviceClass;

/** A part beside the data that a set had and has no more. */
function droppedPart(transition: Transition, part: string, reason: string) {
  return keptSets(transition).filter(({ former, next }) => template(former, part) !== undefined && template(next, part) === undefined).map(({ at, property }) => ({
    at, property: `${property}.volumeClaimTemplates[${part}]`, value: 'no longer there', reason, fix: 'put it back; to do without it, drain the OSD, remove it, and declare the device under another name',
  }));
}

/** Templates that name another volume than before. */
function rebound(transition: Transition, concerns: (former: any, set: any) => boolean, reason: string) {
  return keptSets(transition).flatMap(({ former, next, at, property }: SetPair) => (former.volumeClaimTemplates ?? []).flatMap((part: any) => {
    const name = part.metadata?.name;
    const was = part.spec?.volumeName, is = (next.volumeClaimTemplates.length === 1 ? dataTemplate(next) : template(next, name))?.spec?.volumeName;
    return concerns(part, former) && was !== undefined && is !== undefined && was !== is ? [{
      at, property: `${property}.volumeClaimTemplates[${name}].spec.volumeName`, value: change(was, is), reason, fix: 'declare the other device under a name of its own, and drain this OSD first',
    }] : [];
  }));
}

/** Edits of device sets: which OSD stands on what. */
export const DEVICE_EDITS: readonly LossyEdit[] = [
  lossy({
    code: 'edit/device-dropped',
    title: 'A device is not dropped from code before its OSD is drained.',
    why: 'Rook removes nothing: the OSD goes on with its data, but is no longer updated, and whoever takes the disk takes copies with it.',
    check: transition => deviceSets(transition).filter(({ former, next, purged }) => next === undefined && former.count > 0 && !purged).map(({ at, property }) => ({
      at, property, value: 'no longer there', reason: 'its OSD still holds data, and Rook removes nothing by itself', fix: 'name it to have it drained and removed by the plan, or put it back',
    })),
  }),
  lossy({
    code: 'edit/device-count',
    title: 'The count of a device set is not lowered before its OSDs are drained.',
    why: 'Rook only ever adds: the OSDs beyond the count go on, are no longer updated, and none says which of them is meant.',
    check: transition => setTurns(transition, {
      property: 'count',
      of: set => set.count as number,
      when: (former, next) => next < former,
      reason: 'OSDs beyond it still hold data, and Rook removes nothing by itself',
      fix: 'name the set to have the last ones drained and removed by the plan',
    }),
  }),
  lossy({
    code: 'edit/device-rebound',
    title: 'A device set stays on its volume.',
    why: 'Rook keeps the claim it has, so code and cluster say different things; when the claim is made anew, it binds to an empty or a foreign device.',
    check: transition => rebound(transition, (part, set) => part === dataTemplate(set), 'the OSD of this set stands on the former volume'),
  }),
  lossy({
    code: 'edit/device-part-rebound',
    title: 'The metadata and log of an OSD stay on their volumes.',
    why: 'An OSD that finds another device in place of its metadata does not start, and its data cannot be read without it.',
    check: transition => rebound(transition, (part, set) => part !== dataTemplate(set), 'the OSD has this part of itself on the former volume'),
  }),
  lossy({
    code: 'edit/metadata-device-dropped',
    title: 'An OSD keeps its metadata volume.',
    why: 'The database of the OSD lies on it: an OSD prepared without it is a new and empty one, and the former does not start.',
    check: transition => droppedPart(transition, 'metadata', 'the database of the OSD is on this volume'),
  }),
  lossy({
    code: 'edit/log-device-dropped',
    title: 'An OSD keeps its log volume.',
    why: 'Writes that are approved and not yet moved on lie in the log: without it the OSD does not start.',
    check: transition => droppedPart(transition, 'wal', 'the write-ahead log of the OSD is on this volume'),
  }),
  lossy({
    code: 'edit/device-class-changed',
    title: 'OSDs do not change their device class.',
    why: 'Pools of the former class lose the OSD at once, pools of the new class take it: both move data, and a class without OSDs leaves its pools without a place.',
    check: transition => setTurns(transition, {
      property: 'volumeClaimTemplates[data].metadata.annotations.crushDeviceClass',
      of: classOf,
      when: (former, next) => former !== undefined && next !== undefined && former !== next,
      reason: 'the pools of the former class lose this OSD',
      fix: 'drain and remove the OSD, and declare the device anew with the other class',
    }),
  }),
  lossy({
    code: 'edit/device-class-unset',
    title: 'OSDs keep a device class that was declared.',
    why: 'Ceph guesses a class when the OSD is made again, and pools of the declared class do not find it.',
    check: transition => setTurns(transition, {
      property: 'volumeClaimTemplates[data].metadata.annotations.crushDeviceClass',
      of: classOf,
      when: (former, next) => former !== undefined && next === undefined,
      reason: 'Ceph would guess the class of this OSD, and pools that ask for it may lose it',
      fix: 'put the class back',
    }),
  }),
  lossy({
    code: 'edit/device-portable',
    title: 'A device set does not begin or cease to be portable.',
    why: 'The OSD gets another host in the CRUSH map: its data moves, and OSDs of one machine count as different hosts, so that copies meet on it.',
    check: transition => setTurns(transition, {
      property: 'portable',
      of: set => set.portable === true,
      when: (former, next) => former !== next,
      reason: 'the OSD changes its host in the CRUSH map',
      fix: 'put it back, or make a new set and drain this one',
    }),
  }),
  lossy({
    code: 'edit/device-encryption',
    title: 'Encryption of devices that hold data is not switched.',
    why: 'Without a confirmed migration nothing happens; with one, Rook destroys each OSD and rebuilds it from the other copies.',
    check: transition => setTurns(transition, {
      property: 'encrypted',
      of: set => set.encrypted === true,
      when: (former, next) => former !== next,
      reason: 'the OSD would have to be destroyed and made anew',
      fix: 'declare new devices with it and drain the former, or run a migration by hand',
    }),
  }),
  lossy({
    code: 'edit/device-shrunk',
    title: 'A device does not become smaller.',
    why: 'An OSD grows and never shrinks. A smaller device under the same name is another one, without the data.',
    check: transition => keptSets(transition).flatMap(({ former, next, at, property }) => turned(dataTemplate(former), dataTemplate(next), at, {
      property: `${property}.volumeClaimTemplates[data].spec.resources.requests.storage`,
      of: data => data?.spec?.resources?.requests?.storage,
      when: (was, is) => (bytesIn(is) ?? 0) < (bytesIn(was) ?? 0),
      reason: 'an OSD cannot shrink',
      fix: 'put the size back; to use a smaller device, declare it under a name of its own and drain this one',
    })),
  }),
  lossy({
    code: 'edit/migration-with-drop',
    title: 'No migration of OSDs is confirmed while device sets go.',
    why: 'Rook takes a set that is not there for one without encryption, destroys its OSDs and tries to build them anew.',
    check: transition => deviceSets(transition).filter(({ cluster, next, former, purged }) => next === undefined && former.count > 0 && !purged
      && Boolean(cluster.spec?.storage?.migration?.confirmation)).map(({ at }) => ({
      at, property: 'spec.storage.migration.confirmation', value: 'set', reason: 'the OSDs of the set that goes would be destroyed', fix: 'take the confirmation away, or put the set back',
    })),
  }),
];
