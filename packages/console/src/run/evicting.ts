import { change, checks } from 'cdk8s-ceph/model';
import type { Tell } from './events';
import type { Clock, Hands } from './hands';
import { Stopped } from './stopped';

const { evictionOf, podName, podsIn, staysOn } = checks;

/** Seconds between two looks. */
const EVERY = 5;

/** So often it is told that something is still waited for, in seconds. */
const TOLD_EVERY = 30;

/** Has the pods of a node evicted: one at a time, each gone before the next one is asked to go. */
export class Evicting {
  public constructor(private readonly hands: Hands, private readonly clock: Clock, private readonly tell: Tell, private readonly signal: AbortSignal) {}

  /** As long as pods go, patience begins anew; after so many seconds in which none has gone the run stops. */
  public async of(step: string, { id, target, loses = [] }: change.Action, patience: number): Promise<string> {
    const node = target?.name ?? '', asked = new Set<string>(), began = this.clock.now();
    let seen = '', changed = began, told = -Infinity;
    for (;;) {
      if (this.signal.aborted) throw new Stopped('run/interrupted', step, 'it was interrupted while pods were evicted');
      const { code, output, json } = await this.hands.list({ resource: 'pods', node }), pods = code === 0 ? podsIn(json) : undefined;
      let reason = pods === undefined ? `the pods are not told: ${output.trim()}` : '';
      if (pods !== undefined) {
        const { next, going, alone } = evictionOf(pods, loses);
        if (alone.length > 0) throw new Error(`nothing makes ${alone.map(podName).join(', ')} anew, and it was not said that it may be lost`);
        if (next.length + going.length === 0) return `${asked.size} pods evicted`;
        reason = going.length > 0 ? `${podName(going[0])} is still going` : await this.first(next, asked);
      }
      const now = this.clock.now(), left = pods?.filter(pod => !staysOn(pod)).map(({ uid, going }) => `${uid}${going ? ' goes' : ''}`).sort().join(' ') ?? seen;
      const fresh = left !== seen;
      if (fresh) [seen, changed] = [left, now];
      if (reason !== '' && (fresh || now - told >= TOLD_EVERY)) {
        told = now;
        this.tell({ event: 'waiting', step, open: [{ check: id, title: `the pods of ${node} go`, status: 'fail', message: reason }], seconds: Math.round(now - began) });
      }
      if (now - changed > patience) throw new Stopped('run/timeout', step, `no pod has gone from ${node} for ${patience} s: ${reason}`);
      await this.clock.sleep(EVERY, this.signal);
    }
  }

  /** Ask the first pod that may go, and return why none may. */
  private async first(pods: readonly checks.PodFacts[], asked: Set<string>): Promise<string> {
    const refused: string[] = [];
    for (const pod of pods) {
      const reason = await this.hands.evict(pod);
      if (reason === undefined) {
        asked.add(pod.uid);
        return '';
      }
      refused.push(`${podName(pod)}: ${reason}`);
    }
    return refused.join('; ');
  }
}
