import { App, Chart, Testing } from 'cdk8s';
import type { Construct } from 'constructs';
import { FakeCluster, FakeHost } from './fake-cluster';
import { Findings } from '../../src';

/** A chart with a cluster on these hosts; without hosts, a cluster that another app owns. */
export function stage(hosts?: FakeHost[], trial = false): { chart: Chart; cluster: FakeCluster } {
  const chart = new Chart(new App(), 'test', { namespace: 'apps' });
  return { chart, cluster: new FakeCluster(chart, hosts, trial) };
}

/** The codes of all findings, errors first. */
export function codes(scope: Construct): string[] {
  return Findings.of(scope).map(({ code }) => code);
}

/** The finding of a rule; fails where there is none. */
export function finding(scope: Construct, code: string) {
  const found = Findings.of(scope).find(candidate => candidate.code === code);
  if (!found) throw new Error(`no finding ${code} among ${codes(scope).join(', ')}`);
  return found;
}

/** The one object of a chart with this kind, and with this name if there are several. */
export function object(chart: Chart, kind: string, name?: string) {
  const matching = chart.toJson().filter((candidate: any) => candidate.kind === kind && (name === undefined || candidate.metadata.name === name));
  if (matching.length !== 1) throw new Error(`${matching.length} objects of kind ${kind}`);
  return matching[0];
}

/** Whether the app would be written. */
export function refused(chart: Chart): boolean {
  try {
    Testing.synth(chart);
    return false;
  } catch {
    return true;
  }
}
