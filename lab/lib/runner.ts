import { Action, ActionKind, Step } from '../../src/model/change';
import {
  Answer, bindCheck, Bindings, bindObjects, bindWords, Check, CheckResult, CheckStatus, counts, evaluate, findOsd, keyOf, namespaceOf, osdsIn, passingSince, QueryKind,
  selected, Selected, wordsOf,
} from '../../src/model/checks';
import type { OsdReference } from '../../src/model/checks';

/** How a runner reaches a cluster. */
export interface Hands {
  /** A list of objects as JSON. */
  list(objects: Selected): Answer;
  /** One command for Ceph, answered as JSON where it has any. */
  ceph(cluster: string, words: readonly string[]): Answer;
  apply(objects: readonly unknown[]): void;
  remove(objects: Selected): void;
  scale(objects: Selected, replicas: number): void;
  patch(objects: Selected, patch: string): void;
  /** Seconds. */
  now(): number;
  /** Throws when whoever started this wants it to end. */
  sleep(seconds: number): Promise<void>;
  tell(text: string): void;
}

/** Seconds between two looks. */
const EVERY = 5;

/** The answer of a program: what it wrote, and the JSON in it if it is that. */
export function answerOf(code: number, stdout: string, stderr: string): Answer {
  const output = stdout.trim() === '' ? stderr : stdout;
  try {
    return { code, output, json: JSON.parse(stdout) as unknown };
  } catch {
    return { code, output };
  }
}

/** The words after `kubectl` for some objects. One that is asked for by its name is a list of one or none, so that nothing is an answer too. */
export function kubectlWords(verb: string, { resource, namespace, name, labels }: Selected, ...more: readonly string[]): string[] {
  const which = name === undefined ? ['-l', Object.entries(labels ?? {}).map(([label, value]) => `${label}=${value}`).join(',')]
    : verb === 'get' ? ['--field-selector', `metadata.name=${name}`] : [name];
  return [...namespace === undefined ? [] : ['-n', namespace], verb, resource, ...which, ...more];
}

/** Carries out steps: checks before, actions, final actions in any case, checks after. It knows no gate of its own. */
export class Runner {
  private readonly osds = new Map<string, Pick<OsdReference, 'id' | 'claim'>>();
  private readonly epochs = new Map<string, number>();

  public constructor(private readonly hands: Hands) {}

  /** @param begun whether some of its actions were done before: what must be so before the first one may be so no longer */
  public async run(step: Step, begun = false): Promise<void> {
    if (!begun) await this.open(step.before, step.patience);
    // Once purged, an OSD is found no more.
    const acted = step.actions.flatMap(({ target, command = [] }) => [...target?.osd ? [target.osd] : [], ...command.flatMap(({ osd }) => osd ?? [])]);
    [...acted, ...step.after.flatMap(osdsIn)].forEach(osd => this.find(osd));
    const failures = await this.doAll(step.actions, true);
    // Each for itself, whatever has happened: one that fails must not keep the others from putting things back.
    failures.push(...await this.doAll(step.finalActions, false));
    if (failures.length > 0) throw failures[0];
    await this.open(step.after, step.patience);
  }

  /** Ask one check now. */
  public ask(check: Check): CheckResult {
    osdsIn(check).forEach(osd => this.find(osd));
    const bound = bindCheck(check, this.bindings);
    const result = evaluate(bound, this.answer(bound));
    const instead = result.status === CheckStatus.PASS || check.orElse === undefined ? undefined : this.ask(check.orElse);
    return instead?.status === CheckStatus.PASS ? instead : result;
  }

  private get bindings(): Bindings {
    return { osds: this.osds, epochs: this.epochs };
  }

  private answer({ query: { kind, cluster = '', command = [], objects } }: Check): Answer {
    if (kind === QueryKind.LIST) {
      const found = objects && selected(objects);
      return found === undefined ? { code: 1, output: 'the OSD is not found' } : this.hands.list(found);
    }
    const words = wordsOf(command);
    return words === undefined ? { code: 1, output: 'the OSD is not found' } : this.hands.ceph(cluster, words);
  }

  /** Wait until all checks have passed for as long as each wants; as long as something changes, patience begins anew. */
  private async open(checks: readonly Check[], patience: number): Promise<void> {
    const since = new Map<string, number | undefined>();
    let told = '', changed = this.hands.now();
    for (;;) {
      const results = checks.map(check => {
        const result = this.ask(check);
        since.set(check.id, passingSince(since.get(check.id), result.status, this.hands.now()));
        return result;
      });
      if (checks.every(check => counts(check, since.get(check.id), this.hands.now()))) return;
      const waits = results.filter(({ status }) => status !== CheckStatus.PASS).map(({ name, message }) => `${name}: ${message}`);
      const now = waits.join('; ');
      if (now !== told) {
        [told, changed] = [now, this.hands.now()];
        this.hands.tell(now === '' ? 'everything is so; waiting whether it stays' : `waiting: ${now}`);
      }
      if (this.hands.now() - changed > patience) throw new Error(`nothing has changed for ${patience} s: ${told}`);
      await this.hands.sleep(EVERY);
    }
  }

  /** Do actions in order; returns what failed. */
  private async doAll(actions: readonly Action[], stopAtFirst: boolean): Promise<Error[]> {
    const failures: Error[] = [];
    for (const action of actions) {
      if (stopAtFirst && failures.length > 0) break;
      await this.act(action).catch((error: Error) => {
        failures.push(error);
        this.hands.tell(`FAILED: ${action.id}: ${error.message}`);
      });
    }
    return failures;
  }

  private async act(action: Action): Promise<void> {
    const { id, kind, objects, replicas = 0, patch = '', cluster = '', command = [], keepsEpoch, check, seconds = 0, unless } = action;
    if (unless !== undefined && this.ask(unless).status === CheckStatus.PASS) return;
    const target = action.target && selected(bindObjects(action.target, this.bindings));
    const meant = (): Selected => {
      if (target === undefined) throw new Error(`${id}: what it is done to is not found`);
      return target;
    };
    switch (kind) {
      case ActionKind.APPLY: return this.hands.apply(objects ?? []);
      case ActionKind.DELETE: return this.hands.remove(meant());
      case ActionKind.SCALE: return this.hands.scale(meant(), replicas);
      case ActionKind.PATCH: return this.hands.patch(meant(), patch);
      case ActionKind.WAIT: return this.open(check === undefined ? [] : [check], seconds);
      case ActionKind.CEPH: {
        const words = wordsOf(bindWords(command, this.bindings));
        if (words === undefined) throw new Error(`${id}: the OSD is not found`);
        const { code, output, json } = this.hands.ceph(cluster, words);
        if (code !== 0) throw new Error(`ceph ${words.join(' ')} ended with ${code}: ${output.trim()}`);
        if (keepsEpoch) this.keep(id, json as { epoch?: unknown } | undefined);
      }
    }
  }

  private keep(id: string, map: { epoch?: unknown } | undefined): void {
    if (typeof map?.epoch !== 'number') throw new Error(`${id}: the map has no epoch`);
    this.epochs.set(id, map.epoch);
  }

  private find(osd: OsdReference): void {
    if (this.osds.has(keyOf(osd))) return;
    const namespace = namespaceOf(osd.cluster);
    const items = (objects: Selected) => ((this.hands.list(objects).json as { items?: any[] } | undefined)?.items ?? []);
    const found = findOsd(osd, items({ resource: 'deployments.apps', namespace, labels: { app: 'rook-ceph-osd' } }), items({ resource: 'persistentvolumeclaims', namespace, labels: { 'ceph.rook.io/DeviceSet': osd.deviceSet } }));
    if (found !== undefined) this.osds.set(keyOf(osd), found);
  }
}
