import { change, checks, manifests } from 'cdk8s-ceph/model';
import { FakeCluster } from './fake-cluster';
import { operator } from '../../../../../test/model/change/lib/edits';
import { find, stack } from '../../../../../test/model/change/lib/stack';
import type { Carried } from '../../../src/run/carried';
import { answerOf } from '../../../src/run/hands';

export const FROM = { rook: '1.20.4', ceph: '19.2.3', release: 'squid' }, TO = { rook: '1.20.6', ceph: '20.2.4', release: 'tentacle' };

function state({ rook, ceph }: typeof FROM): any[] {
  const all = [...stack(), operator(`v${rook}`)];
  find(all, 'CephCluster').spec.cephVersion.image = `ceph/ceph:v${ceph}`;
  return all;
}

const FORMER = state(FROM), NEXT = state(TO);

/** The plan that upgrades both. */
export const UPGRADE = change.planBetween(manifests.stateOf(FORMER), manifests.stateOf(NEXT));

export const CARRIED: Carried = { steps: UPGRADE.steps, former: FORMER, next: NEXT, approvals: [], operatorNamespace: 'rook-ceph' };

/** So many seconds after an image is applied the daemons of a kind run it; Rook sets its labels last. */
const DELAYS: Readonly<Record<string, number>> = { mon: 60, mgr: 90, osd: 150, labels: 240 };

/** A cluster that Rook brings to other releases, one kind of daemons after the other. */
export class UpgradingCluster extends FakeCluster {
  public wanted = { rook: FROM.rook, ceph: FROM.ceph };
  public required = FROM.release;
  /** What must never be: an older release over a newer one, or Ceph before Rook is through. */
  public wrong: string[] = [];
  private readonly applied = { rook: -Infinity, ceph: -Infinity };

  /** Which release a kind of daemons runs. */
  public runs(kind: string): string {
    return this.time >= this.applied.ceph + DELAYS[kind] ? this.wanted.ceph : FROM.ceph;
  }

  /** By which Rook everything is made. */
  public get made(): string {
    return this.time >= this.applied.rook + 40 ? this.wanted.rook : FROM.rook;
  }

  public async list({ resource, name }: checks.Selected): Promise<checks.Answer> {
    return this.call(() => {
      const items = (...all: object[]) => answerOf(0, JSON.stringify({ items: all }), '');
      if (/^cephclusters?\./.test(resource)) return items({ status: { phase: this.runs('labels') === this.wanted.ceph ? 'Ready' : 'Progressing' } });
      if (name !== undefined) return items({ metadata: { name, generation: 1 }, spec: { replicas: 1 }, status: { observedGeneration: 1, readyReplicas: 1, updatedReplicas: 1 } });
      return items(...[1, 2, 3].map(i => ({ metadata: { name: `daemon-${i}`, labels: { 'rook-version': `v${this.made}`, 'ceph-version': `${this.runs('labels')}-0` } } })));
    });
  }

  public async ceph(_: string, words: readonly string[]): Promise<checks.Answer> {
    return this.call(() => {
      const command = words.join(' '), json = (value: object) => answerOf(0, JSON.stringify(value), '');
      const count = (...kinds: string[]) => kinds.reduce<Record<string, number>>((all, kind) => {
        const key = `ceph version ${this.runs(kind)} (abc)`;
        return { ...all, [key]: (all[key] ?? 0) + 3 };
      }, {});
      switch (command) {
        case 'status': return json({ pgmap: { num_pgs: 9, pgs_by_state: [{ state_name: 'active+clean', count: 9 }] } });
        case 'quorum_status': return json({ monmap: { mons: [{ name: 'a' }] }, quorum_names: ['a'] });
        case 'health detail': return json({ status: 'HEALTH_OK', checks: {} });
        case 'osd dump': return json({ epoch: 40, flags: 'sortbitwise', require_osd_release: this.required });
        case 'versions': return json({ mon: count('mon'), mgr: count('mgr'), osd: count('osd'), overall: count('mon', 'mgr', 'osd') });
      }
      this.did(`ceph ${command}`);
      this.required = words[2];
      return answerOf(0, '', '');
    });
  }

  public async apply(objects: readonly any[]): Promise<void> {
    return this.call(() => {
      this.did(`apply ${[...new Set(objects.map(({ kind }) => kind).filter(kind => ['CephCluster', 'Deployment'].includes(kind)))].join(' ')}`);
      const image = (kind: string, read: (object: any) => unknown) => (
        objects.filter(object => object.kind === kind).map(object => manifests.versionIn(read(object))).find(version => version !== undefined)
      );
      this.want('ceph', image('CephCluster', ({ spec }) => spec.cephVersion.image), this.runs('mon') === TO.ceph);
      this.want('rook', image('Deployment', ({ spec }) => spec.template.spec.containers[0].image), this.made === TO.rook);
    });
  }

  private want(what: 'rook' | 'ceph', version: string | undefined, isNew: boolean): void {
    if (version === undefined || version === this.wanted[what]) return;
    if (version === FROM[what] && isNew) this.wrong.push(`${what} goes back to ${version}`);
    if (what === 'ceph' && version === TO.ceph && this.made !== TO.rook) this.wrong.push('Ceph goes before Rook is through');
    this.wanted[what] = version;
    this.applied[what] = this.time;
  }
}
