import { ask } from './actions';
import { Plan, planBetween, PlanOptions } from './plan';
import { makeStep, renamed } from './private/make-step';
import { Danger, StepKind } from './step';
import { StackState, stateOf, withoutSets } from '../manifests';

/** Devices that are taken out, and others that take their places. */
export interface Replacement {
  /** The cluster, as `<namespace>/<name>`. */
  readonly cluster: string;
  /** The device sets whose devices go. */
  readonly sets: readonly string[];
  /** The hosts on which somebody swaps devices. */
  readonly hosts: readonly string[];
}

/**
 * Plan to swap devices in their places: their OSDs are emptied and forgotten, somebody swaps the devices, and OSDs are made on the new
 * ones. Where there is a free place, adding the new device first is quicker and moves as much: that is an edit like any other.
 * @param next what shall be; the same as `former` where the new device is found at the place of the old one
 */
export function planReplacement(former: StackState, next: StackState, { cluster, sets, hosts }: Replacement, options: PlanOptions = {}): Plan {
  const without = stateOf(withoutSets([...former.objects.values()], cluster, new Set(sets)));
  const meant = sets.map(set => ({ code: 'edit/device-dropped', at: `CephCluster/${cluster}/${set}`, reason: 'the device is replaced' }));
  const out = planBetween(former, without, { ...options, approvals: [...options.approvals ?? [], ...meant] });
  if (out.refused.length > 0) return out;
  const { live: _, purged: __, ...rest } = options;
  const back = planBetween(without, next, rest);
  const swap = makeStep({
    kind: StepKind.SWAP,
    part: cluster,
    title: `Swap the devices of ${sets.join(', ')} on ${hosts.join(', ')}`,
    danger: Danger.NONE,
    cluster,
    acts: [ask(`Take the old devices of ${sets.join(', ')} out of ${hosts.join(', ')} and put blank ones in their places`)],
    notes: ['The new device must be blank: Rook takes an OSD back from one that carries a label of Ceph, without its device class.'],
  });
  return { ...out, refused: back.refused, notJudged: [...new Set([...out.notJudged, ...back.notJudged])], steps: back.refused.length > 0 ? [] : [...out.steps, swap, ...back.steps.map(step => renamed(step, 'again'))] };
}
