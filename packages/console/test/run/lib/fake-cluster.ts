import { change, checks, manifests } from 'cdk8s-ceph/model';
import { stack } from '../../../../../test/model/change/lib/stack';
import { meant } from '../../../../../test/support/approvals';
import { liveAnswers } from '../../../../../test/support/live-answers';
import type { Carried } from '../../../src/run/carried';
import { answerOf, Clock, Hands } from '../../../src/run/hands';
import { Conflict, Records } from '../../../src/run/records';

export const SET = 'node-a--bay1', CLAIM = `${SET}-data-0x`, KEY = 'rook-ceph/ceph';
export const APPROVALS = meant(`edit/device-dropped CephCluster/rook-ceph/ceph/${SET}`);

const FORMER = stack(), NEXT = stack({ without: ['node-a/bay1'] });
const CLUSTER = manifests.stateOf(FORMER).clusters[0];
const ANSWERS = liveAnswers(CLUSTER);

/** The number of the OSD that goes. */
export const ID = Number(ANSWERS.deployments.find(({ metadata }) => metadata.labels['ceph.rook.io/DeviceSet'] === SET).metadata.labels['ceph-osd-id']);

/** The plan that takes one device out. */
export const PLAN = change.planBetween(manifests.stateOf(FORMER), manifests.stateOf(NEXT), { approvals: APPROVALS });

export const CARRIED: Carried = { steps: PLAN.steps, former: FORMER, next: NEXT, approvals: APPROVALS, operatorNamespace: 'rook-ceph' };

/** The run was killed: nothing that it asks for is done any more. */
export class Killed extends Error {}

/** A cluster that behaves as one was seen to: for 60 s after a reweight it tells the state of before. */
export class FakeCluster implements Hands, Clock, Records {
  public readonly done: string[] = [];
  public readonly records = new Map<string, any>();
  public time = 1_800_000_000;
  /** An action that begins like this fails. */
  public breakAt?: string;
  /** After so many calls the run is killed, before the call is done or, where it says so, after it. */
  public killAt?: { readonly call: number; readonly after: boolean };
  public calls = 0;
  /** What somebody else has done to the cluster. */
  public stuck = false;
  public version = 0;
  private epoch = 40;
  private weight = 8;
  private drainedAt?: number;
  private operator = 1;
  private allCopies = false;
  private reweighedAt = 0;
  private osd = { deployment: true, running: true, known: true };

  /** Whether the run was killed: whatever it returns, nobody has heard it. */
  public get dead(): boolean {
    return this.killAt !== undefined && this.calls >= this.killAt.call;
  }

  /** What is left of the OSD, whether the operator works, and whether writes still wait for all copies. */
  public get left(): { readonly known: boolean; readonly [what: string]: unknown } {
    return { ...this.osd, operator: this.operator, weight: this.weight, allCopies: this.allCopies };
  }

  /** The fewest copies that some data had at any time: the OSD is purged or stopped only when it holds nothing. */
  public harmed = false;

  /** What takes the data away: it begins late and takes a while. */
  private get groups(): number {
    if (this.weight > 0) return 7;
    return !this.stuck && this.drainedAt !== undefined && this.time >= this.drainedAt + 200 ? 0 : 7;
  }

  /** Whether the manager still tells what was before the change. */
  private get stale(): boolean {
    return this.drainedAt !== undefined && this.time < this.drainedAt + 60;
  }

  public async list({ resource, name, labels = {} }: checks.Selected): Promise<checks.Answer> {
    return this.call(() => {
      const items = (there: boolean, object: object) => answerOf(0, JSON.stringify({ items: there ? [object] : [] }), '');
      const metadata = { name: `rook-ceph-osd-${ID}`, generation: 1, labels: { 'ceph.rook.io/DeviceSet': SET, 'ceph-osd-id': `${ID}`, 'ceph.rook.io/pvc': CLAIM } };
      const others = ANSWERS.deployments.filter(each => each.metadata.labels['ceph-osd-id'] !== `${ID}`);
      if (resource === 'deployments.apps' && labels.app === 'rook-ceph-osd') return answerOf(0, JSON.stringify({ items: [...this.osd.deployment ? [{ metadata }] : [], ...others] }), '');
      if (resource === 'deployments.apps' && name === metadata.name) return items(this.osd.deployment, { metadata });
      if (resource === 'deployments.apps') {
        const status = { observedGeneration: 1, readyReplicas: this.operator, updatedReplicas: this.operator };
        return items(true, { metadata: { name, generation: 1 }, spec: { replicas: this.operator }, status });
      }
      if (resource === 'pods') return items(labels.app === 'rook-ceph-operator' ? this.operator > 0 : this.osd.running, { metadata: { name: 'pod' } });
      const claim = { metadata: { name: CLAIM, labels: { 'ceph.rook.io/setIndex': '0' } } };
      if (labels['ceph.rook.io/DeviceSet'] === undefined) return answerOf(0, JSON.stringify({ items: [...ANSWERS.claims ?? [], ...this.osd.deployment ? [claim] : []] }), '');
      return items(this.osd.deployment && labels['ceph.rook.io/DeviceSet'] === SET, claim);
    });
  }

  public async ceph(_: string, words: readonly string[]): Promise<checks.Answer> {
    return this.call(() => {
      const command = words.join(' ');
      const json = (value: object) => answerOf(0, JSON.stringify(value), '');
      const moving = this.drainedAt !== undefined && !this.stale && this.groups > 0;
      switch (command) {
        case 'status': return json({ pgmap: { num_pgs: 9, pgs_by_state: [{ state_name: moving ? 'active+remapped+backfilling' : 'active+clean', count: 9 }] } });
        case 'quorum_status': return json({ monmap: { mons: [{ name: 'a' }] }, quorum_names: ['a'] });
        case 'health detail': return json({ status: 'HEALTH_OK', checks: {} });
        case 'osd dump': return json({ ...ANSWERS.osds, epoch: this.epoch });
        case 'osd crush dump': return json(ANSWERS.crush);
        case 'df': return json(ANSWERS.df!);
        case 'osd tree': return json({ nodes: [{ id: 1 }, ...this.osd.known ? [{ id: ID, crush_weight: this.weight, status: this.osd.running ? 'up' : 'down' }] : []] });
        case 'osd df': return json({ nodes: [{ id: ID, pgs: this.stale ? 0 : this.groups }] });
        case `tell osd.${ID} status`: return json({ whoami: ID, num_pgs: this.groups, newest_map: this.epoch });
        case `osd safe-to-destroy osd.${ID}`: return json({ safe_to_destroy: this.groups === 0 ? [ID] : [], active: this.groups === 0 ? [] : [ID], missing_stats: [], stored_pgs: [] });
      }
      this.did(`ceph ${command}`);
      const reweighted = new RegExp(`^osd crush reweight osd.${ID} (\\S+)$`).exec(command)?.[1];
      if (reweighted !== undefined && !this.osd.known) return { code: 2, output: `osd.${ID} does not exist` };
      const weight = Number(reweighted);
      // Without it, groups that move leave OSDs out of what is written; they choose their OSDs within seconds of a change.
      if (reweighted !== undefined && weight !== this.weight && !this.allCopies) this.harmed = true;
      if (reweighted !== undefined && weight !== this.weight) this.reweighedAt = this.time;
      if (command.startsWith('config rm') && this.time < this.reweighedAt + 30) this.harmed = true;
      if (command.endsWith(' osd osd_async_recovery_min_cost 1000000000') || command === 'config rm osd osd_async_recovery_min_cost') this.allCopies = command.startsWith('config set');
      if (reweighted !== undefined && weight !== this.weight) Object.assign(this, { weight, epoch: this.epoch + 1, drainedAt: weight === 0 ? this.time : undefined });
      if (command.startsWith('osd purge')) {
        // Ceph refuses to purge what runs.
        if (this.osd.running) return { code: 16, output: 'osd is not down' };
        if (this.groups > 0) this.harmed = true;
        this.osd.known = false;
      }
      return answerOf(0, '', '');
    });
  }

  public async apply(objects: readonly unknown[]): Promise<void> {
    return this.call(() => {
      this.did(`apply ${objects.length > 0 ? 'objects' : 'nothing'}`);
      // The operator as it is applied.
      const replicas = objects.map((object: any) => object.kind === 'Deployment' && object.metadata.name === 'rook-ceph-operator' ? object.spec.replicas : undefined).find(each => each !== undefined);
      if (replicas !== undefined) this.operator = replicas;
    });
  }

  public async remove(what: any, name?: string): Promise<void> {
    return this.call(() => {
      if (typeof what === 'string') {
        this.records.delete(`${what}/${name}`);
        return;
      }
      this.did(`delete ${what.resource} ${what.name ?? JSON.stringify(what.labels)}`);
      if (what.name === `rook-ceph-osd-${ID}`) this.osd.deployment = false;
    });
  }

  public async scale({ name }: checks.Selected, replicas: number): Promise<void> {
    return this.call(() => {
      this.did(`scale ${name} ${replicas}`);
      if (name === 'rook-ceph-operator') {
        this.operator = replicas;
      } else {
        if (replicas === 0 && this.groups > 0) this.harmed = true;
        this.osd.running = replicas > 0;
      }
    });
  }

  public async patch({ name }: checks.Selected, patch: string): Promise<void> {
    return this.call(() => this.did(`patch ${name} ${patch}`));
  }

  public async evict({ name }: { readonly name: string }): Promise<string | undefined> {
    return this.call(() => {
      this.did(`evict ${name}`);
      return undefined;
    });
  }

  public async changed(_: readonly checks.Selected[], seconds: number): Promise<void> {
    await this.sleep(seconds);
  }

  public now(): number {
    return this.time;
  }

  public async sleep(seconds: number): Promise<void> {
    this.time += seconds;
  }

  public async read(kind: string, name: string): Promise<any> {
    return this.call(() => structuredClone(this.records.get(`${kind}/${name}`)));
  }

  public async write(object: any): Promise<any> {
    return this.call(() => {
      const key = `${object.kind}/${object.metadata.name}`, found = this.records.get(key);
      if (found?.metadata.resourceVersion !== object.metadata.resourceVersion) throw new Conflict(key);
      const kept = structuredClone({ ...object, metadata: { ...object.metadata, resourceVersion: `${++this.version}` } });
      this.records.set(key, kept);
      return kept;
    });
  }

  /** Each thing that is asked or done, unless the run was killed. */
  protected call<Result>(what: () => Result): Result {
    const { killAt } = this;
    this.calls++;
    if (killAt !== undefined && (this.calls > killAt.call || (this.calls === killAt.call && !killAt.after))) throw new Killed();
    const result = what();
    if (killAt !== undefined && this.calls === killAt.call) throw new Killed();
    return result;
  }

  protected did(what: string): void {
    this.done.push(what);
    if (this.breakAt !== undefined && what.startsWith(this.breakAt)) throw new Error('broken off');
  }
}
