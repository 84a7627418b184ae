import { makeStep } from './make-step';
import { forget, named, takenAway, unlessGone } from './taken-away';
import { ExpectationKind, ObjectReference } from '../../checks';
import { ClusterState, replicasOf, StackState } from '../../manifests';
import { Act, operatorIn, patch, remove, scale, wait } from '../actions';
import { listed, operatorGone } from '../gates';
import { Danger, Step, StepKind } from '../step';
import type { TeardownOptions } from '../teardown';

/** What Rook protects against somebody who deletes it by mistake: without it nobody can read what the devices hold. */
const PROTECTED: readonly (readonly [resource: string, name: string])[] = [['secrets', 'rook-ceph-mon'], ['configmaps', 'rook-ceph-mon-endpoints']];

/**
 * Take a cluster out of the hands of Rook. The operator rests meanwhile: asked to delete pools, it would delete what they hold, and wait
 * as long as a bucket or an image is left. Kubernetes ends the daemons, because what they belong to is gone.
 * @param first whether it is the first cluster, with which the buckets of all go
 */
export function letGo({ objects }: StackState, cluster: ClusterState, { use, keepData = false, operatorNamespace = 'rook-ceph' }: TeardownOptions, first: boolean): Step {
  const { key, namespace, name, layout } = cluster, operator = operatorIn(operatorNamespace);
  const own = (resource: string, called: string): ObjectReference => ({ resource, namespace, name: called });
  const buckets = first ? use.buckets : [];
  const acts: Act[] = [
    unlessGone(scale(operator, 0)),
    wait(operatorGone(operatorNamespace), 300),
    ...keepData ? use.fleeting.map(volume => unlessGone(patch({ resource: 'persistentvolumes', name: volume }, { spec: { persistentVolumeReclaimPolicy: 'Retain' } }))) : [],
    ...buckets.flatMap(({ claim, bucket }): Act[] => [
      ...takenAway(named(claim)),
      ...['secrets', 'configmaps'].flatMap(resource => takenAway({ resource, namespace: claim.namespace, name: claim.name })),
      ...bucket === undefined ? [] : takenAway({ resource: 'objectbuckets.objectbucket.io', name: bucket }),
    ]),
    ...use.services.filter(service => service.namespace === namespace).flatMap(service => takenAway(named(service))),
    forget({ resource: 'deployments.apps', namespace, labels: { app: 'rook-ceph-tools' } }),
    ...takenAway(own('cephclusters.ceph.rook.io', name)),
    ...PROTECTED.flatMap(([resource, called]) => takenAway(own(resource, called))),
    ...layout.osds.map(osd => remove({ resource: 'persistentvolumeclaims', namespace, labels: { 'ceph.rook.io/DeviceSet': osd.name } })),
    remove({ resource: 'persistentvolumeclaims', namespace, labels: { app: 'rook-ceph-mon' } }),
  ];
  return makeStep({
    kind: StepKind.LET_GO,
    title: `Take ${key} out of the hands of Rook: its daemons end, its devices stay as they are`,
    danger: Danger.DESTROYS,
    cluster: key,
    acts,
    finals: [unlessGone(scale(operator, replicasOf(objects.values(), operator)))],
    noReturn: true,
    after: [
      listed('cluster', `${key} is gone`, own('cephclusters.ceph.rook.io', name), { kind: ExpectationKind.GONE }),
      listed('daemons', 'none of its daemons is left', { resource: 'pods', namespace, labels: { rook_cluster: namespace } }, { kind: ExpectationKind.GONE }),
      listed('claims', `no claim is left in ${namespace}`, { resource: 'persistentvolumeclaims', namespace }, { kind: ExpectationKind.GONE }),
    ],
    notes: ['While the operator is scaled down nothing watches clusters. Whatever happens, scale it up again at the end.'],
    leaves: [
      ...keepData ? [`The devices of ${key} and what it kept in ${cluster.settings.dataDirHostPath} are left as they are. Without a backup of its identity nobody can read them.`] : [],
      ...use.fleeting.length > 0 && keepData ? [`The volumes ${use.fleeting.join(', ')} are kept without a claim.`] : [],
    ],
  });
}
