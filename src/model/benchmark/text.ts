import { Mark, MARKS } from './marks';
import type { BenchmarkReport, Cell, Comparison, ReportRow } from './report';
import type { RowSpec } from './rows';
import type { Difference, Estimate } from './statistics';
import { human, inEnglish, Say } from '../layout';

type Figure = RowSpec['figure'];

/** A figure with its unit, e.g. `112.5 MiB/s` or `1234 a second`. */
export function figureText(value: number, figure: Figure): string {
  return figure === 'bytesPerSecond' ? `${human(value)}/s` : `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)}/s`;
}

/** A figure with its interval. */
export function estimateText({ median, low, high }: Estimate, figure: Figure): string {
  return `${figureText(median, figure)} (${figureText(low, figure)} … ${figureText(high, figure)})`;
}

/** How one figure stands to another, in words. */
export function differenceText({ ratio, low, high, is }: Difference, say: Say = inEnglish): string {
  const times = `${fixed(ratio)} (${fixed(low)} … ${fixed(high)})`;
  switch (is) {
    case 'more': return `**${times}**`;
    case 'less': return `**${times}**`;
    case 'none': return say(`no difference: ${times}`);
    case 'not judged': return say('too few repeats to judge');
  }
}

function fixed(value: number): string {
  return value.toFixed(2);
}

/** Who measured. */
export function clientsText(clients: ReportRow['clients'], say: Say = inEnglish): string {
  return say(clients === 'one' ? 'one client' : 'one client a host');
}

/** The report as Markdown: a table for each row, with what each backend survives in front. */
export function benchmarkMarkdown(report: BenchmarkReport, say: Say = inEnglish): string {
  const { name, cluster, began, ceph, seed, rounds, workingSetBytes, seconds, rows } = report;
  const confidence = Math.min(1, ...rows.flatMap(({ cells }) => cells.flatMap(({ figure }) => figure?.confidence ?? [])));
  return [
    `# ${say(`Benchmark ${name}`)}`, '',
    say(`Measured on ${cluster}, begun at ${began}${ceph === undefined ? '' : `, Ceph ${ceph}`}.`),
    say(`${rounds} rounds in an order by the seed ${seed}; each client measures ${seconds} s in ${human(workingSetBytes)}.`),
    say('Each figure is the median of the repeats, with an interval. A difference is called one, in bold, only where intervals do not overlap.'),
    ...confidence < 1 ? [say(`An interval holds the real median in ${Math.floor(confidence * 1000) / 10} of 100 cases or more.`)] : [],
    ...rows.flatMap(row => ['', ...rowText(row, say)]), '',
  ].join('\n');
}

function rowText({ row, title, figure, clients, cells }: ReportRow, say: Say): string[] {
  const base = cells[0].backend;
  return [
    `## ${row}${say(', ')}${clientsText(clients, say)}`, '',
    `${say(`A client ${title}.`)}`, '',
    `| ${[say('may be lost'), say('storage'), say('measured'), say(`times ${base}`), say('99 % done within'), say('at most possible'), say('left out')].join(' | ')} |`,
    '|---|---|---|---|---|---|---|',
    ...cells.map(cell => `| ${cellText(cell, figure, say).join(' | ')} |`),
  ];
}

function cellText({ survives, backend, figure, difference, p99, bound, leftOut, of }: Cell, unit: Figure, say: Say): string[] {
  const marks = Object.entries(leftOut) as [Mark, number][];
  return [
    say(survives), backend,
    figure === undefined ? say('nothing that may be compared') : estimateText(figure, unit),
    difference === undefined ? '-' : differenceText(difference, say),
    p99 === undefined ? '-' : `${(p99.median * 1000).toFixed(2)} ms`,
    bound === undefined ? say('not known') : `${figureText(bound.value, unit)} (${say(bound.by === 'network' ? 'the network' : 'the slowest device')})`,
    marks.length === 0 ? '-' : marks.map(([mark, count]) => say(`${count} of ${of}: ${MARKS[mark]}`)).join('; '),
  ];
}

/** How two runs stand to each other, as Markdown. */
export function comparisonMarkdown({ unlike, cells, missing }: Comparison, say: Say = inEnglish): string {
  if (unlike.length > 0) return say(`Nothing is compared: the runs differ in ${unlike.join(', ')}.`);
  return [
    `| ${[say('row'), say('storage'), say('before'), say('after'), say('times')].join(' | ')} |`, '|---|---|---|---|---|',
    ...cells.map(({ row, clients, backend, figure, before, after, difference }) => `| ${[
      `${row}${say(', ')}${clientsText(clients, say)}`, backend, estimateText(before, figure), estimateText(after, figure), differenceText(difference, say),
    ].join(' | ')} |`),
    ...missing.length === 0 ? [] : ['', say(`Not in both, or with nothing left to compare: ${missing.join('; ')}`)],
  ].join('\n');
}
