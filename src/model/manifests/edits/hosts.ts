import { change, keptClusters, lossy, objectName } from './lossy';
import { namedDevices, takesUnnamed } from './named-devices';
import type { Violation } from '../../rules';
import { entries, list } from '../look';
import { hostOf } from '../read-cluster';
import type { LossyEdit, Transition } from '../transition';

/** Names below which a device goes by its own identity, wherever it is plugged in. */
const IDENTITY = /^\/dev\/disk\/by-id\/(wwn-|nvme-|ata-|scsi-|virtio-)|^\/dev\/disk\/by-(uuid|partuuid)\//;

/** Local volumes of device sets by set: the host and the path each stands on. */
function standing(cluster: any, objects: ReadonlyMap<string, any>): { readonly set: string; readonly host: string; readonly path: string }[] {
  return list(cluster.spec?.storage?.storageClassDeviceSets).flatMap(set => list(set?.volumeClaimTemplates).flatMap(template => {
    const volume = objects.get(`PersistentVolume/core/${template?.spec?.volumeName}`);
    const path = volume?.spec?.local?.path as string | undefined;
    const host = hostOf(volume);
    return path === undefined || host === undefined ? [] : [{ set: set.name as string, host, path }];
  }));
}

function moved(transition: Transition): Violation[] {
  return keptClusters(transition).flatMap(({ former, next }) => {
    const was = standing(former.object, transition.former.objects).filter(({ set }) => !transition.purged?.has(`${former.key}/${set}`));
    const known = new Set(was.map(({ set }) => set));
    return standing(next.object, transition.next.objects).filter(({ set }) => !known.has(set)).flatMap(volume => {
      const before = was.find(({ path, host }) => path === volume.path && (host === volume.host || IDENTITY.test(path)));
      return before === undefined ? [] : [{
        at: objectName(next.object, volume.set),
        property: `spec.storage.storageClassDeviceSets[${volume.set}]`,
        value: change(`${before.path} on ${before.host} as ${before.set}`, `${volume.path} on ${volume.host} as ${volume.set}`),
        reason: `the device still holds the data of ${before.set}`,
        fix: `Put ${before.set} back, or plan in two edits: remove ${before.set} first; when its plan is done, wipe the device and declare it under the new name`,
      }];
    });
  });
}

const USERS = /^use(AllDevices|AllNodes)$|^device(Path)?Filter$/;

/** Edits of which host has which device. */
export const HOST_EDITS: readonly LossyEdit[] = [
  lossy({
    code: 'edit/device-moved',
    title: 'A device gets another host or name only after its data is gone.',
    why: 'Rook would make a new OSD on a disk that holds the data of another OSD: either the OSD is not made, or the data is overwritten before it is copied.',
    check: moved,
  }),
  lossy({
    code: 'edit/host-device-dropped',
    title: 'A node or a device of a node is not removed before its OSD is drained.',
    why: 'Rook removes nothing: the OSD keeps running with its data but is no longer updated, and when the disk is taken out, its copies are lost.',
    check: transition => keptClusters(transition).flatMap(({ former, next }) => {
      const kept = new Set(namedDevices(next.object).map(({ id }) => id)), taken = takesUnnamed(next.object);
      return namedDevices(former.object).filter(({ id, node }) => !kept.has(id) && !taken(node)).map(({ id, property }) => ({
        at: objectName(next.object, id),
        property,
        value: 'no longer there',
        reason: 'its OSD still holds data, Rook removes nothing by itself, and which OSD it is cannot be told from the objects',
        fix: "Put the device back; to remove it, set the CRUSH weight of its OSD to 0, wait until 'ceph osd safe-to-destroy' agrees, purge the OSD, and approve the edit",
      }));
    }),
  }),
  lossy({
    code: 'edit/all-devices-taken',
    title: 'A cluster does not begin to take devices that are not named.',
    why: 'Every blank device of every node becomes an OSD at once, also one for another purpose. If the setting is removed later, these OSDs stay.',
    check: transition => keptClusters(transition).flatMap(({ former, next }) => {
      const was = new Set(switches(former.object).map(({ property }) => property));
      return switches(next.object).filter(({ property }) => !was.has(property)).map(({ property, value }) => ({
        at: objectName(next.object, property),
        property,
        value,
        reason: 'every device that is or becomes blank would become an OSD, and the objects do not tell which ones',
        fix: `Remove '${property}' and name the devices`,
      }));
    }),
  }),
  lossy({
    code: 'edit/unnamed-object',
    title: 'Every object has a name.',
    why: 'An object without a name cannot be compared with the applied state, so a loss of data with it is not noticed.',
    check: ({ former, next }) => [...new Set([...former.unnamed, ...next.unnamed].map(({ kind }) => `${kind}`))].map((kind): Violation => ({
      at: `${kind}/without-a-name`, property: 'metadata.name', value: 'not set', reason: `a ${kind} without a name cannot be compared with the applied state`, fix: "Set 'metadata.name'",
    })),
  }),
];

/** Everything that is switched on and takes devices that are not named. */
function switches({ spec }: any): { readonly property: string; readonly value: string }[] {
  const scopes: [string, any][] = [['spec.storage', spec?.storage], ...list(spec?.storage?.nodes).map((node): [string, any] => [`spec.storage.nodes[${node?.name}]`, node])];
  return scopes.flatMap(([at, scope]) => entries(scope).filter(([key, value]) => USERS.test(key) && value !== false && value !== '' && value !== null)
    .map(([key, value]) => ({ property: `${at}.${key}`, value: JSON.stringify(value) })));
}
