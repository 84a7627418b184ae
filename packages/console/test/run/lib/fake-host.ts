import { change, checks, manifests } from 'cdk8s-ceph/model';
import { FakeCluster } from './fake-cluster';
import { hostAnswers, PodOf, podOf, PODS } from '../../../../../test/model/change/lib/host';
import { HOSTS, stack } from '../../../../../test/model/change/lib/stack';
import { liveAnswers } from '../../../../../test/support/live-answers';
import type { Carried } from '../../../src/run/carried';
import { answerOf } from '../../../src/run/hands';

export const HOST = 'node-a';

const FORMER = stack(), STATE = manifests.stateOf(FORMER), CLUSTER = STATE.clusters[0], ANSWERS = liveAnswers(CLUSTER);
const HERE = CLUSTER.layout.osds.filter(({ host }) => host === HOST).map(({ name }) => name);
const idOf = (set: string) => Number(ANSWERS.deployments.find(({ metadata }) => metadata.labels['ceph.rook.io/DeviceSet'] === set).metadata.labels['ceph-osd-id']);

/** The OSDs of the host. */
export const IDS = HERE.map(idOf);

const RUNNING: readonly PodOf[] = [
  ...PODS.filter(({ app }) => app !== 'rook-ceph-osd'), ...IDS.map((id): PodOf => ({ name: `rook-ceph/rook-ceph-osd-${id}`, owner: 'ReplicaSet', app: 'rook-ceph-osd' })),
];

/** Takes the host out, and gives it back. */
export const MAINTENANCE: Carried = {
  steps: change.planMaintenance(STATE, { host: HOST, answers: hostAnswers(RUNNING, HOSTS) }).steps, former: FORMER, next: FORMER, approvals: [], operatorNamespace: 'rook-ceph',
};

/** Seconds: a pod needs to go, Rook to see that a host is drained, an OSD to start, groups to be whole again, Ceph to give up what is down. */
const GOES = 8, SEES = 30, STARTS = 20, HEALS = 150, GIVEN_UP = 600;

/** The manager tells so late what has changed. */
const LATE = 60;

/**
 * A host of a cluster whose operator keeps budgets: of all OSDs one may be stopped, until Rook sees that this host is drained and frees the
 * others on it. Rook sets noout for a host that is drained and takes it back when its time is over; from any other host it takes it at once.
 */
export class FakeHost extends FakeCluster {
  public cordoned = false;
  public flags: string[] = [];
  public minutes = 30;
  /** Pods besides those that usually run. */
  public more: PodOf[] = [];
  /** A budget of an application allows nothing before. */
  public heldUntil = 0;
  /** Another host is down: no OSD here may stop. */
  public other = false;
  /** Whether Ceph has given an OSD up and makes its copies anew. */
  public givenUp = false;
  /** When each pod that has left began to go. */
  private readonly leaving = new Map<string, number>();
  private back?: number;

  public get state(): object {
    return { cordoned: this.cordoned, flags: this.flags, minutes: this.minutes, down: this.down().length };
  }

  /** The OSDs that are down at a time: their pods have gone, and have not started again. */
  private down(at = this.time): number[] {
    return IDS.filter(id => {
      const went = this.leaving.get(`rook-ceph-osd-${id}`);
      return went !== undefined && at >= went + GOES && !(this.back !== undefined && at >= this.back + STARTS);
    });
  }

  /** Groups miss copies while OSDs are down, and for a while after. */
  private unclean(at: number): boolean {
    return this.down(at).length > 0 || this.back !== undefined && at >= this.back && at < this.back + STARTS + HEALS && this.leaving.size > 0;
  }

  private get drainedSince(): number | undefined {
    const gone = IDS.flatMap(id => this.leaving.get(`rook-ceph-osd-${id}`) ?? []);
    return this.cordoned && gone.length > 0 ? Math.min(...gone) + GOES : undefined;
  }

  /** What Rook and Ceph do by themselves as time passes. */
  public override async sleep(seconds: number): Promise<void> {
    for (let passed = 0; passed < seconds; passed += Math.min(5, seconds)) {
      await super.sleep(Math.min(5, seconds));
      this.passes();
    }
  }

  private passes(): void {
    const since = this.drainedSince, held = since !== undefined && this.time < since + this.minutes * 60;
    if (since !== undefined && this.time >= since + SEES) this.flags = held ? ['noout'] : [];
    if (since === undefined && this.down().length === 0 && !this.cordoned) this.flags = [];
    const longest = Math.min(...IDS.flatMap(id => this.down().includes(id) ? this.leaving.get(`rook-ceph-osd-${id}`) ?? [] : []));
    if (this.down().length > 0 && this.flags.length === 0 && this.time - longest > GIVEN_UP + (since === undefined ? 0 : this.minutes * 60)) this.givenUp = true;
  }

  private pods(): any[] {
    const started = this.back !== undefined && this.time >= this.back + STARTS;
    return [...RUNNING, ...this.more].flatMap(pod => {
      const name = pod.name.split('/')[1], went = this.leaving.get(name), made = podOf(pod);
      if (went === undefined) return [made];
      if (this.time < went + GOES) return [{ ...made, metadata: { ...made.metadata, deletionTimestamp: 'now' } }];
      // What is tied to the host comes back to it; the others are elsewhere.
      return started && (pod.app === 'rook-ceph-osd' || pod.claim !== undefined) ? [podOf(pod)] : [];
    });
  }

  public override async list(selected: checks.Selected): Promise<checks.Answer> {
    const { resource, node, name } = selected;
    if (resource === 'pods' && node === HOST) return this.call(() => answerOf(0, JSON.stringify({ items: this.pods() }), ''));
    if (resource === 'deployments.apps') return this.call(() => answerOf(0, JSON.stringify({ items: ANSWERS.deployments }), ''));
    if (resource === 'persistentvolumeclaims') return this.call(() => answerOf(0, JSON.stringify({ items: ANSWERS.claims }), ''));
    if (resource !== 'nodes') return super.list(selected);
    const nodes = HOSTS.map(each => ({ metadata: { name: each }, spec: each === HOST && this.cordoned ? { unschedulable: true } : {}, status: { conditions: [{ type: 'Ready', status: 'True' }] } }));
    return this.call(() => answerOf(0, JSON.stringify({ items: nodes.filter(each => name === undefined || each.metadata.name === name) }), ''));
  }

  public override async ceph(cluster: string, words: readonly string[]): Promise<checks.Answer> {
    const command = words.join(' '), json = (value: object) => answerOf(0, JSON.stringify(value), '');
    const late = this.unclean(this.time - LATE), down = this.down();
    switch (command) {
      case 'status': return this.call(() => json({ pgmap: { num_pgs: 9, pgs_by_state: [{ state_name: late ? 'active+undersized+degraded' : 'active+clean', count: 9 }] } }));
      case 'quorum_status': return this.call(() => json({ monmap: { mons: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] }, quorum_names: ['a', 'b', 'c'] }));
      case 'osd dump': return this.call(() => json({ ...ANSWERS.osds, epoch: 40, crush_node_flags: this.flags.length === 0 ? {} : { [HOST]: this.flags } }));
      case 'osd tree': return this.call(() => json({ nodes: IDS.map(id => ({ id, status: down.includes(id) ? 'down' : 'up', reweight: 1, crush_weight: 8 })) }));
    }
    if (command.startsWith('osd ok-to-stop')) {
      const osds = words.slice(2).map(word => Number(word.slice('osd.'.length)));
      return this.call(() => this.other ? { code: 16, output: 'unsafe', json: { ok_to_stop: false, osds } } : json({ ok_to_stop: true, osds, num_not_ok_pgs: 0 }));
    }
    const [, set] = /^osd (set|unset)-group noout node-a$/.exec(command) ?? [];
    if (set === undefined) return super.ceph(cluster, words);
    return this.call(() => {
      this.did(`ceph ${command}`);
      this.flags = set === 'set' ? ['noout'] : [];
      return answerOf(0, '', '');
    });
  }

  public override async patch(selected: checks.Selected, patch: string): Promise<void> {
    await super.patch(selected, patch);
    const { spec } = JSON.parse(patch);
    if (selected.name === HOST) {
      const was = this.cordoned;
      this.cordoned = spec.unschedulable === true;
      if (was !== this.cordoned) this.back = this.cordoned ? undefined : this.time;
    } else {
      this.minutes = spec.disruptionManagement.osdMaintenanceTimeout;
    }
  }

  public override async evict({ name }: { readonly name: string }): Promise<string | undefined> {
    return this.call(() => {
      const down = IDS.filter(id => this.leaving.has(`rook-ceph-osd-${id}`)), since = this.drainedSince;
      if (name === 'web-1' && this.time < this.heldUntil) return "Cannot evict pod as it would violate the pod's disruption budget: the budget web allows 0";
      // Rook has not seen yet that it is this host.
      if (name.startsWith('rook-ceph-osd') && down.length > 0 && (since === undefined || this.time < since + SEES)) return "Cannot evict pod as it would violate the pod's disruption budget: the budget rook-ceph-osd allows 0";
      this.did(`evict ${name}`);
      if (!this.cordoned || this.other && name.startsWith('rook-ceph-osd') || [...RUNNING, ...this.more].some(pod => pod.name.endsWith(`/${name}`) && (pod.owner === undefined || pod.owner === 'DaemonSet'))) this.harmed = true;
      this.leaving.set(name, this.time);
      return undefined;
    });
  }
}
