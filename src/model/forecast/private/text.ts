import { count } from './numbers';
import type { ForecastReport } from './report';
import { lossDetails, lossInWords } from './words';
import { columnsOf, inEnglish, padded, Say } from '../../layout';
import type { LossForecast } from '../loss-forecast';

/** A forecast as plain text, at most about 120 columns wide where names allow it. */
export function forecastText(report: ForecastReport, say: Say = inEnglish): string {
  const { cluster, raw, stored, safe, nearfull, pools, losses, assumptions, placementGroupsPerOsd } = report;
  return [
    say(`Forecast of ${cluster}`),
    ...table([
      [say('raw'), say(`${raw}`), say('all devices together')],
      [say('fits'), say(`${stored}`), say('stored by users until Ceph refuses to write')],
      [say('warned'), say(`${nearfull}`), say('stored by users until Ceph warns')],
      [say('safe'), say(`${safe}`), say('stored by users so that after any single loss what is copied finds room')],
    ]),
    '',
    say('Pools'),
    ...table([
      [say('pool'), say('kept as'), say('raw for 1'), say('alone'), say('safe'), say('groups'), say('on'), say('risk of loss a year')],
      ...pools.filter(({ holdsData }) => holdsData)
        .map(pool => [pool.pool, say(pool.redundancy), `${pool.rawPerStored}`, say(`${pool.stored}`), say(`${pool.safe}`), `${pool.placementGroups}`, say(`${pool.deviceClass ?? 'any'}, by ${pool.failureDomain}`), say(`${pool.yearlyLossRisk}`)]),
    ]),
    `  ${say(`and ${count(pools.filter(({ holdsData }) => !holdsData).length, 'pool')} for what Ceph keeps about them; ${placementGroupsPerOsd} an OSD`)}`,
    '',
    say('If the worst of all fails'),
    ...table(losses.flatMap(({ level, one, two }) => [row(say(`one ${level}`), one, say), row(say(`two ${plural(level)}`), two, say)].flat())),
    ...fit(report, say),
    '',
    say('Taken for granted'),
    ...assumptions.map(line => `  ${say(line)}`),
  ].join('\n');
}

function row(title: string, loss: LossForecast | undefined, say: Say): string[][] {
  return loss === undefined ? [] : [[title, lossInWords(loss, say)]];
}

/** One loss with all that is known of it. */
export function lossText(loss: LossForecast, say: Say = inEnglish): string {
  return [`${say(loss.loss)}${say(': ')}${lossInWords(loss, say)} (${say(loss.severity)})`, ...lossDetails(loss, say).map(line => `  ${line}`)].join('\n');
}

function fit({ hosts, unschedulable }: ForecastReport, say: Say): string[] {
  const known = hosts.filter(({ memoryLeft, cpusLeft }) => memoryLeft !== undefined || cpusLeft !== undefined);
  const tight = hosts.filter(({ unschedulableWithout }) => unschedulableWithout.length > 0);
  return [
    ...known.length === 0 ? [] : ['', say('Hosts'), ...table(known.map(({ host, daemons, cpusLeft, memoryLeft }) => [
      host, say(count(daemons.length, 'daemon')), cpusLeft === undefined ? '' : say(`${cpusLeft} cores left`), memoryLeft === undefined ? '' : say(`${Math.round(memoryLeft / 2 ** 30)} GiB left`),
    ]))],
    ...unschedulable.length === 0 ? [] : [`  ${say(`unschedulable even with all hosts there: ${unschedulable.join(', ')}`)}`],
    ...tight.map(({ host, unschedulableWithout }) => `  ${say(`without ${host}, unschedulable: ${unschedulableWithout.join(', ')}`)}`),
  ];
}

function plural(level: string): string {
  return level === 'chassis' ? level : `${level}s`;
}

/** Rows in columns that are as wide as they must be. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>((most, cells) => cells.map((cell, i) => Math.max(columnsOf(cell), most[i] ?? 0)), []);
  return rows.map(cells => `  ${cells.map((cell, i) => padded(cell, widths[i])).join('  ')}`.trimEnd());
}
