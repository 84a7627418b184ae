import { canonicalPath, known } from '../../layout';
import type { VolumeFooting } from '../../manifests';
import type { Rule } from '../../rules';
import { rule, SiteCase, someOf } from '../cases';
import type { LiveVolume } from '../private/objects';

/** Volumes of the stack that are there under their names, as pairs. */
function pairs({ footing, volumes }: SiteCase): { readonly own: VolumeFooting; readonly live: LiveVolume }[] {
  const byName = new Map(footing.volumes.map(volume => [volume.name, volume]));
  return known(volumes).flatMap(live => {
    const own = byName.get(live.name);
    return own === undefined ? [] : [{ own, live }];
  });
}

const isSame = ({ host, path }: VolumeFooting, live: LiveVolume) => live.host === host && canonicalPath(live.path ?? '') === canonicalPath(path);

/** PersistentVolumes and claims that are there already. */
export const VOLUME_RULES: readonly Rule<SiteCase>[] = [
  rule({
    code: 'preflight/volume-released',
    severity: 'error',
    title: 'Volumes of the stack are free, or bound to their claims.',
    why: 'Kubernetes binds a released volume to no other claim, so that its OSD or monitor never starts.',
    check: subject => pairs(subject).filter(({ live: { phase } }) => ['Released', 'Failed'].includes(known(phase))).map(({ live: { name, phase, claim } }) => ({
      at: `PersistentVolume ${name}`,
      property: 'status.phase',
      value: known(phase),
      reason: claim === undefined ? 'it is not given to a claim any more' : `the claim ${claim} that it was bound to is gone`,
      fix: `Empty the device if nothing on it is needed, then remove 'spec.claimRef' with 'kubectl edit pv ${name}'`,
    })),
  }),
  rule({
    code: 'preflight/volume-changed',
    severity: 'error',
    title: 'A PersistentVolume that is there names the device that the stack names.',
    why: 'Kubernetes refuses to change the device or the host of a volume.',
    check: subject => pairs(subject).filter(({ own, live }) => !isSame(own, live)).map(({ own, live: { name, host, path } }) => ({
      at: `PersistentVolume ${name}`, property: 'spec.local.path', value: `${path ?? 'not local'} of ${host ?? 'no host'}`, reason: `the stack has ${own.path} of ${own.host}`, fix: "Set another 'name' on the volume of the stack, or remove the PersistentVolume that is there",
    })),
  }),
  rule({
    code: 'preflight/volume-taken',
    severity: 'error',
    title: 'Devices of the stack have no other PersistentVolume, and its volumes are bound to no other claim.',
    why: 'Two volumes of one device are bound to two claims: both write to the same disk.',
    check: subject => {
      const { footing } = subject, names = new Set(footing.volumes.map(({ name }) => name));
      const placeOf = (host = '', path = '') => `${host}\n${canonicalPath(path)}`, strangers = known(subject.volumes).filter(live => !names.has(live.name) && live.path !== undefined);
      const byPlace = new Map(strangers.map(live => [placeOf(live.host, live.path), live]));
      const others = footing.volumes.flatMap(own => [byPlace.get(placeOf(own.host, own.path)) ?? []].flat().map(live => ({
        at: `PersistentVolume ${live.name}`, property: 'spec.local.path', value: own.path, reason: `the stack has the volume ${own.name} for this device of ${own.host}`, fix: 'Delete the other PersistentVolume once nothing uses it, or name another device',
      })));
      const spaces = new Set(footing.clusters.map(({ namespace }) => namespace));
      const bound = pairs(subject).flatMap(({ live: { name, phase, claim } }) => known(phase) !== 'Bound' || claim === undefined || spaces.has(claim.split('/')[0]) ? [] : {
        at: `PersistentVolume ${name}`, property: 'spec.claimRef', value: claim, reason: 'a claim of another namespace has this volume', fix: "Set another 'name' on the set of volumes, or free the volume",
      });
      return [...others, ...bound];
    },
  }),
  rule({
    code: 'preflight/former-claims',
    severity: 'error',
    title: 'No claims of OSDs are left where the cluster is not there.',
    why: 'Rook takes them for OSDs that it has made, and waits for devices of a cluster that is gone.',
    check: ({ footing, clusters, claims }) => {
      const left = known(claims).filter(({ deviceSet }) => deviceSet !== undefined), live = new Set(known(clusters).map(({ namespace, name }) => `${namespace}/${name}`));
      return footing.clusters.filter(({ key }) => !live.has(key)).flatMap(({ key, namespace }) => {
        const names = left.filter(each => each.namespace === namespace).map(({ name }) => name);
        return names.length === 0 ? [] : [{
          at: `CephCluster ${key}`, property: 'claims', value: someOf(names), reason: 'they are left of a former cluster of this namespace', fix: `Make sure that no data of it is needed, then run 'kubectl delete pvc --namespace ${namespace} --selector ceph.rook.io/DeviceSet'`,
        }];
      });
    },
  }),
];
