import type { Violation } from '../../rules';
import { CLEANUP, cleanupConfirmed } from '../rules/cleanup-confirmation';
import type { ClusterState } from '../state';
import { change, clusterOfNamespace, differ, lossy, objectName, turns } from './lossy';
import type { LossyEdit, Transition } from '../transition';

const KIND = 'CephCluster';

/** Clusters that are no longer there, told apart by what seems to have become of them. */
function goneClusters({ former, next }: Transition, became: 'removed' | 'renamed' | 'moved', violation: (cluster: ClusterState, other?: ClusterState) => Omit<Violation, 'at'>): Violation[] {
  const fresh = next.clusters.filter(({ key }) => !former.clusters.some(cluster => cluster.key === key));
  return former.clusters.filter(({ key }) => !next.clusters.some(cluster => cluster.key === key)).flatMap(cluster => {
    const renamed = clusterOfNamespace(fresh, cluster.namespace), moved = fresh.find(({ name }) => name === cluster.name);
    const fate = renamed ? 'renamed' : moved ? 'moved' : 'removed';
    return fate === became ? [{ ...violation(cluster, renamed ?? moved), at: objectName(cluster.object) }] : [];
  });
}

/** Edits of clusters as a whole. */
export const CLUSTER_EDITS: readonly LossyEdit[] = [
  lossy({
    code: 'edit/cluster-removed',
    title: 'A cluster is not removed from the code.',
    why: 'When a CephCluster is deleted, the claims of all its OSDs and monitors are deleted, too.',
    check: transition => goneClusters(transition, 'removed', () => ({
      property: 'the object', value: 'no longer there', reason: 'the claims of all its OSDs and monitors are deleted with it', fix: 'Put the CephCluster back, or approve the edit once all data is moved out of the cluster',
    })),
  }),
  lossy({
    code: 'edit/cluster-renamed',
    title: 'A cluster keeps its name.',
    why: 'A CephCluster with another name is another cluster: the former one is deleted with the claims of its OSDs, or both use the same devices.',
    check: transition => goneClusters(transition, 'renamed', (cluster, other) => ({
      property: 'metadata.name', value: change(cluster.name, other?.name), reason: 'the data belongs to the cluster with the former name', fix: "Set 'metadata.name' back to the former name",
    })),
  }),
  lossy({
    code: 'edit/cluster-moved',
    title: 'A cluster stays in its namespace.',
    why: 'In another namespace it is another cluster, and it finds devices that belong to the former one.',
    check: transition => goneClusters(transition, 'moved', (cluster, other) => ({
      property: 'metadata.namespace', value: change(cluster.namespace, other?.namespace), reason: 'the data belongs to the cluster in the former namespace', fix: "Set 'metadata.namespace' back to the former namespace",
    })),
  }),
  lossy({
    code: 'edit/cleanup-confirmed',
    title: 'The cleanup of the hosts is not confirmed while the cluster is in use.',
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
    why: 'Whenever Rook prepares a device, it then destroys the data of another cluster on it.',
    check: transition => turns(transition, KIND, {
      property: 'spec.cleanupPolicy.wipeDevicesFromOtherClusters',
      of: ({ spec }) => spec?.cleanupPolicy?.wipeDevicesFromOtherClusters === true,
      when: (former, next) => next && !former,
      reason: 'data of another cluster on a device would be destroyed',
      fix: "Remove 'spec.cleanupPolicy.wipeDevicesFromOtherClusters'",
    }),
  }),
  lossy({
    code: 'edit/data-directory',
    title: 'A cluster keeps its data directory on the hosts.',
    why: 'The monitors have their stores in it. The API server refuses the change; if the cluster is recreated with it, its monitors do not know the data.',
    check: transition => turns(transition, KIND, {
      property: 'spec.dataDirHostPath',
      of: ({ spec }) => spec?.dataDirHostPath,
      when: (former, next) => former !== next,
      reason: 'the monitors have their stores in the former directory',
      fix: "Set 'spec.dataDirHostPath' back to the former path",
    }),
  }),
  lossy({
    code: 'edit/purpose-lowered',
    title: 'A production cluster does not become a trial.',
    why: 'The rules then allow everything that is allowed in a trial, also for production data.',
    check: transition => turns(transition, KIND, {
      property: 'metadata.annotations[cdk8s-ceph/purpose]',
      of: ({ metadata }) => metadata?.annotations?.['cdk8s-ceph/purpose'],
      when: (former, next) => next === 'trial' && former !== 'trial',
      reason: 'the rules would allow unsafe settings',
      fix: "Set the annotation 'cdk8s-ceph/purpose' back to its former value",
    }),
  }),
  lossy({
    code: 'edit/stretch-changed',
    title: 'A cluster that runs does not begin or stop to be stretched, and its places do not change.',
    why: 'Ceph cannot leave stretch mode. The votes of monitors and the CRUSH rule of all pools depend on the places.',
    check: transition => turns(transition, KIND, {
      property: 'spec.mon.stretchCluster',
      of: ({ spec }) => spec?.mon?.stretchCluster,
      when: differ,
      reason: 'the votes of monitors and the places of copies depend on it',
      fix: "Set 'spec.mon.stretchCluster' back to its former value",
    }),
  }),
  lossy({
    code: 'edit/key-service-changed',
    title: 'The keys of encrypted OSDs stay in their key store.',
    why: 'An OSD that does not find its key cannot open its device after its next restart.',
    check: transition => turns(transition, KIND, {
      property: 'spec.security.kms',
      of: ({ spec }) => spec?.security?.kms,
      when: (former, next) => differ(former, next),
      reason: 'the keys of encrypted OSDs are in the former key store',
      fix: "Set 'spec.security.kms' back to its former value, or approve the edit once the keys are in both key stores",
    }).filter(({ at }) => transition.former.clusters.some(({ object }) => objectName(object) === at && encrypted(object))),
  }),
  lossy({
    code: 'edit/csi-key-type',
    title: 'The keys of volumes are of a type that the kernels of all nodes know.',
    why: 'Kernels before 7.0 do not know `aes256k`: a volume that is detached from a node cannot be mounted there again.',
    check: transition => turns(transition, KIND, {
      property: 'spec.security.cephx.csi.keyType',
      of: ({ spec }) => spec?.security?.cephx?.csi?.keyType,
      when: (former, next) => former === 'aes' && next !== 'aes',
      reason: 'nodes with kernels before 7.0 can no longer mount volumes',
      fix: "Set 'spec.security.cephx.csi.keyType' back to its former value, or approve the edit once every node has kernel 7.0 or newer",
    }),
  }),
];

function encrypted({ spec }: any): boolean {
  return (spec?.storage?.storageClassDeviceSets ?? []).some((set: any) => set?.encrypted === true);
}
