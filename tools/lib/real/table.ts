import type { Seen } from './watched-run';
import { ALERTS } from '../../../src/model/monitoring';

const CODE = (names: readonly string[] | undefined) => names === undefined || names.length === 0 ? '**silent**' : names.map(name => `\`${name}\``).join(', ');

/** What was seen, as a table. */
export function realTable(seen: readonly Seen[], factor: number, version: string): string {
  const time = (seconds: number) => `${Math.round(seconds)} s`;
  const always = (who: string) => new Set(seen[0].besides[who] ?? []);
  const others = (each: Seen, who: string) => each === seen[0] ? CODE(each.besides[who]) : CODE((each.besides[who] ?? []).filter(name => !always(who).has(name)));
  const ours = ({ told, besides }: Seen) => [
    ...Object.entries(told).map(([name, after]) => `\`${name}\` after ${time(after)} (${time(ALERTS.find(alert => alert.name === name)!.minutes * 60 / factor)})`),
    ...(besides.ours ?? []).map(name => `\`${name}\``),
  ].join(', ');
  return [
    `Ceph ${version}; times of rules divided by ${factor}.`,
    '',
    '| what is done | this library: after so long (of which the rule waits) | clear again after | the bundle of Rook | ceph-mixin |',
    '|---|---|---|---|---|',
    ...seen.map(each => `| ${each.title} | ${ours(each) || 'silent, as it should be'} | ${each.cleared === undefined ? '' : time(each.cleared)} | ${others(each, 'rook')} | ${others(each, 'ceph')} |`),
  ].join('\n');
}
