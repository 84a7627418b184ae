import { itemsOf, labelOf, nameOf, Told } from './read';
import { at, listAt, numberAt, textAt } from '../../checks';
import { isBefore, Maybe, unknown } from '../../layout';
import type { ClusterState } from '../../manifests';
import type { MonitorsStatus, OperatorStatus, RunningRelease } from '../status';

/** The monitors: how many there should be, are known and work together. */
export function monitorsOf({ quorum, status }: Told, declared: number): MonitorsStatus {
  const names = (list: readonly unknown[] | undefined): Maybe<readonly string[]> => list === undefined || list.some(name => typeof name !== 'string') ? unknown('the monitors were not told') : list as string[];
  const known = names(listAt(quorum, 'monmap', 'mons')?.map(monitor => textAt(monitor, 'name')));
  const inQuorum = names(listAt(quorum, 'quorum_names') ?? listAt(status, 'quorum_names'));
  const all = Array.isArray(known) ? known.length : numberAt(status, 'monmap', 'num_mons');
  const here = Array.isArray(inQuorum) ? inQuorum.length : undefined;
  return {
    declared,
    known,
    inQuorum,
    mayFail: all === undefined || here === undefined || all === 0 ? unknown('the monitors were not told') : here - (Math.floor(all / 2) + 1),
  };
}

/** What daemons run, as Rook last asked Ceph: it keeps that in the CephCluster, once a minute. */
export function releasesOf(told: Told, state: ClusterState): Maybe<readonly RunningRelease[]> {
  const overall = at(clusterIn(told, state), 'status', 'ceph', 'versions', 'overall');
  const counts = new Map<string, number>();
  for (const [name, count] of overall !== null && typeof overall === 'object' ? Object.entries(overall) : []) {
    const version = /ceph version (\d+\.\d+\.\d+)/.exec(name)?.[1];
    if (version === undefined || typeof count !== 'number') return UNTOLD;
    counts.set(version, (counts.get(version) ?? 0) + count);
  }
  return counts.size === 0 ? UNTOLD : [...counts].map(([version, daemons]) => ({ version, daemons })).sort((a, b) => isBefore(a.version, b.version) ? -1 : 1);
}

const UNTOLD = unknown('the CephCluster does not tell which releases run');

function clusterIn({ clusters }: Told, { name, namespace }: ClusterState): unknown {
  return itemsOf(clusters)?.find(item => nameOf(item) === name && (textAt(item, 'metadata', 'namespace') ?? namespace) === namespace);
}

/** The operator, and what it tells of the cluster. */
export function operatorOf(told: Told, state: ClusterState): OperatorStatus {
  const { operator, deployments, clusters } = told;
  const isOperator = (item: unknown) => labelOf(item, 'app') === 'rook-ceph-operator' || nameOf(item) === 'rook-ceph-operator';
  const found = [operator, deployments].flatMap(list => itemsOf(list) ?? []).find(isOperator);
  const cluster = clusterIn(told, state);
  const message = textAt(cluster, 'status', 'message');
  return {
    is: found === undefined ? itemsOf(operator) === undefined ? 'unknown' : 'absent' : stateOf(found),
    phase: textAt(cluster, 'status', 'phase') ?? unknown(clusters === undefined ? "'kubectl get cephclusters' was not answered" : 'the CephCluster does not tell'),
    ...message === undefined || message === '' ? {} : { message },
  };
}

function stateOf(deployment: unknown): OperatorStatus['is'] {
  const wanted = numberAt(deployment, 'spec', 'replicas'), ready = numberAt(deployment, 'status', 'readyReplicas') ?? 0;
  return wanted === 0 ? 'scaledDown' : ready > 0 ? 'runs' : 'notReady';
}
