import { count } from './numbers';
import type { ForecastReport } from './report';
import { lossDetails, lossInWords } from './words';
import type { LossForecast } from '../loss-forecast';

/** A forecast as plain text, at most about 120 columns wide where names allow it. */
export function forecastText(report: ForecastReport): string {
  const { cluster, raw, stored, safe, nearfull, pools, losses, assumptions, placementGroupsPerOsd } = report;
  return [
    `Forecast of ${cluster}`,
    ...table([
      ['raw', `${raw}`, 'all devices together'],
      ['fits', `${stored}`, 'stored by users until Ceph refuses to write'],
      ['warned', `${nearfull}`, 'stored by users until Ceph warns'],
      ['safe', `${safe}`, 'stored by users so that after any single loss what is copied finds room'],
    ]),
    '',
    'Pools',
    ...table([
      ['pool', 'kept as', 'raw for 1', 'alone', 'safe', 'groups', 'on', 'risk of loss a year'],
      ...pools.filter(({ holdsData }) => holdsData)
        .map(pool => [pool.pool, pool.redundancy, `${pool.rawPerStored}`, `${pool.stored}`, `${pool.safe}`, `${pool.placementGroups}`, `${pool.deviceClass ?? 'any'}, by ${pool.failureDomain}`, `${pool.yearlyLossRisk}`]),
    ]),
    `  and ${count(pools.filter(({ holdsData }) => !holdsData).length, 'pool')} for what Ceph keeps about them; ${placementGroupsPerOsd} an OSD`,
    '',
    'If the worst of all fails',
    ...table(losses.flatMap(({ level, one, two }) => [row(`one ${level}`, one), row(`two ${plural(level)}`, two)].flat())),
    ...fit(report),
    '',
    'Taken for granted',
    ...assumptions.map(line => `  ${line}`),
  ].join('\n');
}

function row(title: string, loss: LossForecast | undefined): string[][] {
  return loss === undefined ? [] : [[title, lossInWords(loss)]];
}

/** One loss with all that is known of it. */
export function lossText(loss: LossForecast): string {
  return [`${loss.loss}: ${lossInWords(loss)} (${loss.severity})`, ...lossDetails(loss).map(line => `  ${line}`)].join('\n');
}

function fit({ hosts, unschedulable }: ForecastReport): string[] {
  const known = hosts.filter(({ memoryLeft, cpusLeft }) => memoryLeft !== undefined || cpusLeft !== undefined);
  const tight = hosts.filter(({ unschedulableWithout }) => unschedulableWithout.length > 0);
  return [
    ...known.length === 0 ? [] : ['', 'Hosts', ...table(known.map(({ host, daemons, cpusLeft, memoryLeft }) => [
      host, count(daemons.length, 'daemon'), cpusLeft === undefined ? '' : `${cpusLeft} cores left`, memoryLeft === undefined ? '' : `${Math.round(memoryLeft / 2 ** 30)} GiB left`,
    ]))],
    ...unschedulable.length === 0 ? [] : [`  unschedulable even with all hosts there: ${unschedulable.join(', ')}`],
    ...tight.map(({ host, unschedulableWithout }) => `  without ${host}, unschedulable: ${unschedulableWithout.join(', ')}`),
  ];
}

function plural(level: string): string {
  return level === 'chassis' ? level : `${level}s`;
}

/** Rows in columns that are as wide as they must be. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>((most, cells) => cells.map((cell, i) => Math.max(cell.length, most[i] ?? 0)), []);
  return rows.map(cells => `  ${cells.map((cell, i) => cell.padEnd(widths[i])).join('  ')}`.trimEnd());
}
