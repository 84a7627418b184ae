import { CLEANUP, cleanupConfirmed } from '../rules/cleanup-confirmation';
import type { Violation } from '../../rules/rule';
import type { ClusterState } from '../state';
import { change, clusterIn, differ, lossy, objectName, turns } from './lossy';
import type { LossyEdit, Transition } from '../transition';

const KIND = 'CephCluster';

/** Clusters that are no longer there, told apart by what seems to have become of them. */
function goneClusters({ former, next }: Transition, became: 'removed' | 'renamed' | 'moved', violation: (cluster: ClusterState, other?: ClusterState) => Omit<Violation, 'at'>): Violation[] {
  const fresh = next.clusters.filter(({ key }) => !former.clusters.some(cluster => cluster.key === key));
  return former.clusters.filter(({ key }) => !next.clusters.some(cluster => cluster.key === key)).flatMap(cluster => {
    const renamed = clusterIn(fresh, cluster.namespace), moved = fresh.find(({ name }) => name === cluster.name);
    const fate = renamed ? 'renamed' : moved ? 'moved' : 'removed';
    return fate === became ? [{ ...violation(cluster, renamed ?? moved), at: objectName(cluster.object) }] : [];
  });
}

/** Edits of clusters as a whole. */
export const CLUSTER_EDITS: readonly LossyEdit[] = [
  lossy({
    code: 'edit/cluster-removed',
    title: 'A cluster is not removed from code.',
    why: 'Its deletion takes the claims of all OSDs and monitors with it.',
    check: transition => goneClusters(transition, 'removed', () => ({
      property: 'the object', value: 'no longer there', reason: 'the claims of all its OSDs and monitors go with it', fix: 'name it once everything is out of it, or put it back',
    })),
  }),
  lossy({
    code: 'edit/cluster-renamed',
    title: 'A cluster keeps its name.',
    why: 'Another name is another cluster; the former is deleted with the claims of its OSDs, or both fight for the same devices.',
    check: transition => goneClusters(transition, 'renamed', (cluster, other) => ({
      property: 'metadata.name', value: change(cluster.name, other?.name), reason: 'the data belongs to the cluster of the former name', fix: 'put the name back',
    })),
  }),
  lossy({
    code: 'edit/cluster-moved',
    title: 'A cluster stays in its namespace.',
    why: 'In another namespace it is another cluster, which finds devices that belong to the former.',
    check: transition => goneClusters(transition, 'moved', (cluster, other) => ({
      property: 'metadata.namespace', value: change(cluster.namespace, other?.namespace), reason: 'the data belongs to the cluster in the former namespace', fix: 'put the namespace back',
    })),
  }),
  lossy({
    code: 'edit/cleanup-confirmed',
    title: 'Nobody is told to clean the hosts of a cluster that is in use.',
    why: CLEANUP.why,
    check: transition => turns(transition, KIND, {
      property: CLEANUP.property,
      of: cleanupConfirmed,
      when: (former, next) => next !== undefined && former !== next,
      reason: CLEANUP.reason,
      fix: CLEANUP.fix,
    }),
  }),
  lossy({
    code: 'edit/foreign-devices-wiped',
    title: 'Devices of other clusters are not wiped.',
    why: 'Every preparation of a device then destroys the data of any other cluster on it.',
    check: transition => turns(transition, KIND, {
      property: 'spec.cleanupPolicy.wipeDevicesFromOtherClusters',
      of: ({ spec }) => spec?.cleanupPolicy?.wipeDevicesFromOtherClusters === true,
      when: (former, next) => next && !former,
      reason: 'what another cluster has on a device is destroyed',
      fix: 'take it away',
    }),
  }),
  lossy({
    code: 'edit/data-directory',
    title: 'A cluster keeps its directory on the hosts.',
    why: 'The stores of monitors lie there. The API server refuses the change; made anew, the cluster has no monitors that know the data.',
    check: transition => turns(transition, KIND, {
      property: 'spec.dataDirHostPath',
      of: ({ spec }) => spec?.dataDirHostPath,
      when: (former, next) => former !== next,
      reason: 'the monitors have their stores in the former one',
      fix: 'put it back',
    }),
  }),
  lossy({
    code: 'edit/purpose-lowered',
    title: 'A production cluster does not become a trial.',
    why: 'Everything that trials may do is then allowed on data that counts.',
    check: transition => turns(transition, KIND, {
      property: 'metadata.annotations[cdk8s-ceph/purpose]',
      of: ({ metadata }) => metadata?.annotations?.['cdk8s-ceph/purpose'],
      when: (former, next) => next === 'trial' && former !== 'trial',
      reason: 'unsafe settings would be let through',
      fix: 'put it back',
    }),
  }),
  lossy({
    code: 'edit/stretch-changed',
    title: 'A cluster does not begin or cease to be stretched, nor change its places.',
    why: 'Ceph cannot leave the mode; the monitors vote by places, and pools are placed by a rule of its own.',
    check: transition => turns(transition, KIND, {
      property: 'spec.mon.stretchCluster',
      of: ({ spec }) => spec?.mon?.stretchCluster,
      when: differ,
      reason: 'votes of monitors and places of copies depend on it',
      fix: 'put it back',
    }),
  }),
  lossy({
    code: 'edit/key-service-changed',
    title: 'The keys of encrypted OSDs stay where they are kept.',
    why: 'An OSD whose key is not found does not open its device, after the next restart at the latest.',
    check: transition => turns(transition, KIND, {
      property: 'spec.security.kms',
      of: ({ spec }) => spec?.security?.kms,
      when: (former, next) => differ(former, next),
      reason: 'the keys of OSDs that are encrypted are kept in the former place',
      fix: 'put it back, or name the cluster once the keys are in both places',
    }).filter(({ at }) => transition.former.clusters.some(({ object }) => objectName(object) === at && encrypted(object))),
  }),
  lossy({
    code: 'edit/csi-key-type',
    title: 'Keys of volumes stay of a type that kernels understand.',
    why: 'With `aes256k`, kernels before 7.0 cannot mount: volumes that are detached once stay away.',
    check: transition => turns(transition, KIND, {
      property: 'spec.security.cephx.csi.keyType',
      of: ({ spec }) => spec?.security?.cephx?.csi?.keyType,
      when: (former, next) => former === 'aes' && next !== 'aes',
      reason: 'nodes with kernels before 7.0 cannot mount volumes any more',
      fix: 'put it back, or name the cluster once every node has such a kernel',
    }),
  }),
];

function encrypted({ spec }: any): boolean {
  return (spec?.storage?.storageClassDeviceSets ?? []).some((set: any) => set?.encrypted === true);
}
