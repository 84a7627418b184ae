import { ceph, osds, quietly } from './ceph';
import { operatorOff, operatorOn } from './operator';
import { Report } from './proof';
import { sleep, until } from './sh';
import { alertsNow, ask, criticalWithin, FACTOR, Fired, Watching, watchersDown, watchersUp } from './watchers';
import { ALERTS } from '../../src/model/monitoring';

/** Something that is taken from the cluster, and given back. */
export interface Loss {
  readonly what: string;
  /** Alerts that must fire in time, and be taken back afterwards. */
  readonly fires: readonly string[];
  /** Critical ones that may fire beside. */
  readonly also?: readonly string[];
  /** Critical ones that may fire only because times are divided: what they tell of is over before their real time. */
  readonly brief?: readonly string[];
  readonly happens: () => Promise<unknown> | unknown;
  /** While it lasts, once all that must fire has fired. */
  readonly meanwhile?: () => Promise<unknown>;
  readonly ends: () => Promise<unknown> | unknown;
}

/** Seconds by which an alert may come later than its time: until Ceph has seen it, until figures of before count no longer, and it was scraped. */
const LATER = 240;
/** So long it may take until all is as it was, and alerts are taken back. */
const CLEAR = 900;

/** So many seconds the rule of an alert really waits. */
const reallyWaits = (alert: string): number => ALERTS.find(({ name }) => name === alert)!.minutes * 60;

/** And so many here. */
export const waits = (alert: string): number => reallyWaits(alert) / FACTOR;

/** Critical alerts that should not have fired. */
export function strange(fired: readonly Fired[], { fires, also = [], brief = [] }: Pick<Loss, 'fires' | 'also' | 'brief'>): Fired[] {
  return fired.filter(({ name, lasted }) => !fires.includes(name) && !also.includes(name) && !(brief.includes(name) && lasted < reallyWaits(name)));
}

/** Sees that losses are told in time, and tells it. */
export class AlertWatch {
  private readonly rows: string[][] = [];

  public constructor(private readonly report: Report) {}

  /** Let something happen; its alerts must come, no other critical ones, and go when it is over. */
  public async see(loss: Loss): Promise<void> {
    const { report } = this, { what, fires, happens, meanwhile, ends } = loss, since = report.seconds;
    report.step(what);
    let toldAt: Record<string, number> = {}, back = since;
    try {
      await happens();
      toldAt = await this.until(fires, report.seconds, Math.max(...fires.map(waits)) + LATER, alerts => name => alerts.has(name));
      await meanwhile?.();
    } finally {
      back = report.seconds;
      await ends();
    }
    const cleared = await this.until(fires, back, CLEAR, alerts => name => !alerts.has(name));
    for (const name of fires) {
      this.rows.push([what, name, String(waits(name)), String(toldAt[name]), String(cleared[name])]);
      report.step(`${name}: told after ${toldAt[name]} s (its rule waits ${waits(name)} s), taken back after ${cleared[name]} s`);
    }
    const fired = criticalWithin(report.seconds - since), others = strange(fired, loss), told = (all: readonly Fired[]) => all.map(({ name, lasted }) => `${name} for ${Math.round(lasted)} s`).join(', ') || 'none';
    report.step(`critical alerts that fired: ${told(fired)}`);
    report.expect(`${what}: no other critical alert has fired (${told(others)})`, others.length === 0);
  }

  /** The table of all that was seen. */
  public tell(): void {
    this.report.table({ title: `Alerts, with the times of rules divided by ${FACTOR}`, columns: ['what is lost', 'alert', 'its rule waits, s', 'told after, s', 'taken back after, s'], rows: this.rows });
  }

  /** Seconds since a moment at which each of some alerts was so. */
  private async until(names: readonly string[], began: number, seconds: number, is: (alerts: Set<string>) => (name: string) => boolean): Promise<Record<string, number>> {
    const at: Record<string, number> = {}, open = () => names.filter(name => at[name] === undefined);
    await until('alerts come and go', seconds, () => {
      for (const name of open().filter(is(alertsNow()))) at[name] = Math.round(this.report.seconds - began);
      return open().length === 0;
    }, 3).catch((error: Error) => { throw new Error(`${error.message}: it is not so of ${open().join(', ')}; what is told is ${[...alertsNow()].join(', ')}`); });
    return at;
  }
}

/**
 * Do something while the cluster is watched. The operator is away meanwhile: it would give back what is taken, and, as this lab has no
 * exporter and therefore no metrics, end the module of the manager that tells them.
 */
export async function watched(report: Report, watching: Watching, act: (watch: AlertWatch) => Promise<void>): Promise<void> {
  const watch = new AlertWatch(report);
  try {
    ceph('config set mgr mgr/prometheus/exclude_perf_counters false --force');
    ceph('mgr module enable prometheus');
    await watchersUp(watching);
    await until('figures of every OSD arrive', 600, quietly(() => ask('count by (ceph_daemon) (ceph_osd_stat_bytes)').length === osds().length && ask('storage:safe:used_ratio').length > 0), 5);
    operatorOff();
    report.step(`figures arrive; what is told is ${[...alertsNow()].join(', ') || 'nothing'}`);
    await act(watch);
  } finally {
    watch.tell();
    await watchersDown();
    for (const command of ['mgr module disable prometheus', 'config rm mgr mgr/prometheus/exclude_perf_counters']) quietly(() => ceph(command))();
    operatorOn();
  }
}

/** Ask every query of the dashboards until it has returned something once. */
export async function everyQueryAnswers(report: Report, { queries }: Watching, seconds: number): Promise<void> {
  const empty = new Set(Object.keys(queries)), end = Date.now() + seconds * 1000;
  for (;;) {
    for (const name of empty) if (ask(queries[name]).length > 0) empty.delete(name);
    if (empty.size === 0 || Date.now() > end) break;
    await sleep(10);
  }
  report.figure('queries of the dashboards', Object.keys(queries).length);
  report.expect(`every one of them returns data (${[...empty].join(', ') || 'none is empty'})`, empty.size === 0);
}
