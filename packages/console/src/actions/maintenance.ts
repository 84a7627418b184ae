import { change, checks, manifests } from 'cdk8s-ceph/model';
import { Applied, Care, carry, formerOf, refusedProblem, unfinishedIn } from './apply';
import { Connection, onCluster, problem } from './cluster';
import { Outcome, unreadable } from './outcome';
import type { Ui } from './ui';
import { approvalOf, readAll } from '../input/options';
import { liveClusters, NotAnswered } from '../run/live';
import { Session } from '../run/session';

/** How a host is taken out of work. */
export interface MaintenanceCare extends Care {
  /** The namespace of the operator, where it is kept what is applied and what was begun. */
  readonly namespace: string;
  /** Only give it back. */
  readonly end?: boolean;
}

/** Take a host out of work for a while: gates, no new pods, its pods elsewhere; wait for somebody; and back. Nothing that is described changes. */
export async function maintenance(host: string, { namespace, end = false, ...care }: MaintenanceCare, ui: Ui): Promise<Outcome<Applied>> {
  const approvals = readAll(care.approve ?? [], approvalOf);
  if (approvals.problems.length > 0) return unreadable(approvals.problems);
  return onCluster(care, async connection => {
    const session = new Session({ ...connection, records: connection.recordsIn(namespace), namespace, tell: ui.tell, signal: ui.signal, pauses: ui.pauses });
    const open = await unfinishedIn(session);
    if (open !== undefined) return { status: 'refused', problems: [open] };
    const former = await formerOf(session, connection, manifests.stateOf([]), care.applied);
    if ('problem' in former) return { status: 'refused', problems: [former.problem] };
    const { state } = former, objects = [...state.objects.values()];
    if (state.clusters.length === 0) return { status: 'refused', problems: [problem('run/not-ours', namespace, 'what was applied is not known', "Name the files that were applied with '--applied FOLDER'; where the operator runs elsewhere, name its namespace with '--namespace'")] };
    const answers = await answersOn(connection, host), { options } = await liveClusters(connection.hands, state.clusters);
    const plan = change.planMaintenance(state, { host, answers, approvals: approvals.values, live: options.live, back: end });
    if (plan.refused.length > 0) return { status: 'refused', problems: plan.refused.map(edit => refusedProblem(edit)) };
    ui.planned?.(plan, connection.name);
    return carry({ plan, former: objects, next: objects, approvals: approvals.values, namespace, session, connection }, care, ui, () => undefined);
  });
}

/** What Kubernetes tells of a host; throws where it does not answer. */
async function answersOn({ hands }: Connection, host: string): Promise<change.HostAnswers> {
  const listed = async (objects: checks.Selected): Promise<unknown> => {
    const { code, output, json } = await hands.list(objects);
    if (code !== 0) throw new NotAnswered('Kubernetes', objects.resource, output.trim());
    return json as unknown;
  };
  return {
    nodes: await listed({ resource: 'nodes' }),
    pods: await listed({ resource: 'pods', node: host }),
    claims: await listed({ resource: 'persistentvolumeclaims' }),
    volumes: await listed({ resource: 'persistentvolumes' }),
  };
}
