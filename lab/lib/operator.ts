import { NAMESPACE, quietly } from './ceph';
import { get, kubectl } from './control-plane';
import { until } from './sh';

/** Let Rook's operator look away, so that it mends nothing meanwhile. */
export const operatorOff = () => kubectl(['-n', NAMESPACE, 'scale', 'deploy/rook-ceph-operator', '--replicas=0']);

export const operatorOn = () => kubectl(['-n', NAMESPACE, 'scale', 'deploy/rook-ceph-operator', '--replicas=1']);

/** Whether it is scaled up. */
export const operatorRuns = (): boolean => get('deploy', '-n', NAMESPACE, 'rook-ceph-operator').spec.replicas === 1;

export const restartOperator = () => kubectl(['-n', NAMESPACE, 'rollout', 'restart', 'deploy/rook-ceph-operator']);

/** Wait until the operator has gone through the whole cluster once more since a moment, in milliseconds. */
export const reconciledSince = (moment: number, seconds = 900) => until('the operator has gone through the cluster again', seconds, quietly(() => {
  const { phase, conditions } = get('cephcluster', '-n', NAMESPACE, 'ceph').status;
  const ready = (conditions as any[]).find(({ type }) => type === 'Ready');
  return phase === 'Ready' && Date.parse(ready.lastHeartbeatTime) > moment;
}), 3);
