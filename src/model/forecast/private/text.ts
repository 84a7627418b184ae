import { count, lossInWords } from './words';
import type { Forecast } from '../forecast';
import type { LossForecast } from '../loss-forecast';

/** A forecast as plain text, at most about 120 columns wide where names allow it. */
export function forecastText(forecast: Forecast): string {
  const { raw, stored, safe, nearfull, pools, levels, assumptions, placementGroupsPerOsd } = forecast;
  return [
    `Forecast of ${forecast.cluster}`,
    ...table([
      ['raw', `${raw}`, 'all devices together'],
      ['fits', `${stored}`, 'stored by users until Ceph refuses to write'],
      ['warned', `${nearfull}`, 'stored by users until Ceph warns'],
      ['safe', `${safe}`, 'stored by users so that after the worst loss that heals all copies find room'],
    ]),
    '',
    'Pools',
    ...table([
      ['pool', 'kept as', 'raw for 1', 'alone', 'safe', 'groups', 'mean years to loss'],
      ...pools.filter(({ holdsData }) => holdsData)
        .map(pool => [pool.pool, pool.redundancy, `${pool.rawPerStored}`, `${pool.stored}`, `${pool.safe}`, `${pool.placementGroups}`, `${pool.yearsToLoss}`]),
    ]),
    `  and ${count(pools.filter(({ holdsData }) => !holdsData).length, 'pool')} for what Ceph keeps about them; ${placementGroupsPerOsd} an OSD`,
    '',
    'If the worst of all fails',
    ...table(levels.flatMap(level => [row(`one ${level}`, forecast.worstLoss(level)), row(`two ${plural(level)}`, forecast.worstDoubleLoss(level))].flat())),
    ...fit(forecast),
    '',
    'Taken for granted',
    ...assumptions.map(line => `  ${line}`),
  ].join('\n');
}

function row(title: string, loss: LossForecast | undefined): string[][] {
  return loss === undefined ? [] : [[title, lossInWords(loss)]];
}

function fit({ hosts }: Forecast): string[] {
  const known = hosts.filter(({ memoryLeft, cpusLeft }) => memoryLeft !== undefined || cpusLeft !== undefined);
  const tight = hosts.filter(({ homelessWithout }) => homelessWithout.length > 0);
  return [
    ...known.length === 0 ? [] : ['', 'Hosts', ...table(known.map(({ host, daemons, cpusLeft, memoryLeft }) => [
      host, count(daemons.length, 'daemon'), cpusLeft === undefined ? '' : `${cpusLeft} cores left`, memoryLeft === undefined ? '' : `${Math.round(memoryLeft / 2 ** 30)} GiB left`,
    ]))],
    ...tight.map(({ host, homelessWithout }) => `  without ${host}, no place is left for: ${homelessWithout.join(', ')}`),
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
