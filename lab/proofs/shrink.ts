import { Size } from 'cdk8s';
import { createColors } from 'picocolors';
import { eventText } from '../../packages/console/src/cli/progress';
import { manifestsBelow } from '../../packages/console/src/input/manifests';
import type { RunEvent } from '../../packages/console/src/run/events';
import { Executor } from '../../packages/console/src/run/executor';
import type { Hands } from '../../packages/console/src/run/hands';
import { beginning } from '../../packages/console/src/run/journal';
import { Plan } from '../../src';
import { cephJson, NAMESPACE, osds, whenSettled } from '../lib/ceph';
import { Client, expectWrites, moment, underWriter, verify } from '../lib/client';
import { applyAll, storageOfTheLab } from '../lib/cluster';
import { get, kubectl } from '../lib/control-plane';
import { clock, hands } from '../lib/hands';
import { interrupted } from '../lib/interrupt';
import { reconciledSince, restartOperator } from '../lib/operator';
import { osdPlaces } from '../lib/osds';
import { Proof, Report } from '../lib/proof';

const HOST = 'node-d';
/** Seconds without a write: an OSD that is stopped on purpose says so, and has nothing any more. */
const PATIENCE = 30;
const EDITED = { LAB_GROW: '1' };

/** Follow a plan to its end with the executor of the command, and tell what each step took. */
async function follow(report: Report, { steps }: Plan): Promise<void> {
  const own = hands(), plain = { colors: createColors(false), say: (text: string) => text };
  const watched: Hands = {
    ...own,
    ceph: async (cluster, words) => {
      if (words[1] === 'purge') report.expect(`no operator is there when ${words[2]} is purged`, get('pod', '-n', NAMESPACE, '-l', 'app=rook-ceph-operator').items.length === 0);
      return own.ceph(cluster, words);
    },
  };
  const tell = (event: RunEvent) => {
    const text = eventText(event, plain);
    if (text !== undefined) report.step(text.trim());
    if (event.event === 'done') report.figure(`seconds of ${event.step.split('/')[0]}`, event.seconds);
  };
  const nothing = async () => undefined;
  await new Executor(steps, beginning('', steps, new Date().toISOString()), { hands: watched, clock, tell, signal: interrupted, keep: nothing, judge: nothing, record: nothing }).run();
}

export const shrink: Proof = {
  name: 'shrink',
  question: 'The host that was added is taken out again by the steps of a plan: is every copy there all the time, and is nothing of it left?',
  needsNodes: true,
  async prove(report) {
    const edited = await storageOfTheLab(EDITED);
    await applyAll(edited);
    kubectl(['-n', NAMESPACE, 'rollout', 'status', 'deploy/rook-ceph-tools', '--timeout=300s'], { timeout: 320 });
    await whenSettled('all placement groups are clean', 900);
    const former = manifestsBelow([edited]);
    const next = manifestsBelow([await storageOfTheLab()]);
    const all = osdPlaces();
    const places = all.filter(({ node }) => node === HOST), staying = all.length - places.length;
    report.expect(`${HOST} carries two OSDs`, places.length === 2);

    const refused = Plan.between(former, next).refused;
    report.expect('dropping them is refused until each is named', refused.length === 2 && refused.every(({ code }) => code === 'edit/device-dropped'));
    const client: Client = { name: 'writer-shrink', volume: { pool: 'volumes' }, mebibytes: 200, avoid: [HOST] };
    await underWriter(client, async () => {
      const { pools } = cephJson<{ pools: { name: string; stats: { stored: number } }[] }>('df');
      const stored = Object.fromEntries(pools.map(({ name, stats }) => [name, Size.kibibytes(Math.ceil(stats.stored / 1024))]));
      const plan = Plan.between(former, next, { approvals: refused.map(({ code, object: at }) => ({ code, at, reason: 'the host is taken out' })), stored });
      report.expect('the plan refuses nothing', plan.refused.length === 0);
      report.figure('bytes that the plan says are moved', plan.steps.reduce((sum, { moves }) => sum + (moves?.value ?? 0), 0));

      const since = moment();
      await follow(report, plan);
      expectWrites(report, client, since, PATIENCE);
      report.figure('read back', verify(client));
    });
    report.expect('neither OSD is known to Ceph', !osds().some(({ id }) => places.some(place => place.id === id)));
    report.expect(`${HOST} is not in the map`, !cephJson<{ nodes: { name: string }[] }>('osd tree').nodes.some(({ name }) => name === HOST));
    const left = places.flatMap(({ volume, claim, id }) => [['pv', volume], ['-n', NAMESPACE, 'pvc', claim], ['-n', NAMESPACE, 'deploy', `rook-ceph-osd-${id}`]])
      .filter(what => kubectl(['get', ...what], { anyway: true }).code === 0);
    report.expect(`no volume, claim or deployment of them is left (${left.map(what => what.at(-1)).join(', ') || 'none'})`, left.length === 0);
    const restarted = Date.now();
    restartOperator();
    await reconciledSince(restarted);
    report.expect('an operator that starts anew does not make them again', osds().length === staying);
  },
};
