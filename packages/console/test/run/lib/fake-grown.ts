import { change, checks, manifests } from 'cdk8s-ceph/model';
import { CLAIM, FakeCluster, ID, SET } from './fake-cluster';
import { find, stack } from '../../../../../test/model/change/lib/stack';
import type { Carried } from '../../../src/run/carried';
import { answerOf } from '../../../src/run/hands';

const TIB = 2 ** 40, SIZE = '12Ti';
const FORMER = stack(), NEXT = stack();
find(NEXT, 'CephCluster').spec.storage.storageClassDeviceSets.find(({ name }: any) => name === SET).volumeClaimTemplates[0].spec.resources.requests.storage = SIZE;
find(NEXT, 'PersistentVolume', `disks--${SET}`).spec.capacity.storage = SIZE;

/** One device has grown from 8 to 12 TiB. */
export const GROWTH: Carried = {
  steps: change.planBetween(manifests.stateOf(FORMER), manifests.stateOf(NEXT)).steps, former: FORMER, next: NEXT, approvals: [], operatorNamespace: 'rook-ceph',
};

/** Seconds: an OSD needs to start, groups to be whole again, and data to move once the weight is another one. */
const STARTS = 20, HEALS = 60, MOVES = 200;

/** So late the manager tells what has changed. */
const LATE = 60;

/** A device that was made larger on its host. Its OSD asks for the size when it starts, and its weight stays what it was. */
export class FakeGrown extends FakeCluster {
  /** What the host shows. */
  public device = 12 * TIB;
  /** How often the OSD was restarted. */
  public restarts = 0;
  /** Another host is down: this OSD must not stop. */
  public other = false;
  private opened = 8 * TIB;
  private crush = 8;
  private began?: number;
  private reweighted?: number;

  public get size(): object {
    return { opened: this.opened / TIB, crush: this.crush };
  }

  private get up(): boolean {
    return this.began === undefined || this.time >= this.began + STARTS;
  }

  private unclean(at: number): boolean {
    const within = (since: number | undefined, seconds: number) => since !== undefined && at >= since && at < since + seconds;
    return within(this.began, STARTS + HEALS) || within(this.reweighted, MOVES);
  }

  public override async sleep(seconds: number): Promise<void> {
    await super.sleep(seconds);
    // It looks at its device when it starts.
    if (this.began !== undefined && this.up && this.opened !== this.device) this.opened = this.device;
  }

  public override async list(selected: checks.Selected): Promise<checks.Answer> {
    const { labels = {}, resource } = selected;
    if (resource !== 'pods' || labels['ceph-osd-id'] === undefined) return super.list(selected);
    return this.call(() => answerOf(0, JSON.stringify({ items: [{ metadata: { name: `rook-ceph-osd-${ID}-${this.restarts}` } }] }), ''));
  }

  public override async remove(what: any, name?: string): Promise<void> {
    if (typeof what === 'string' || what.resource !== 'pods') return super.remove(what, name);
    return this.call(() => {
      this.did(`delete pods ${JSON.stringify(what.labels)}`);
      if (this.other) this.harmed = true;
      this.restarts++;
      this.began = this.time;
    });
  }

  public override async ceph(cluster: string, words: readonly string[]): Promise<checks.Answer> {
    const command = words.join(' '), json = (value: object) => answerOf(0, JSON.stringify(value), '');
    switch (command) {
      case 'status': return this.call(() => json({ pgmap: { num_pgs: 9, pgs_by_state: [{ state_name: this.unclean(this.time - LATE) ? 'active+remapped' : 'active+clean', count: 9 }] } }));
      case `osd ok-to-stop osd.${ID}`: return this.call(() => this.other ? { code: 16, output: 'unsafe', json: {} } : json({ ok_to_stop: true, osds: [ID], num_not_ok_pgs: 0 }));
      // What an OSD told last stays until it has started again.
      case `osd metadata osd.${ID}`: return this.call(() => json({ id: ID, bluestore_bdev_size: `${this.opened}` }));
      case 'osd df': return this.call(() => json({ nodes: [{ id: ID, kb: this.opened / 1024, pgs: 7 }] }));
      case 'osd tree': return this.call(() => json({ nodes: [{ id: ID, status: this.up ? 'up' : 'down', crush_weight: this.crush, reweight: 1 }] }));
    }
    const weight = new RegExp(`^osd crush reweight osd.${ID} (\\S+)$`).exec(command)?.[1];
    if (weight === undefined) return super.ceph(cluster, words);
    return this.call(() => {
      this.did(`ceph ${command}`);
      if (Number(weight) !== this.crush) Object.assign(this, { crush: Number(weight), reweighted: this.time });
      return answerOf(0, '', '');
    });
  }
}

export { CLAIM, ID };
