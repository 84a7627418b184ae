import { ask } from './actions';
import { isDead } from './cluster-plan';
import { Plan, planBetween, PlanOptions } from './plan';
import { copiesWithout } from './private/copies-without';
import { makeStep, renamed } from './private/make-step';
import { Copies, Danger, Step, StepKind } from './step';
import { StackState, stateOf, withoutSets } from '../manifests';

/** Devices that are taken out, and others that take their places. */
export interface Replacement {
  /** The cluster, as `<namespace>/<name>`. */
  readonly cluster: string;
  /** The device sets whose devices go. */
  readonly sets: readonly string[];
  /** The hosts on which somebody swaps devices. */
  readonly hosts: readonly string[];
  /** Whether each host as a whole is another machine afterwards, of the same name. @default false */
  readonly machines?: boolean;
}

/**
 * Plan to swap devices in their places: their OSDs are emptied and forgotten, somebody swaps the devices, and OSDs are made on the new
 * ones. Where there is a free place, adding the new device first is quicker and moves as much: that is an edit like any other.
 * @param next what shall be; the same as `former` where the new device is found at the place of the old one
 */
export function planReplacement(former: StackState, next: StackState, { cluster, sets, hosts, machines = false }: Replacement, options: PlanOptions = {}): Plan {
  const without = stateOf(withoutSets([...former.objects.values()], cluster, new Set(sets)));
  const meant = sets.map(set => ({ code: 'edit/device-dropped', at: `CephCluster/${cluster}/${set}`, reason: 'the device is replaced' }));
  const out = planBetween(former, without, { ...options, comeBack: true, approvals: [...options.approvals ?? [], ...meant] });
  if (out.refused.length > 0) return out;
  const { live: _, purged: __, ...rest } = options;
  const back = planBetween(without, next, rest);
  const swap = makeStep({
    kind: StepKind.SWAP,
    part: cluster,
    title: machines ? `Put another machine in the place of ${hosts.join(', ')}` : `Swap the devices of ${sets.join(', ')} on ${hosts.join(', ')}`,
    danger: Danger.NONE,
    cluster,
    acts: [ask(machines ? `Put a machine with blank devices in the place of ${hosts.join(', ')}, and join it to Kubernetes under the same name`
      : `Take the old devices of ${sets.join(', ')} out of ${hosts.join(', ')} and put blank ones in their places`)],
    notes: [
      'The new device must be blank: Rook takes an OSD back from one that carries a label of Ceph, without its device class.',
      ...machines ? ['The node needs the labels of its place before its first OSD is made, and nothing of Rook in its data directory. A monitor that ran there is made anew, there or on another host.'] : [],
    ],
  });
  const state = former.clusters.find(({ key }) => key === cluster), live = options.live?.get(cluster);
  const lost = out.clusters.some(each => each.key === cluster && each.lost.length > 0);
  const dead = (live?.prediction.osds ?? []).map(({ name }) => name).filter(name => sets.includes(name.split('#')[0]) && isDead(name, live)).sort();
  const steps = withDead(out.steps, { dead, lost, least: state && copiesWithout(state, new Set(dead), live), hosts: machines && dead.length > 0 ? hosts : [] });
  return { ...out, refused: back.refused, notJudged: [...new Set([...out.notJudged, ...back.notJudged])], steps: back.refused.length > 0 ? [] : [...steps, swap, ...back.steps.map(step => renamed(step, 'again'))] };
}

/** What is dead already, and what that means for those who look on. */
interface Dead {
  readonly dead: readonly string[];
  /** Whether what they held has no other place until they come back. */
  readonly lost: boolean;
  readonly least?: Copies;
  /** Hosts that are dead as a whole, and whose machine is another one afterwards. */
  readonly hosts: readonly string[];
}

/** What is dead already is told in the first step. Where its copies have another place, that step waits until Ceph has made them anew. */
function withDead([first, ...others]: readonly Step[], { dead, lost, least, hosts }: Dead): Step[] {
  if (first === undefined || dead.length === 0) return first === undefined ? [] : [first, ...others];
  const left = least === undefined || least.least >= least.of ? [] : [`Until then some data in ${least.pool} has ${least.least} of ${least.of} copies, and needs ${least.needed} to be read and written.`];
  const notes = lost ? [
    `${dead.join(', ')} run no more, and what they held has no other place until their new devices are there. Everything can be read and written without them, or nothing is begun.`,
    ...left,
  ] : [`${dead.join(', ')} run no more. Nothing is taken away before Ceph has made what they held anew on the other OSDs, which it begins ten minutes after they stopped.`, ...left];
  const forgotten = hosts.length === 0 ? [] : [makeStep({
    kind: StepKind.FORGET_NODE,
    part: hosts.join('/'),
    title: `See that ${hosts.join(', ')} stays off, and let Kubernetes forget it`,
    danger: Danger.NONE,
    acts: [ask(`Keep ${hosts.join(', ')} switched off, so that its old devices never come back, and delete the node: kubectl delete node ${hosts.join(' ')}`)],
    notes: ['Pods of a node that does not answer are kept until Kubernetes is told that it is gone, and with them the claims of its OSDs.'],
  })];
  return [{ ...first, notes: [...notes, ...first.notes] }, ...forgotten, ...others];
}
