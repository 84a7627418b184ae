import type { Experiment } from './experiments';
import type { Receiver } from './receiver';
import { sleep, waitFor } from './wait-for';
import type { RuleSets, Watchers } from './watchers';
import { ALERTS } from '../../../src/model/monitoring';

/** What was seen in one experiment. */
export interface Seen {
  readonly title: string;
  /** Seconds until each alert that must fire was told by Alertmanager. */
  readonly told: Readonly<Record<string, number>>;
  /** Seconds until none of them was told any more, after all was put right. */
  readonly cleared?: number;
  /** What else fired, by who wrote the rules. */
  readonly besides: Readonly<Record<string, readonly string[]>>;
  readonly wrong: readonly string[];
}

/** Alerts that say nothing about the cluster, or that nobody is told of. */
const QUIET = new Set(ALERTS.filter(({ severity }) => severity === 'none' || severity === 'info').map(({ name }) => name));
const CRITICAL = new Set(ALERTS.filter(({ severity }) => severity === 'critical').map(({ name }) => name));

/** Seconds by which an alert may come later than its time: until Ceph has seen it, it was scraped, and rules were evaluated. This machine is busy. */
const LATER = 120;

/** Carries experiments out, and sees what is told. */
export class WatchedRun {
  /** @param factor by which the times of rules are divided */
  public constructor(private readonly watchers: Watchers, private readonly receiver: Receiver, private readonly sets: RuleSets, private readonly factor: number) {}

  /** The rest of an experiment is watched for so many seconds, so that rules of others that wait for a quarter of an hour can fire as well. */
  private get whole(): number {
    return 900 / this.factor + LATER / 2;
  }

  /** @param anew whether what fires when it begins counts as well */
  public async see({ title, fires, happens, ends }: Experiment, anew = false): Promise<Seen> {
    const left = anew ? {} : Object.fromEntries(Object.entries(await this.watchers.firing(this.sets)).map(([who, names]) => [who, new Set(names)]));
    const before = new Set(this.names()), told: Record<string, number> = {}, besides: Record<string, Set<string>> = {}, strange = new Set<string>();
    let began = Date.now(), done = false;
    const look = async (): Promise<void> => {
      const now = (Date.now() - began) / 1000;
      for (const name of this.names()) {
        if (fires.includes(name)) told[name] ??= before.has(name) ? 0 : now;
        else if (CRITICAL.has(name)) strange.add(name);
      }
      for (const [who, names] of Object.entries(await this.watchers.firing(this.sets))) {
        // What has fired since before tells nothing of this experiment.
        for (const name of left[who] ?? []) if (!names.includes(name)) left[who].delete(name);
        for (const name of names) if (!fires.includes(name) && !QUIET.has(name) && left[who]?.has(name) !== true) (besides[who] ??= new Set()).add(name);
      }
    };
    const happening = happens().then(() => { began = Date.now(); done = true; });
    while (!done) { await Promise.race([happening, sleep(1)]); if (!done) await look(); }
    await happening;
    const past = () => (Date.now() - began) / 1000, longest = Math.max(0, ...fires.map(name => this.time(name)));
    while (past() < this.whole || (fires.some(name => told[name] === undefined) && past() < longest + LATER)) { await look(); await sleep(1); }
    const late = fires.filter(name => told[name] === undefined || told[name] > this.time(name) + LATER);
    const cleared = ends === undefined ? undefined : await this.clears(ends);
    return {
      title,
      told,
      ...cleared === undefined || fires.length === 0 ? {} : { cleared },
      besides: Object.fromEntries(Object.entries(besides).map(([who, names]) => [who, [...names].sort()])),
      wrong: [...late.map(name => `${name} did not fire in time`), ...[...strange].map(name => `${name} is critical, and fired`)],
    };
  }

  /** So many seconds the rule of an alert waits. */
  private time(alert: string): number {
    return ALERTS.find(({ name }) => name === alert)!.minutes * 60 / this.factor;
  }

  private async clears(ends: () => Promise<void>): Promise<number> {
    await ends();
    return waitFor('nothing fires any more', 600, async () => this.names().length === 0);
  }

  private names(): string[] {
    return this.receiver.firing().map(({ labels }) => labels.alertname).filter(name => !QUIET.has(name));
  }
}
