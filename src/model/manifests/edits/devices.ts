import { bytesIn } from '../../layout';
import { list } from '../look';
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
    at, property: `${property}.volumeClaimTemplates[${part}]`, value: 'no longer there', reason, fix: `Put the template '${part}' back; to remove it, drain the OSD, remove the OSD, and declare the device under another name`,
  }));
}

/** Templates that name another volume than before. */
function rebound(transition: Transition, concerns: (former: any, set: any) => boolean, reason: string) {
  return keptSets(transition).flatMap(({ former, next, at, property }: SetPair) => list(former.volumeClaimTemplates).flatMap((part: any) => {
    const name = part.metadata?.name;
    const was = part.spec?.volumeName, is = (list(next.volumeClaimTemplates).length === 1 ? dataTemplate(next) : template(next, name))?.spec?.volumeName;
    return concerns(part, former) && was !== undefined && is !== undefined && was !== is ? [{
      at, property: `${property}.volumeClaimTemplates[${name}].spec.volumeName`, value: change(was, is), reason, fix: "Set 'spec.volumeName' back to the former volume; to use the other device, declare it under a name of its own and drain this OSD first",
    }] : [];
  }));
}

/** Edits of device sets: which OSD stands on what. */
export const DEVICE_EDITS: readonly LossyEdit[] = [
  lossy({
    code: 'edit/device-dropped',
    title: 'A device is not removed from the code before its OSD is drained.',
    why: 'Rook removes nothing: the OSD keeps running with its data but is no longer updated, and when the disk is taken out, its copies are lost.',
    check: transition => deviceSets(transition).filter(({ former, next, purged }) => next === undefined && former.count > 0 && !purged).map(({ at, property }) => ({
      at, property, value: 'no longer there', reason: 'its OSD still holds data, and Rook removes nothing by itself', fix: 'Put the device back, or approve the edit so that the plan drains and removes its OSD',
    })),
  }),
  lossy({
    code: 'edit/device-count',
    title: 'The count of a device set is not lowered before its OSDs are drained.',
    why: 'Rook removes nothing: the OSDs beyond the count keep running but are no longer updated, and the count does not tell which OSDs are meant.',
    check: transition => setTurns(transition, {
      property: 'count',
      of: set => set.count as number,
      when: (former, next) => next < former,
      reason: 'OSDs beyond it still hold data, and Rook removes nothing by itself',
      fix: "Set 'count' back to its former value, or approve the edit so that the plan drains and removes the last OSDs",
    }),
  }),
  lossy({
    code: 'edit/device-rebound',
    title: 'A device set stays on its volume.',
    why: 'Rook keeps the existing claim, so the code and the cluster differ. When the claim is recreated, it binds to an empty device or to a device with other data.',
    check: transition => rebound(transition, (part, set) => part === dataTemplate(set), 'the OSD of this set is on the former volume'),
  }),
  lossy({
    code: 'edit/device-part-rebound',
    title: 'The metadata and log of an OSD stay on their volumes.',
    why: 'An OSD that finds another device in place of its metadata does not start, and its data cannot be read without it.',
    check: transition => rebound(transition, (part, set) => part !== dataTemplate(set), 'the OSD has this part on the former volume'),
  }),
  lossy({
    code: 'edit/metadata-device-dropped',
    title: 'An OSD keeps its metadata volume.',
    why: 'The database of the OSD is on it. Without it the OSD does not start, and an OSD that is prepared anew is empty.',
    check: transition => droppedPart(transition, 'metadata', 'the database of the OSD is on this volume'),
  }),
  lossy({
    code: 'edit/log-device-dropped',
    title: 'An OSD keeps its log volume.',
    why: 'Writes that Ceph has confirmed may be only in the log, and the OSD does not start without it.',
    check: transition => droppedPart(transition, 'wal', 'the write-ahead log of the OSD is on this volume'),
  }),
  lossy({
    code: 'edit/device-class-changed',
    title: 'OSDs do not change their device class.',
    why: 'The pools of the former class lose the OSD at once, and the pools of the new class use it: both move data. The pools of a class without OSDs have no place for their data.',
    check: transition => setTurns(transition, {
      property: 'volumeClaimTemplates[data].metadata.annotations.crushDeviceClass',
      of: classOf,
      when: (former, next) => former !== undefined && next !== undefined && former !== next,
      reason: 'the pools of the former class would lose this OSD',
      fix: "Set 'crushDeviceClass' back to the former class; to change it, drain and remove the OSD, then declare the device anew with the other class",
    }),
  }),
  lossy({
    code: 'edit/device-class-unset',
    title: 'OSDs keep a device class that was declared.',
    why: 'Ceph guesses a class when the OSD is recreated, and pools of the declared class may not use the OSD.',
    check: transition => setTurns(transition, {
      property: 'volumeClaimTemplates[data].metadata.annotations.crushDeviceClass',
      of: classOf,
      when: (former, next) => former !== undefined && next === undefined,
      reason: 'Ceph would guess the class of this OSD, and pools that ask for it may lose it',
      fix: "Set 'crushDeviceClass' back to the former class",
    }),
  }),
  lossy({
    code: 'edit/device-portable',
    title: 'A device set with OSDs does not become portable, and does not stop being portable.',
    why: 'The OSD gets another host in the CRUSH map and its data moves. The OSDs of one machine may count as different hosts, so several copies may be on it.',
    check: transition => setTurns(transition, {
      property: 'portable',
      of: set => set.portable === true,
      when: (former, next) => former !== next,
      reason: 'the OSD would change its host in the CRUSH map',
      fix: "Set 'portable' back to its former value, or make a new device set and drain this one",
    }),
  }),
  lossy({
    code: 'edit/device-encryption',
    title: 'The encryption of devices with data is not switched on or off.',
    why: 'Without a confirmed migration nothing happens. With one, Rook destroys each OSD and rebuilds it from the other copies.',
    check: transition => setTurns(transition, {
      property: 'encrypted',
      of: set => set.encrypted === true,
      when: (former, next) => former !== next,
      reason: 'the OSD would have to be destroyed and recreated',
      fix: "Set 'encrypted' back to its former value; then declare new devices with the other value and drain these, or run a migration by hand",
    }),
  }),
  lossy({
    code: 'edit/device-shrunk',
    title: 'A device does not become smaller.',
    why: 'An OSD can grow but never shrink. A smaller device under the same name is another device, without the data.',
    check: transition => keptSets(transition).flatMap(({ former, next, at, property }) => turned(dataTemplate(former), dataTemplate(next), at, {
      property: `${property}.volumeClaimTemplates[data].spec.resources.requests.storage`,
      of: data => data?.spec?.resources?.requests?.storage,
      when: (was, is) => (bytesIn(is) ?? 0) < (bytesIn(was) ?? 0),
      reason: 'an OSD cannot shrink',
      fix: "Set 'storage' back to the former size; to use a smaller device, declare it under a name of its own and drain this one",
    })),
  }),
  lossy({
    code: 'edit/migration-with-drop',
    title: 'No migration of OSDs is confirmed while device sets are removed.',
    why: 'Rook treats a missing set as a set without encryption, destroys its OSDs and tries to recreate them.',
    check: transition => deviceSets(transition).filter(({ cluster, next, former, purged }) => next === undefined && former.count > 0 && !purged
      && Boolean(cluster.spec?.storage?.migration?.confirmation)).map(({ at }) => ({
      at, property: 'spec.storage.migration.confirmation', value: 'set', reason: 'the OSDs of the removed set would be destroyed', fix: "Remove 'spec.storage.migration.confirmation', or put the device set back",
    })),
  }),
];
