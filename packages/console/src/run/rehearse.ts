import { change, checks } from 'cdk8s-ceph/model';
import { actionText } from './action-text';
import { ClusterView } from './cluster-view';
import { stepEvent, Tell } from './events';
import type { Hands } from './hands';

/** Tell what a run would do, and which checks before the steps hold now. Nothing is changed. */
export async function rehearse(steps: readonly change.Step[], hands: Hands, tell: Tell): Promise<void> {
  const view = new ClusterView(hands);
  for (const [i, step] of steps.entries()) {
    tell(stepEvent(step, i + 1, steps.length));
    const results: checks.CheckResult[] = [];
    for (const check of step.before) results.push(await view.ask(check));
    tell({ event: 'waiting', step: step.id, seconds: 0, open: results.flatMap(({ name, status, message }, n) => status === checks.CheckStatus.PASS ? [] : [{ check: step.before[n].id, title: name, status, message }]) });
    for (const action of [...step.actions, ...step.finalActions]) tell({ event: 'skipped', step: step.id, action: action.id, text: actionText(action) });
  }
}
