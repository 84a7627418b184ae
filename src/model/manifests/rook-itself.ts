import { Asked, workloadsIn } from './installation';
import type { StackState } from './state';
import { operatorsOf } from './upgrade';

/** What Rook consists of, apart from what it makes: the parts that are applied one after the other when it is upgraded. */
export interface RookItself {
  /** Kinds of objects. */
  readonly definitions: readonly any[];
  /** Permissions, settings, both operators and the CSI drivers. */
  readonly operator: readonly any[];
}

const PERMISSIONS = new Set(['ServiceAccount', 'Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding']);
const BY_NAME: Readonly<Record<string, RegExp>> = { ConfigMap: /^(rook-ceph-operator-config|rook-csi-operator-.*)$/, Deployment: /^ceph-csi-(operator-)?controller-manager$/ };

/** Rook among the objects of a stack; neither volumes nor anything that stands on a cluster is part of it. */
export function rookItself(state: StackState): RookItself {
  const all = [...state.objects.values()], operators = new Set(operatorsOf(state).map(({ object }) => object));
  const isPart = (object: any) => operators.has(object) || PERMISSIONS.has(object.kind) || `${object.apiVersion}`.startsWith('csi.ceph.io/') || BY_NAME[object.kind]?.test(object.metadata?.name) === true;
  return {
    definitions: all.filter(({ kind, metadata }) => kind === 'CustomResourceDefinition' && /\.(ceph\.rook|csi\.ceph|objectbucket)\.io$/.test(`${metadata?.name}`)),
    operator: all.filter(isPart),
  };
}

/** The pods of Rook and of the CSI drivers that must run once it is applied. The CSI operator names those of a driver after it. */
export function rookWorkloads({ operator }: RookItself): Asked[] {
  const drivers = operator.filter(({ kind, apiVersion }) => kind === 'Driver' && `${apiVersion}`.startsWith('csi.ceph.io/')).map(({ metadata }) => metadata);
  return [
    ...workloadsIn(operator),
    ...drivers.flatMap(({ name, namespace }): Asked[] => [
      { resource: 'deployments.apps', namespace, name: `${name}-ctrlplugin` }, { resource: 'daemonsets.apps', namespace, name: `${name}-nodeplugin` },
    ]),
  ];
}

/** The pods in which commands are given to the clusters of a namespace. */
export function toolboxesOf({ objects }: StackState, namespace: string): any[] {
  return [...objects.values()].filter(({ kind, metadata }) => kind === 'Deployment' && metadata?.namespace === namespace && metadata.labels?.app === 'rook-ceph-tools');
}
