import { createHash } from 'node:crypto';
import { change, manifests } from 'cdk8s-ceph/model';
import { Applied, outcomeOf, toldOf, typedOut, unfinishedIn } from './apply';
import { Connection, onCluster, problem } from './cluster';
import type { Outcome } from './outcome';
import { writtenSteps } from './plan';
import { RunPlace, sessionOn } from './resume';
import type { Ui } from './ui';
import { madeFrom } from '../input/source';
import type { Problem } from '../io/problem';
import { deliveredProblems } from '../run/delivered';
import { backupTime } from '../run/records';
import { rehearse } from '../run/rehearse';
import { askUse, userText } from '../run/use';

/** What is taken down, and how. */
export interface TeardownQuestion extends RunPlace {
  /** What was applied, where the cluster does not keep it: a layout, or YAML. */
  readonly layout?: string;
  /** Leave devices as they are. */
  readonly keepData?: boolean;
  /** Delete Rook's kinds too. */
  readonly crds?: boolean;
  /** A folder into which the files of steps are written, for whoever does them by hand; nothing is changed then. */
  readonly write?: string;
  /** Only tell what would be done. */
  readonly dryRun?: boolean;
  /** The phrase that is typed otherwise. */
  readonly confirm?: string;
}

/** Take a whole stack down, so that its hosts can be used again. */
export async function teardown({ layout, keepData, crds, write, dryRun = false, confirm, ...place }: TeardownQuestion, ui: Ui): Promise<Outcome<Applied>> {
  return onCluster(place, async connection => {
    const { namespace } = place, session = sessionOn(connection, namespace, ui), { clock } = connection;
    const unfinished = await unfinishedIn(session);
    if (unfinished !== undefined) return refused([unfinished]);
    const source = layout === undefined ? undefined : madeFrom({ file: layout });
    if (source !== undefined && 'status' in source) return source;
    const objects = source?.objects().map(({ object }) => object) ?? await session.store.applied();
    if (objects === undefined) return refused([problem('run/not-ours', namespace, 'what was applied is not known', "Name the layout that was applied with '--layout'; where the operator runs elsewhere, name its namespace with '--namespace'")]);
    const state = manifests.stateOf(objects), delivered = await deliveredProblems(connection.objects, state);
    if (delivered.length > 0) return refused(delivered);
    const { use, monitorKeys, wrong } = await identified(connection, state, await askUse(connection.hands, state, namespace));
    if (wrong.length > 0) return refused(wrong);
    const plan = change.planTeardown(state, { use, monitorKeys, keepData, definitions: crds, operatorNamespace: namespace });
    const problems = [...problemsOf(plan), ...keepData === true ? await unkept(connection, namespace) : []];
    if (problems.length > 0) return refused(problems);
    const { steps, phrase } = plan, told = toldOf(steps, clock, dryRun || write !== undefined);
    const written = write === undefined ? undefined : writtenSteps(plan, write);
    if (written !== undefined && 'problem' in written) return refused([written.problem]);
    if (written !== undefined) ui.show(say => change.planText(plan, say));
    if (dryRun || written !== undefined) {
      await rehearse(steps, connection.hands, ui.tell);
      return { status: 'changed', data: { ...told({ done: 0, of: steps.length, left: steps.flatMap(({ leaves = [] }) => leaves) }), ...written }, problems: [] };
    }
    ui.show(say => change.planText(plan, say));
    const unconfirmed = await typedOut({ phrase, prompt: promptOf(plan, use, connection.name) }, connection.name, confirm, ui);
    if (unconfirmed !== undefined) return refused([unconfirmed]);
    return outcomeOf(await session.begin({ steps, former: objects, next: [], approvals: [], operatorNamespace: namespace, teardown: true }), told);
  });
}

/** Devices that are kept are of use to nobody who has not kept who the cluster is: its keys go with its namespace. */
async function unkept({ recordsIn }: Connection, namespace: string): Promise<Problem[]> {
  if (await backupTime(recordsIn(namespace)) !== undefined) return [];
  return [problem('teardown/no-backup', namespace, 'devices are kept, and no backup of the identity of the cluster is known', "Run 'cdk8s-ceph backup identity FILE' first, or leave '--keep-data' out if the data may be lost")];
}

/** Who each cluster is: the Secret of its monitors tells it as well, and both must tell the same. */
async function identified({ objects }: Connection, state: manifests.StackState, use: manifests.StackUse) {
  const clusters = new Map(use.clusters), monitorKeys = new Map<string, string>(), wrong: Problem[] = [];
  for (const { key, namespace } of state.clusters) {
    const secret = await objects.read({ apiVersion: 'v1', kind: 'Secret', metadata: { namespace, name: 'rook-ceph-mon' } });
    const text = (name: string) => typeof secret?.data?.[name] === 'string' ? Buffer.from(secret.data[name], 'base64').toString().trim() : undefined;
    const monitors = text('mon-secret'), kept = text('fsid'), { fsid = kept, hosts } = clusters.get(key)!;
    if (kept !== undefined && fsid !== kept) wrong.push(problem('teardown/unknown-cluster', key, `the CephCluster says ${fsid}, the Secret rook-ceph-mon ${kept}`, 'Find out which of them is right; whose OSDs are wiped depends on it', key));
    if (monitors !== undefined) monitorKeys.set(key, createHash('sha256').update(monitors).digest('hex'));
    clusters.set(key, { hosts, ...fsid === undefined ? {} : { fsid } });
  }
  return { use: { ...use, clusters }, monitorKeys, wrong };
}

function problemsOf({ users, nameless }: change.Teardown): Problem[] {
  return [
    ...users.map(user => {
      const { reason, fix } = userText(user);
      return problem('teardown/in-use', user.by.join(', ') || user.object, reason, fix, user.object);
    }),
    ...nameless.map(key => problem('teardown/unknown-cluster', key, 'neither the CephCluster nor the Secret rook-ceph-mon tells its fsid and its image, so whose an OSD is cannot be known', "Add '--keep-data' to leave devices as they are, and wipe them by hand", key)),
  ];
}

/** What goes for ever is in the question itself. */
function promptOf({ phrase, steps }: change.Teardown, { claims, buckets }: manifests.StackUse, context: string): string {
  const names = [...claims, ...buckets.map(({ claim }) => claim)].map(({ namespace, name }) => `${namespace}/${name}`);
  const goes = { what: names.length === 0 ? 'No claim is left.' : `These claims go: ${names.join(', ')}.` };
  const devices = { what: steps.some(({ kind }) => kind === change.StepKind.WIPE) ? 'Its devices are wiped; what they hold cannot be had back.' : 'Its devices stay as they are.' };
  return `This takes the whole stack in ${context} down. ${goes.what} ${devices.what} Type '${phrase}' to do it`;
}

function refused(problems: readonly Problem[]): Outcome<never> {
  return { status: 'refused', problems };
}
