import { checks } from 'cdk8s-ceph/model';
import type { ClusterView } from './cluster-view';
import type { Tell } from './events';
import type { Clock, Hands } from './hands';
import { Stopped } from './stopped';

const { CheckStatus, counts, passingSince, QueryKind, selected } = checks;

/** Seconds between two looks where nothing tells of changes. */
const EVERY = 5;

/** So often it is told that something is still waited for, in seconds. */
const TOLD_EVERY = 30;

/** Waits until checks have passed, each for as long as it wants. */
export class Waiting {
  public constructor(
    private readonly view: ClusterView, private readonly hands: Hands, private readonly clock: Clock, private readonly tell: Tell, private readonly signal: AbortSignal,
  ) {}

  /** As long as something changes, patience begins anew; after so many seconds without a change the run stops. Returns what was seen. */
  public async for(step: string, all: readonly checks.Check[], patience: number): Promise<readonly checks.CheckResult[]> {
    const since = new Map<string, number | undefined>(), began = this.clock.now(), speeds = new Map<string, Speed>();
    let seen = '', changed = began, told = -Infinity;
    for (;;) {
      const open: checks.Check[] = [], results: checks.CheckResult[] = [], passed: checks.CheckResult[] = [], look = new Map<string, Promise<checks.Answer>>();
      for (const check of all) {
        if (this.signal.aborted) throw new Stopped('run/interrupted', step, 'it was interrupted while it waited');
        const result = await this.view.ask(check, look), now = this.clock.now();
        since.set(check.id, passingSince(since.get(check.id), result.status, now));
        if (result.left !== undefined) speeds.set(check.id, faster(speeds.get(check.id), result.left, now));
        if (result.status === CheckStatus.PASS) {
          passed.push(result);
        } else {
          open.push(check);
          results.push(result);
        }
      }
      const now = this.clock.now();
      if (all.every(check => counts(check, since.get(check.id), now))) return passed;
      const shows = results.map(({ name, message, details }) => `${name}: ${message} ${details.join(' ')}`).join('; ');
      const fresh = shows !== seen;
      if (fresh) [seen, changed] = [shows, now];
      if (fresh || now - told >= TOLD_EVERY) {
        told = now;
        this.tell(open.length === 0 ? { event: 'holds', step, seconds: Math.round(now - began) } : {
          event: 'waiting',
          step,
          open: open.map(({ id }, i) => ({ check: id, title: results[i].name, status: results[i].status, message: results[i].message })),
          seconds: Math.round(now - began),
          ...endOf(open.flatMap(({ id }) => speeds.get(id) ?? []), open.length, now),
        });
      }
      if (now - changed > patience) throw new Stopped('run/timeout', step, `nothing has changed for ${patience} s: ${results.map(({ name, message }) => `${name}: ${message}`).join('; ')}`);
      await this.pause(open);
    }
  }

  /** Where only Kubernetes is waited for it tells when something changes. */
  private pause(open: readonly checks.Check[]): Promise<void> {
    const watched = open.map(({ query: { kind, objects } }) => (
      kind === QueryKind.LIST && objects !== undefined ? selected(checks.bindObjects(objects, this.view.bindings)) : undefined
    ));
    const known = watched.filter(objects => objects !== undefined);
    return known.length > 0 && known.length === watched.length ? this.hands.changed(known, EVERY * 3, this.signal) : this.clock.sleep(EVERY, this.signal);
  }
}

/** How much was left at first, and now. */
interface Speed {
  readonly from: number;
  readonly at: number;
  readonly left: number;
}

/** More than before: it begins anew. */
function faster(speed: Speed | undefined, left: number, now: number): Speed {
  return speed === undefined || left > speed.from ? { from: left, at: now, left } : { ...speed, left };
}

/** When the slowest of them is done; nothing where one of them does not tell. */
function endOf(speeds: readonly Speed[], open: number, now: number): { readonly ends?: number } {
  if (speeds.length < open) return {};
  const ends = speeds.map(({ from, at, left }) => left * (now - at) / (from - left));
  return ends.every(end => Number.isFinite(end)) ? { ends: Math.round(Math.max(...ends)) } : {};
}
