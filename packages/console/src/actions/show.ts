import { forecast, layout as facts, manifests as objects } from 'cdk8s-ceph/model';
import { judged, Outcome } from './outcome';
import { madeFrom } from '../input/source';
import type { Given } from '../input/stack';

/** One thing of a stack, with what stands on it. */
export interface Node {
  readonly kind: 'cluster' | 'host' | 'osd' | 'pool' | 'class' | 'claim';
  readonly name: string;
  /** What is known of it, each in a few words. */
  readonly facts: readonly string[];
  readonly children: readonly Node[];
}

/** The things of a stack, one tree a cluster. */
export interface Shown {
  readonly tree: readonly Node[];
}

/** Show what a stack is made of: hosts with their OSDs, pools with their classes, classes with their claims. */
export function show(given: Given): Outcome<Shown> {
  const found = madeFrom(given);
  if ('status' in found) return found;
  const stack = objects.stackOf(found.objects());
  return judged({ tree: stack.clusters.map(cluster => clusterNode(cluster, stack)) }, found.problems);
}

/** The hosts of the layout that some words name, for completion. */
export function things(words: readonly string[]): string[] {
  const found = show({ file: words.find(word => /\.ya?ml$/.test(word)) ?? 'layout.yaml' });
  return [...new Set((found.data?.tree ?? []).flatMap(({ children }) => children.filter(({ kind }) => kind === 'host').map(({ name }) => name)))];
}

function clusterNode({ name, namespace, layout, pools, monitors }: objects.Stack['clusters'][number], stack: objects.Stack): Node {
  const moving = layout.osds.filter(({ host }) => host === undefined);
  return {
    kind: 'cluster',
    name: `${namespace}/${name}`,
    facts: [`${layout.osds.reduce((sum, { count }) => sum + count, 0)} OSDs`, `${monitors.count} monitors`, facts.human(layout.osds.reduce((sum, { bytes, count }) => sum + bytes * count, 0))],
    children: [
      ...layout.hosts.map((host): Node => ({
        kind: 'host', name: host.name, facts: Object.entries(host.topology).map(([level, place]) => `${level} ${place}`), children: layout.osds.filter(osd => osd.host === host.name).map(osdNode),
      })),
      ...moving.map(osdNode),
      ...pools.filter(({ holds }) => holds === 'data').map(pool => poolNode(pool, stack)),
    ],
  };
}

function osdNode({ name, bytes, count, deviceClass, claims }: objects.StackCluster['layout']['osds'][number]): Node {
  return { kind: 'osd', name, facts: [deviceClass ?? 'any class', facts.human(bytes), ...count > 1 ? [`${count} of them`] : [], ...claims.flatMap(({ role, source }) => source === undefined ? [] : [`${role} on ${source}`])], children: [] };
}

function poolNode({ name, redundancy, failureDomain, deviceClass }: objects.StackCluster['pools'][number], { storageClasses, claims, bucketClaims }: objects.Stack): Node {
  // A class of buckets names its store, and not the pool.
  const over = storageClasses.filter(({ spec }) => spec.pools.some(pool => pool.name === name) || name === `${spec.parameters.objectStoreName}.rgw.buckets.data`);
  return {
    kind: 'pool',
    name,
    facts: [forecast.wordsOf(redundancy), `by ${failureDomain}`, deviceClass ?? 'any class'],
    children: over.map(({ spec }): Node => ({
      kind: 'class',
      name: spec.name,
      facts: spec.isDefault ? ['default'] : [],
      children: [
        ...claims.filter(claim => claim.spec.className === spec.name && !claim.spec.template).map((claim): Node => ({
          kind: 'claim', name: [claim.spec.namespace, claim.spec.name].filter(part => part !== undefined).join('/'), facts: claim.spec.bytes === undefined ? [] : [facts.human(claim.spec.bytes)], children: [],
        })),
        ...bucketClaims.filter(claim => claim.spec.storageClassName === spec.name).map((claim): Node => ({ kind: 'claim', name: claim.spec.name, facts: ['a bucket'], children: [] })),
      ],
    })),
  };
}
