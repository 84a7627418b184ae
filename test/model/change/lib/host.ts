import type { HostAnswers } from '../../../../src/model/change';

/** What varies of a pod. */
export interface PodOf {
  /** `<namespace>/<name>`. */
  readonly name: string;
  readonly owner?: string;
  readonly app?: string;
  readonly mon?: string;
  readonly claim?: string;
  readonly tolerates?: boolean;
}

/** A pod as the API server tells it. */
export function podOf({ name: full, owner, app, mon, claim, tolerates = false }: PodOf): any {
  const [namespace, name] = full.split('/');
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name, namespace, uid: `uid-of-${name}`, labels: { ...app === undefined ? {} : { app }, ...mon === undefined ? {} : { mon } }, ...owner === undefined ? {} : { ownerReferences: [{ kind: owner, controller: true }] },
    },
    spec: {
      ...tolerates ? { tolerations: [{ key: 'node.kubernetes.io/unschedulable', operator: 'Exists', effect: 'NoSchedule' }] } : {},
      ...claim === undefined ? {} : { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: claim } }] },
    },
    status: { phase: 'Running' },
  };
}

/** What usually runs on a host with storage. */
export const PODS: readonly PodOf[] = [
  { name: 'rook-ceph/rook-ceph-osd-8', owner: 'ReplicaSet', app: 'rook-ceph-osd' },
  { name: 'rook-ceph/rook-ceph-mon-a', owner: 'ReplicaSet', app: 'rook-ceph-mon', mon: 'a' },
  { name: 'rook-ceph/nodeplugin-x', owner: 'DaemonSet' },
  { name: 'shop/web-1', owner: 'ReplicaSet' },
  { name: 'shop/db-0', owner: 'StatefulSet', claim: 'data-db-0' },
];

export function hostAnswers(pods: readonly PodOf[], nodes: readonly string[]): HostAnswers {
  const volume = { metadata: { name: 'on-a' }, spec: { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['node-a'] }] }] } } } };
  return {
    nodes: { items: nodes.map(name => ({ metadata: { name } })) },
    pods: { items: pods.map(podOf) },
    claims: { items: [{ metadata: { namespace: 'shop', name: 'data-db-0' }, spec: { volumeName: 'on-a' } }] },
    volumes: { items: [volume] },
  };
}
