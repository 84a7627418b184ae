import { apply, operatorIn, scale } from './actions';
import { back, Gate, listed, ofFsid, operatorReady, voting } from './gates';
import { layoutsOf, referenceOf } from './private/layouts';
import { makeStep } from './private/make-step';
import { Danger, Step, StepKind } from './step';
import { ExpectationKind, ObjectReference } from '../checks';
import { definitionsIn, heldDown, homeOf, identityOf, installationOf, namespacesOf, objectNameOf, replicasOf, resourceOf, StackState } from '../manifests';

/** What was kept of a stack while Kubernetes was there. */
export interface KeptIdentity {
  /** What was applied. */
  readonly state: StackState;
  /** What Rook had made, see `identityOfClusters`. */
  readonly objects: readonly any[];
  readonly clusters: readonly { readonly key: string; readonly fsid: string }[];
  readonly operatorNamespace: string;
}

/**
 * Plan to bring clusters back whose Kubernetes is lost, on the same hosts. Who they are is put back while the operator rests: an operator that
 * finds a CephCluster and no identity makes a new, empty cluster.
 */
export function planRestore({ state, objects, clusters, operatorNamespace }: KeptIdentity): Step[] {
  const { definitions, operator, clusters: described, services, applications } = installationOf(state), rook = operatorIn(operatorNamespace);
  const known = new Set(objects.map(idOf)), isCustom = ({ apiVersion }: any) => `${apiVersion}`.startsWith('ceph.rook.io/');
  const homes = new Set(state.clusters.map(({ namespace }) => namespace)), isBuckets = (object: any) => `${object.apiVersion}`.startsWith('objectbucket.io/');
  const isOf = (kinds: readonly string[], inside: boolean) => objects.filter(object => kinds.includes(object.kind) && homes.has(`${homeOf(object)}`) === inside);
  const spaces = [...new Set([operatorNamespace, ...namespacesOf(objects)])].filter(name => !definitions.some(object => object.kind === 'Namespace' && objectNameOf(object).name === name));
  const rest = objects.filter(object => isCustom(object) && object.kind !== 'CephCluster');
  const own = [...isOf(['Secret', 'ConfigMap', 'Service', 'PersistentVolume', 'PersistentVolumeClaim'], true)];
  const volumes = new Set(own.filter(({ kind }) => kind === 'PersistentVolume').map(idOf));
  const part = (name: string, title: string, all: readonly any[], after: readonly Gate[], more: Partial<Parameters<typeof makeStep>[0]> = {}): Step[] => all.length === 0 ? [] : [
    makeStep({ kind: StepKind.INSTALL, part: `restore-${name}`, title, danger: Danger.CHANGES, acts: [apply(all)], after, ...more }),
  ];
  return [
    ...part('definitions', 'Apply the kinds of objects and the namespaces', [...definitions, ...spaces.map(name => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }))], definitionsIn(definitions).map(({ resource, name }): Gate => (
      listed(`${resource}-${name}`, `${resource.split('.')[0]} ${name} is known to the API server`, { resource, name }, { kind: ExpectationKind.CONDITION, condition: 'Established' })))),
    ...part('identity', 'Put back who the clusters are: keys, addresses, volumes and their claims', own, own.filter(({ kind }) => kind === 'PersistentVolumeClaim').map(claim => bound(claim)), {
      notes: ['Services come with the addresses that they had. Where one of these is taken, or is outside of the range of this Kubernetes, its API server refuses it, and nothing of the clusters is there yet.'],
    }),
    ...part('operator', 'Apply the operator, which rests, and what stands beside it', heldDown(operator.filter(object => !volumes.has(idOf(object))), rook), []),
    ...part('clusters', 'Apply the clusters, then let the operator work', described, [operatorReady(operatorNamespace), ...clusters.flatMap(cluster => works(cluster, state, cluster.fsid))], {
      acts: [apply(described), scale(rook, replicasOf(operator, rook))],
    }),
    ...part('services', 'Apply pools, filesystems and object stores: they find what they had', [...services, ...rest.filter(object => !services.some(other => idOf(other) === idOf(object)))], clusters.flatMap(({ key }) => voting(key))),
    ...part('applications', 'Put back the volumes and claims of applications, and apply classes', [
      ...isOf(['PersistentVolume', 'PersistentVolumeClaim', 'Secret', 'ConfigMap'], false), ...objects.filter(isBuckets), ...applications.filter(object => !known.has(idOf(object))),
    ], isOf(['PersistentVolumeClaim'], false).map(claim => bound(claim))),
  ];
}

const idOf = (object: any): string => identityOf(object);

function bound(claim: any): Gate {
  const { namespace, name } = objectNameOf(claim), target: ObjectReference = { resource: resourceOf(claim), namespace, name };
  return listed(`bound-${namespace}-${name}`, `the claim ${namespace}/${name} is bound`, target, { kind: ExpectationKind.PHASE, phase: 'Bound' });
}

/** The groups are all there as soon as enough OSDs are; that every copy is, is told by the status afterwards. */
function works({ key }: { readonly key: string }, state: StackState, fsid: string): Gate[] {
  const cluster = state.clusters.find(each => each.key === key), osds = cluster === undefined ? [] : [...layoutsOf(cluster, cluster).osds.kept].map(osd => referenceOf(key, osd));
  return [ofFsid(key, fsid), ...voting(key), ...osds.length === 0 ? [] : [back(key, osds)]];
}
