import { change, checks, manifests } from 'cdk8s-ceph/model';
import { FakeCluster, KEY } from './fake-cluster';
import { stack } from '../../../../../test/model/change/lib/stack';
import { liveAnswers } from '../../../../../test/support/live-answers';
import type { Carried } from '../../../src/run/carried';
import { answerOf } from '../../../src/run/hands';

const FORMER = stack(), STATE = manifests.stateOf(FORMER), CLUSTER = STATE.clusters[0], ANSWERS = liveAnswers(CLUSTER);

/** The device sets of the host that is replaced. */
export const SETS = CLUSTER.layout.osds.filter(({ host }) => host === 'node-a').map(({ name }) => name);

const OTHERS = ANSWERS.deployments.filter(({ metadata }) => !SETS.includes(metadata.labels['ceph.rook.io/DeviceSet']));

/** Another machine takes the place of node-a. */
export const REPLACEMENT: Carried = {
  steps: change.planReplacement(STATE, STATE, { cluster: KEY, sets: SETS, hosts: ['node-a'], machines: true }).steps, former: FORMER, next: FORMER, approvals: [], operatorNamespace: 'rook-ceph',
};

/** Seconds: data needs to move, and Rook to make an OSD. */
const MOVES = 200, MADE = 40;

/** So late the manager tells what has changed. */
const LATE = 60;

/** One OSD of the host, in Ceph and in Kubernetes. */
interface Osd {
  readonly id: number;
  weight: number;
  /** When its weight was changed last. */
  since: number;
  running: boolean;
  known: boolean;
  described: boolean;
}

/** A host whose OSDs are emptied and forgotten; Rook makes others, with other numbers, as long as it runs and somebody asks for them. */
export class FakeReplaced extends FakeCluster {
  /** Whether another machine is there. */
  public swapped = false;
  /** Not before this time Ceph has made anew what a dead host held. */
  public healedAt = 0;
  private readonly osds = new Map<string, Osd>(SETS.map((set, i) => [set, { id: 100 + i, weight: 8, since: 0, running: true, known: true, described: true }]));
  private wanted: ReadonlySet<string> = new Set(SETS);
  private readonly missing = new Map<string, number>();
  private scaled = 1;
  private nextId = 200;
  private grows = 41;

  public get state(): object {
    const all = [...this.osds.values()], running = all.filter(osd => osd.running).length;
    return { osds: all.length, running, anew: all.every(({ id }) => id >= 200), weights: all.map(({ weight }) => weight), operator: this.scaled };
  }

  public override async sleep(seconds: number): Promise<void> {
    await super.sleep(seconds);
    if (this.scaled === 0) return;
    for (const set of this.wanted) {
      if (this.osds.has(set)) continue;
      const since = this.missing.get(set) ?? this.time;
      this.missing.set(set, since);
      if (this.time < since + MADE) continue;
      // An old device that carries its label would be taken back.
      if (!this.swapped) this.harmed = true;
      this.osds.set(set, { id: this.nextId++, weight: 8, since: this.time, running: true, known: true, described: true });
      this.missing.delete(set);
    }
  }

  private holds({ weight, since }: Osd, at = this.time): boolean {
    return weight > 0 || at < since + MOVES;
  }

  private unclean(at: number): boolean {
    return at < this.healedAt || [...this.osds.values()].some(({ since }) => since > 0 && at >= since && at < since + MOVES);
  }

  private byId(id: number): [string, Osd] | undefined {
    return [...this.osds].find(([, osd]) => osd.id === id);
  }

  public override async list({ resource, name, labels = {} }: checks.Selected): Promise<checks.Answer> {
    return this.call(() => {
      const items = (all: readonly object[]) => answerOf(0, JSON.stringify({ items: all }), '');
      const there = [...this.osds].filter(([, { described }]) => described), claim = (set: string) => `${set}-data-0x`;
      const ready = { observedGeneration: 1, readyReplicas: 1, updatedReplicas: 1 };
      const deployments = there.map(([set, { id, running }]) => ({
        metadata: { name: `rook-ceph-osd-${id}`, generation: 1, labels: { 'ceph.rook.io/DeviceSet': set, 'ceph-osd-id': `${id}`, 'ceph.rook.io/pvc': claim(set) } }, spec: { replicas: running ? 1 : 0 }, status: ready,
      }));
      const set = labels['ceph.rook.io/DeviceSet'];
      if (resource === 'deployments.apps' && name === 'rook-ceph-operator') return items([{ metadata: { name, generation: 1 }, spec: { replicas: this.scaled }, status: { observedGeneration: 1, readyReplicas: this.scaled, updatedReplicas: this.scaled } }]);
      if (resource === 'deployments.apps' && name !== undefined) return items(deployments.filter(({ metadata }) => metadata.name === name));
      if (resource === 'deployments.apps') return items(set === undefined ? [...deployments, ...OTHERS] : deployments.filter(({ metadata }) => metadata.labels['ceph.rook.io/DeviceSet'] === set));
      if (resource === 'pods' && labels.app === 'rook-ceph-operator') return items(this.scaled > 0 ? [{ metadata: { name: 'operator' } }] : []);
      if (resource === 'pods') return items(there.filter(([, { id, running }]) => running && labels['ceph-osd-id'] === `${id}`).map(([each]) => ({ metadata: { name: each } })));
      return items(there.filter(([each]) => set === undefined || each === set).map(([each]) => ({ metadata: { name: claim(each), labels: { 'ceph.rook.io/setIndex': '0' } } })));
    });
  }

  public override async ceph(cluster: string, words: readonly string[]): Promise<checks.Answer> {
    const command = words.join(' '), json = (value: object) => answerOf(0, JSON.stringify(value), ''), known = [...this.osds.values()].filter(osd => osd.known);
    switch (command) {
      case 'status': return this.call(() => json({ pgmap: { num_pgs: 9, pgs_by_state: [{ state_name: this.unclean(this.time - LATE) ? 'active+undersized+remapped' : 'active+clean', count: 9 }] } }));
      case 'osd dump': return this.call(() => json({ ...ANSWERS.osds, epoch: this.grows }));
      case 'osd tree': return this.call(() => json({ nodes: [{ id: 1 }, ...known.map(({ id, weight, running }) => ({ id, crush_weight: weight, status: running ? 'up' : 'down' }))] }));
      case 'osd df': return this.call(() => json({ nodes: known.map(osd => ({ id: osd.id, pgs: this.holds(osd, this.time - LATE) ? 7 : 0 })) }));
    }
    const [, told] = /^tell osd\.(\d+) status$/.exec(command) ?? [], [, purged] = /^osd purge osd\.(\d+) /.exec(command) ?? [], [, moved, weight] = /^osd crush reweight osd\.(\d+) (\S+)$/.exec(command) ?? [];
    if (told !== undefined) return this.call(() => this.byId(Number(told))?.[1].running ? json({ whoami: Number(told), num_pgs: this.holds(this.byId(Number(told))![1]) ? 7 : 0, newest_map: this.grows }) : { code: 2, output: 'no such OSD' });
    if (command.startsWith('osd safe-to-destroy')) {
      return this.call(() => {
        const ids = words.slice(2).map(word => Number(word.slice(4))), used = ids.filter(id => this.byId(id) !== undefined && this.holds(this.byId(id)![1]));
        return json({ safe_to_destroy: ids.filter(id => !used.includes(id)), active: used, missing_stats: [], stored_pgs: [] });
      });
    }
    if (purged === undefined && moved === undefined) return super.ceph(cluster, words);
    return this.call(() => {
      this.did(`ceph ${command}`);
      const [, osd] = this.byId(Number(purged ?? moved)) ?? [];
      if (osd === undefined || !osd.known) return purged !== undefined ? answerOf(0, '', '') : { code: 2, output: 'it does not exist' };
      if (purged !== undefined) {
        if (osd.running) return { code: 16, output: 'it is not down' };
        if (this.holds(osd)) this.harmed = true;
        osd.known = false;
      } else if (osd.weight !== Number(weight)) {
        Object.assign(osd, { weight: Number(weight), since: this.time });
        this.grows++;
      }
      return answerOf(0, '', '');
    });
  }

  public override async apply(objects: readonly any[]): Promise<void> {
    return this.call(() => {
      this.did('apply');
      const cluster = objects.find(({ kind }) => kind === 'CephCluster'), operator = objects.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'rook-ceph-operator');
      const sets: { name: string }[] | undefined = cluster?.spec.storage.storageClassDeviceSets;
      if (sets !== undefined) this.wanted = new Set(sets.map(({ name }) => name).filter(name => SETS.includes(name)));
      if (operator?.spec.replicas !== undefined) this.scaled = operator.spec.replicas;
    });
  }

  public override async scale({ name }: checks.Selected, replicas: number): Promise<void> {
    return this.call(() => {
      this.did(`scale ${name} ${replicas}`);
      const [, osd] = this.byId(Number(/^rook-ceph-osd-(\d+)$/.exec(name ?? '')?.[1])) ?? [];
      if (name === 'rook-ceph-operator') this.scaled = replicas;
      if (osd === undefined) return;
      if (replicas === 0 && this.holds(osd)) this.harmed = true;
      osd.running = replicas > 0;
    });
  }

  public override async remove(what: any, name?: string): Promise<void> {
    if (typeof what === 'string') return super.remove(what, name);
    return this.call(() => {
      this.did(`delete ${what.resource} ${what.name ?? JSON.stringify(what.labels)}`);
      const [set, osd] = this.byId(Number(/^rook-ceph-osd-(\d+)$/.exec(what.name ?? '')?.[1])) ?? [];
      if (set === undefined || osd === undefined) return;
      osd.described = false;
      if (!osd.known) this.osds.delete(set);
    });
  }
}
