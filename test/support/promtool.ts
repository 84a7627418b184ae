import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AlertCase } from './alert-cases';
import { AlertWorld } from './alert-world';

/** Debian's promtool. A missing tool fails the tests. */
export function promtool(args: readonly string[], files: Readonly<Record<string, object>>): { readonly ok: boolean; readonly output: string } {
  const folder = mkdtempSync(join(tmpdir(), 'promtool-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(content));
  const { status, stdout, stderr, error } = spawnSync('promtool', args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 });
  rmSync(folder, { recursive: true, force: true });
  if (error !== undefined) throw new Error('promtool is missing: apt-get install --no-install-recommends prometheus');
  return { ok: status === 0, output: `${stdout}${stderr}` };
}

/** Which promtool it is. */
export function promtoolVersion(): string {
  return execFileSync('promtool', ['--version'], { encoding: 'utf8' });
}

const FIRING = 'count by (alertname) (ALERTS{alertstate="firing",alertname!="StorageWatchdog"})';

/** Cases of hours are evaluated less often, but for the group that has an interval of its own. */
export const isLong = ({ step = 1 }: AlertCase) => step > 1;

/** A case as a test of promtool: exactly these alerts fire at its end, also where the manager fails over half way. */
export function unitTests(alert: string, { title, happens, fires, minutes = 30, step = 1 }: AlertCase, world: () => AlertWorld): object[] {
  const made = world();
  happens(made);
  const expected = [...new Set(fires)].sort().map(name => ({ labels: `{alertname="${name}"}`, value: fires.filter(each => each === name).length }));
  return [undefined, Math.floor(minutes / step / 2)].map(failover => ({
    name: `${alert}: ${title}${failover === undefined ? '' : ', and the manager fails over'}`,
    interval: `${step}m`,
    input_series: made.input(minutes, step, failover),
    promql_expr_test: [{ expr: FIRING, eval_time: `${minutes}m`, exp_samples: expected }],
  }));
}
