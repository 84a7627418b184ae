import { CephCluster, Forecast, Loss, LossForecast } from 'cdk8s-ceph';
import { made } from './opened';
import { judged, Outcome, unreadable } from './outcome';
import type { Problem } from '../io/problem';

/** What a cluster will hold and survive, for machines and for people. */
export interface Forecasts {
  readonly clusters: readonly { readonly name: string; readonly forecast: any; readonly text: string }[];
}

/** What happens to each cluster when some things fail at once. */
export interface WhatIf {
  readonly lost: readonly string[];
  readonly clusters: readonly { readonly name: string; readonly loss: any; readonly text: string }[];
}

/** The clusters of a layout, or all that keeps them from being built. */
function clustersOf(file: string): { readonly clusters: readonly [string, Forecast][]; readonly problems: readonly Problem[] } | Outcome<never> {
  const found = made(file);
  if ('status' in found) return found;
  const { stack, problems, layout: { props: { clusters = {}, cluster } } } = found;
  const places = [...cluster !== undefined || Object.keys(clusters).length === 0 ? ['cluster'] : [], ...Object.keys(clusters).map(name => `clusters.${name}`)];
  return { clusters: places.map((place): [string, Forecast] => [place, (stack.find(place) as CephCluster).forecast()]), problems };
}

/** What the clusters of a layout will hold and survive. */
export function forecast({ file }: { readonly file: string }): Outcome<Forecasts> {
  const found = clustersOf(file);
  if (!('clusters' in found)) return found;
  return judged({ clusters: found.clusters.map(([name, each]) => ({ name, forecast: each.toJson(), text: each.toText() })) }, found.problems);
}

/** What happens when some things fail at once: hosts by name, other things as `rack:r1`, `osd:node-a--ssd` or `device:node-a:/dev/…`. */
export function whatIf({ file, lose }: { readonly file: string; readonly lose: readonly string[] }): Outcome<WhatIf> {
  const found = clustersOf(file);
  if (!('clusters' in found)) return found;
  const losses = lose.map(lossOf), wrong: Problem[] = [];
  const clusters = found.clusters.flatMap(([name, each]) => {
    try {
      const loss: LossForecast = each.whenLost(...losses);
      return [{ name, loss, text: each.lossText(loss) }];
    } catch (error) {
      wrong.push({ code: 'usage/lose', severity: 'error', place: {}, value: lose.join(', '), reason: (error as Error).message, fix: "Write the name of a host, or LEVEL:NAME, as 'cdk8s-ceph show' tells them" });
      return [];
    }
  });
  if (clusters.length === 0) return unreadable(wrong);
  return judged({ lost: lose, clusters }, found.problems);
}

/** A thing that fails, as it is written at the prompt. */
function lossOf(text: string): Loss {
  const [, level, name] = /^(osd|device|volume|chassis|rack|row|pdu|pod|room|datacenter|zone|region|host):(.+)$/.exec(text) ?? ['', 'host', text];
  switch (level) {
    case 'host': return Loss.host(name);
    case 'osd': return Loss.osd(name);
    case 'volume': return Loss.volume(name);
    case 'device': return Loss.device(name.slice(0, name.indexOf(':')), name.slice(name.indexOf(':') + 1));
    default: return Loss.domain(level as never, name);
  }
}
