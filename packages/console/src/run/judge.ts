import { change, manifests } from 'cdk8s-ceph/model';
import type { Carried } from './carried';
import type { Hands } from './hands';
import { liveClusters } from './live';
import { Stopped } from './stopped';

/**
 * Judges a step anew from the cluster as it is, before it begins: where the plan would be refused by now, or would empty other OSDs than
 * those that were confirmed, the run stops.
 */
export function judgeAnew({ former, next, approvals, operatorNamespace, steps }: Carried, hands: Hands): (step: change.Step) => Promise<void> {
  const [before, after] = [manifests.stateOf(former), manifests.stateOf(next)];
  const kept = before.clusters.filter(({ key }) => after.clusters.some(other => other.key === key));
  const confirmed = new Set(steps.flatMap(({ reweighs = [] }) => reweighs).map(({ deviceSet, index }) => index === undefined ? deviceSet : `${deviceSet}#${index}`));
  return async step => {
    const live = await liveClusters(hands, kept).catch((error: Error) => {
      throw new Stopped('run/changed', step.id, `what the cluster is like cannot be asked: ${error.message}`);
    });
    const plan = change.planBetween(before, after, { ...live.options, approvals, operatorNamespace });
    if (plan.refused.length > 0) throw new Stopped('run/changed', step.id, plan.refused.map(({ object, reason }) => `${object}: ${reason}`).join('; '));
    const other = plan.clusters.flatMap(({ osds }) => osds.drained).filter(osd => !confirmed.has(osd));
    if (other.length > 0) throw new Stopped('run/changed', step.id, `${other.join(', ')} would be emptied as well by now`);
  };
}
