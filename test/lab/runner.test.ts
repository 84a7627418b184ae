import { answerOf, Hands, kubectlWords, Runner } from '../../lab/lib/runner';
import { planBetween, Step, StepKind } from '../../src/model/change';
import type { Answer, Selected } from '../../src/model/checks';
import { stateOf } from '../../src/model/manifests';
import { stack } from '../model/change/lib/stack';
import { meant } from '../support/approvals';

const SET = 'node-a--bay1', ID = 3, CLAIM = `${SET}-data-0x`;
const PLAN = planBetween(stateOf(stack()), stateOf(stack({ without: ['node-a/bay1'] })), { approvals: meant(`edit/device-dropped CephCluster/rook-ceph/ceph/${SET}`) });
const step = (kind: StepKind): Step => PLAN.steps.find(each => each.kind === kind)!;

/** A cluster that behaves as one was seen to: for 60 s after a reweight it tells the state of before. */
class Cluster implements Hands {
  public readonly done: string[] = [];
  public readonly told: string[] = [];
  public time = 0;
  public breakAt?: string;
  private epoch = 40;
  private weight = 1;
  private drainedAt?: number;
  private operator = 1;
  private osd = { deployment: true, running: true, known: true };

  /** What is left of the OSD, and whether the operator works. */
  public get left(): object {
    return { ...this.osd, operator: this.operator };
  }

  /** What takes the data away: it begins late and takes a while. */
  private get groups(): number {
    return this.drainedAt !== undefined && this.time >= this.drainedAt + 200 ? 0 : 7;
  }

  /** Whether the manager still tells what was before the change. */
  private get stale(): boolean {
    return this.drainedAt !== undefined && this.time < this.drainedAt + 60;
  }

  public list({ resource, name, labels = {} }: Selected): Answer {
    const items = (there: boolean, object: object) => answerOf(0, JSON.stringify({ items: there ? [object] : [] }), '');
    const metadata = { name: `rook-ceph-osd-${ID}`, generation: 1, labels: { 'ceph.rook.io/DeviceSet': SET, 'ceph-osd-id': `${ID}`, 'ceph.rook.io/pvc': CLAIM } };
    if (resource === 'deployments.apps' && (labels.app === 'rook-ceph-osd' || name === metadata.name)) return items(this.osd.deployment, { metadata });
    if (resource === 'deployments.apps') {
      const status = { observedGeneration: 1, readyReplicas: this.operator, updatedReplicas: this.operator };
      return items(true, { metadata: { name, generation: 1 }, spec: { replicas: this.operator }, status });
    }
    if (resource === 'pods') return items(labels.app === 'rook-ceph-operator' ? this.operator > 0 : this.osd.running, { metadata: { name: 'pod' } });
    return items(this.osd.deployment && labels['ceph.rook.io/DeviceSet'] === SET, { metadata: { name: CLAIM, labels: { 'ceph.rook.io/setIndex': '0' } } });
  }

  public ceph(_: string, words: readonly string[]): Answer {
    const command = words.join(' ');
    const json = (value: object) => answerOf(0, JSON.stringify(value), '');
    const moving = this.drainedAt !== undefined && !this.stale && this.groups > 0;
    switch (command) {
      case 'status': return json({ pgmap: { num_pgs: 9, pgs_by_state: [{ state_name: moving ? 'active+remapped+backfilling' : 'active+clean', count: 9 }] } });
      case 'quorum_status': return json({ monmap: { mons: [{ name: 'a' }] }, quorum_names: ['a'] });
      case 'health detail': return json({ status: 'HEALTH_OK', checks: {} });
      case 'osd dump': return json({ epoch: this.epoch });
      case 'osd tree': return json({ nodes: [{ id: 1 }, ...this.osd.known ? [{ id: ID, crush_weight: this.weight, status: this.osd.running ? 'up' : 'down' }] : []] });
      case 'osd df': return json({ nodes: [{ id: ID, pgs: this.stale ? 0 : this.groups }] });
      case `tell osd.${ID} status`: return json({ whoami: ID, num_pgs: this.groups, newest_map: this.epoch });
      case `osd safe-to-destroy osd.${ID}`: return json({ safe_to_destroy: this.groups === 0 ? [ID] : [], active: this.groups === 0 ? [] : [ID], missing_stats: [], stored_pgs: [] });
    }
    this.did(`ceph ${command}`);
    if (command === `osd crush reweight osd.${ID} 0`) Object.assign(this, { weight: 0, epoch: 41, drainedAt: this.time });
    if (command.startsWith('osd purge')) {
      // Ceph refuses to purge what runs.
      if (this.osd.running) return { code: 16, output: 'osd is not down' };
      this.osd.known = false;
    }
    return answerOf(0, '', '');
  }

  public apply(objects: readonly unknown[]): void {
    this.did(`apply ${objects.length > 0 ? 'objects' : 'nothing'}`);
  }

  public remove({ resource, name, labels }: Selected): void {
    this.did(`delete ${resource} ${name ?? JSON.stringify(labels)}`);
    if (name === `rook-ceph-osd-${ID}`) this.osd.deployment = false;
  }

  public scale({ name }: Selected, replicas: number): void {
    this.did(`scale ${name} ${replicas}`);
    if (name === 'rook-ceph-operator') this.operator = replicas;
    else this.osd.running = replicas > 0;
  }

  public patch({ name }: Selected, patch: string): void {
    this.did(`patch ${name} ${patch}`);
  }

  public now(): number {
    return this.time;
  }

  public async sleep(seconds: number): Promise<void> {
    this.time += seconds;
  }

  public tell(text: string): void {
    this.told.push(text);
  }

  private did(what: string): void {
    this.done.push(what);
    if (this.breakAt !== undefined && what.startsWith(this.breakAt)) throw new Error('broken off');
  }
}

describe('A runner', () => {
  test('does not take a drain for done while the cluster tells the state of before', async () => {
    const cluster = new Cluster();
    await new Runner(cluster).run(step(StepKind.DRAIN));
    expect(cluster.done).toEqual([`ceph osd crush reweight osd.${ID} 0`]);
    // The data is away after 200 s, and that must show for 90 s.
    expect(cluster.time).toBeGreaterThanOrEqual(290);
    expect(cluster.told.join('\n')).toContain('osd.3 still holds 7 placement groups');
  });

  test('carries a removal out in its order, and wakes the operator at the end', async () => {
    const cluster = new Cluster(), runner = new Runner(cluster);
    for (const kind of [StepKind.DRAIN, StepKind.REMOVE]) await runner.run(step(kind));
    expect(cluster.done.slice(1)).toEqual([
      'scale rook-ceph-operator 0', 'apply objects', 'scale rook-ceph-osd-3 0', 'ceph osd purge osd.3 --yes-i-really-mean-it', 'delete deployments.apps rook-ceph-osd-3',
      `delete jobs.batch {"ceph.rook.io/pvc":"${CLAIM}"}`, `delete persistentvolumeclaims {"ceph.rook.io/DeviceSet":"${SET}"}`, 'delete persistentvolumes disks--node-a--bay1', 'scale rook-ceph-operator 1',
    ]);
  });

  test.each(['apply', 'scale rook-ceph-osd', 'ceph osd purge', 'delete jobs'])('wakes the operator also where it breaks off at: %s', async breakAt => {
    const cluster = new Cluster(), runner = new Runner(cluster);
    await runner.run(step(StepKind.DRAIN));
    cluster.breakAt = breakAt;
    await expect(runner.run(step(StepKind.REMOVE))).rejects.toThrow('broken off');
    expect(cluster.done.at(-1)).toBe('scale rook-ceph-operator 1');
    cluster.breakAt = undefined;
    await runner.run(step(StepKind.REMOVE), true);
    expect(cluster.left).toEqual({ deployment: false, running: false, known: false, operator: 1 });
  });

  test('begins nothing where what must be so is not', async () => {
    const cluster = new Cluster();
    await expect(new Runner(cluster).run(step(StepKind.REMOVE))).rejects.toThrow(/nothing has changed for 1800 s/);
    expect(cluster.done).toEqual([]);
  });
});

test('an answer that is no JSON has none', () => {
  expect(answerOf(0, '{"a":1}', '')).toEqual({ code: 0, output: '{"a":1}', json: { a: 1 } });
  expect(answerOf(0, 'HEALTH_OK', '')).toEqual({ code: 0, output: 'HEALTH_OK' });
  expect(answerOf(1, '', 'no route')).toEqual({ code: 1, output: 'no route' });
});

test('one object is asked for as a list, so that none is an answer', () => {
  expect(kubectlWords('get', { resource: 'deployments.apps', namespace: 'n', name: 'x' }, '-o', 'json')).toEqual(['-n', 'n', 'get', 'deployments.apps', '--field-selector', 'metadata.name=x', '-o', 'json']);
  expect(kubectlWords('scale', { resource: 'deployments.apps', namespace: 'n', name: 'x' }, '--replicas=0')).toEqual(['-n', 'n', 'scale', 'deployments.apps', 'x', '--replicas=0']);
  expect(kubectlWords('delete', { resource: 'pods', labels: { a: 'b', c: 'd' } })).toEqual(['delete', 'pods', '-l', 'a=b,c=d']);
});
