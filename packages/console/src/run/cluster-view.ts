import { checks } from 'cdk8s-ceph/model';
import type { Hands } from './hands';

const { bindCheck, CheckStatus, evaluate, findOsd, keyOf, namespaceOf, osdsIn, QueryKind, selected, wordsOf } = checks;

type Found = Pick<checks.OsdReference, 'id' | 'claim'>;

/** Asks a cluster, and knows the OSDs that were found in it. */
export class ClusterView {
  private readonly osds: Map<string, Found>;
  private readonly epochs: Map<string, number>;

  public constructor(private readonly hands: Hands, osds: Readonly<Record<string, Found>> = {}, epochs: Readonly<Record<string, number>> = {}) {
    this.osds = new Map(Object.entries(osds));
    this.epochs = new Map(Object.entries(epochs));
  }

  public get bindings(): checks.Bindings {
    return { osds: this.osds, epochs: this.epochs };
  }

  /** What is known, as it is kept. */
  public get known() {
    return { osds: Object.fromEntries(this.osds), epochs: Object.fromEntries(this.epochs) };
  }

  public keepEpoch(action: string, epoch: number): void {
    this.epochs.set(action, epoch);
  }

  /** OSDs that are gone: another one in their place has another number. */
  public forget(osds: readonly checks.OsdReference[]): void {
    for (const osd of osds) this.osds.delete(keyOf(osd));
  }

  /**
   * Ask one check now.
   * @param look what was answered in the same look: several checks ask the same
   */
  public async ask(check: checks.Check, look = new Map<string, Promise<checks.Answer>>()): Promise<checks.CheckResult> {
    for (const osd of osdsIn(check)) await this.find(osd);
    const bound = bindCheck(check, this.bindings), question = JSON.stringify(bound.query);
    const asked = look.get(question) ?? this.answerTo(bound.query);
    look.set(question, asked);
    const result = evaluate(bound, await asked);
    if (result.status === CheckStatus.PASS || check.orElse === undefined) return result;
    const instead = await this.ask(check.orElse, look);
    return instead.status === CheckStatus.PASS ? instead : result;
  }

  /** Find an OSD, unless it was found before. */
  public async find(osd: checks.OsdReference): Promise<void> {
    if (this.osds.has(keyOf(osd))) return;
    const namespace = namespaceOf(osd.cluster);
    const items = async (objects: checks.Selected) => ((await this.hands.list(objects)).json as { items?: any[] } | undefined)?.items ?? [];
    const found = findOsd(
      osd, await items({ resource: 'deployments.apps', namespace, labels: { app: 'rook-ceph-osd' } }), await items({ resource: 'persistentvolumeclaims', namespace, labels: { 'ceph.rook.io/DeviceSet': osd.deviceSet } }),
    );
    if (found !== undefined) this.osds.set(keyOf(osd), found);
  }

  /** The answer to a question in which every OSD is known. */
  public answerTo({ kind, cluster = '', command = [], objects }: checks.Query): Promise<checks.Answer> {
    const unknown = Promise.resolve({ code: 1, output: 'the OSD is not found' });
    if (kind === QueryKind.LIST) {
      const found = objects && selected(objects);
      return found === undefined ? unknown : this.hands.list(found);
    }
    const words = wordsOf(command);
    return words === undefined ? unknown : this.hands.ceph(cluster, words);
  }
}
