import { layoutsOf, referenceOf } from './layouts';
import { makeStep } from './make-step';
import { ExpectationKind, namespaceOf } from '../../checks';
import { boundIn, ClusterState, definitionsIn, installationOf, phasedIn, StackState, workloadsIn } from '../../manifests';
import { apply } from '../actions';
import { Gate, listed, running, voting } from '../gates';
import { Danger, Step, StepKind } from '../step';

/** Objects that are asked for by name, one question each. */
type Named = ReturnType<typeof phasedIn>[number];

/** A question for each object; the title tells of it by resource and name. */
function each(objects: readonly Named[], title: (object: string) => string, expectation: Parameters<typeof listed>[3]): Gate[] {
  return objects.map(({ resource, namespace, name }) => listed(`${resource}-${name}`, title(`${resource.split('.')[0]} ${name}`), { resource, namespace, name }, expectation));
}

/** Kinds that the API server must know before anything of them is applied. */
export const established = (definitions: readonly any[]): Gate[] => each(definitionsIn(definitions), object => `${object} is known to the API server`, { kind: ExpectationKind.CONDITION, condition: 'Established' });

/** Pods that must run. */
export const working = (workloads: readonly Named[]): Gate[] => each(workloads, object => `${object} runs with all of its pods`, { kind: ExpectationKind.READY });

/** From nothing to storage: each part of the stack waits until the part before it works. */
export function install(next: StackState): Step[] {
  const { definitions, operator, clusters, services, applications } = installationOf(next);
  const part = (name: string, title: string, objects: readonly any[], after: readonly Gate[], osds: readonly string[] = []): Step[] => objects.length === 0 ? [] : [
    makeStep({ kind: StepKind.INSTALL, part: name, title, danger: Danger.CHANGES, acts: [apply(objects)], after, osds }),
  ];
  return [
    ...part('definitions', 'Apply the kinds of objects and the namespaces', definitions, established(definitions)),
    ...part('operator', 'Apply the operator, the drivers and the volumes', operator, working(workloadsIn(operator))),
    ...part('clusters', `Apply ${next.clusters.map(({ key }) => key).join(', ')}, and wait until every OSD is there`, clusters, next.clusters.flatMap(works), next.clusters.flatMap(osdsOf)),
    ...part('services', 'Apply the pools, filesystems and object stores', services, [...each(phasedIn(services), object => `${object} is ready`, { kind: ExpectationKind.PHASE, phase: 'Ready' }), ...next.clusters.flatMap(({ key }) => voting(key))]),
    ...part('applications', 'Apply the classes and what uses them', applications, each(boundIn(applications), object => `${object} is bound`, { kind: ExpectationKind.PHASE, phase: 'Bound' })),
  ];
}

/** Clusters that come beside others: their objects are applied with everything else, and waited for here. */
export function awaited(clusters: readonly ClusterState[]): Step[] {
  return clusters.map(cluster => makeStep({
    kind: StepKind.INSTALL, part: cluster.key, title: `Wait until every OSD of ${cluster.key} is there`, danger: Danger.NONE, cluster: cluster.key, after: works(cluster), osds: osdsOf(cluster),
  }));
}

function osdsOf(cluster: ClusterState): string[] {
  return [...layoutsOf(cluster, cluster).osds.kept];
}

function works(cluster: ClusterState): Gate[] {
  const { key, name } = cluster;
  const ready = listed('ready', `Rook calls ${key} ready`, { resource: 'cephclusters.ceph.rook.io', namespace: namespaceOf(key), name }, { kind: ExpectationKind.PHASE, phase: 'Ready' });
  return [ready, ...running(key, osdsOf(cluster).map(osd => referenceOf(key, osd)))];
}
