import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { benchmarkReport, BenchmarkReport, Cell, clientsText, differenceText, estimateText, LEAST_REPEATS, MARKS, readResults, rowNamed } from '../../src/model/benchmark';
import { lastWord } from '../lib/killed';
import { measuring } from '../lib/measured';
import { RUN } from '../lib/paths';
import { Proof, Report } from '../lib/proof';
import { bundleCommand, watchedCommand } from '../lib/watched-command';

const leftOut = ({ leftOut: marks, of }: Cell) => Object.entries(marks).map(([mark, count]) => `${count} of ${of}: ${MARKS[mark as keyof typeof MARKS]}`).join('; ') || '-';

/** What was found, as people read it and whole. */
function tell(report: Report, found: BenchmarkReport): void {
  for (const { row, clients, title, figure, cells } of found.rows) {
    report.table({
      title: `${row}, ${clientsText(clients)}, who ${title}`,
      columns: ['may be lost', 'storage', 'measured', `times ${cells[0].backend}`, 'left out'],
      rows: cells.map(cell => [cell.survives, cell.backend, cell.figure === undefined ? '-' : estimateText(cell.figure, figure), cell.difference === undefined ? '-' : differenceText(cell.difference), leftOut(cell)]),
    });
  }
  report.detail('report', found);
}

async function measured(report: Report, row: string): Promise<void> {
  const file = join(RUN, `benchmark-${row}.jsonl`), began = report.seconds;
  rmSync(file, { force: true });
  const ended = await watchedCommand(['bench', 'run', '--app', measuring([row]), '--output', file], ({ event, number, of, round, backend, figure, marks }) => {
    if (event === 'measuring') report.step(`${number} of ${of}: round ${round}, ${backend}`);
    if (event === 'measured') report.step(`${figure ?? 'nothing'}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`);
  });
  report.expect(`everything is measured (${lastWord(ended)})`, ended.code === 0);
  report.figure('seconds for all of it', Math.round(report.seconds - began));
  const found = benchmarkReport(readResults(readFileSync(file, 'utf8'))), cells = found.rows.flatMap(each => each.cells);
  tell(report, found);
  const few = cells.filter(({ figure }) => (figure?.repeats ?? 0) < LEAST_REPEATS).map(({ backend, figure }) => `${backend} ${figure?.repeats ?? 0}`);
  report.expect(`each was measured ${LEAST_REPEATS} times or more with nothing against it (${few.join(', ') || 'none was not'})`, few.length === 0);
}

/** A row a proof: all of them together take hours. The first one fills devices. */
const NAMES = [
  { name: 'benchmark-application-read', row: 'application-read' },
  { name: 'benchmark-application-write', row: 'application-write' },
  { name: 'benchmark-application-mixed', row: 'application-mixed' },
  { name: 'benchmark-database-read', row: 'database-read' },
  { name: 'benchmark-database-write', row: 'database-write' },
  { name: 'benchmark-database-mixed', row: 'database-mixed' },
  { name: 'benchmark-raw-read', row: 'raw-read' },
  { name: 'benchmark-raw-write', row: 'raw-write' },
  { name: 'benchmark-raw-mixed', row: 'raw-mixed' },
  { name: 'benchmark-stream-read', row: 'stream-read' },
  { name: 'benchmark-stream-write', row: 'stream-write' },
];

export const BENCHMARKS = NAMES.map(({ name, row }): Proof => ({
  name,
  question: `A client ${rowNamed(row)!.title}: what is measured of our defaults, of Rook's example, of a local volume and of NFS, side by side on devices of the same kind?`,
  needsNodes: true,
  needsCsi: true,
  measures: true,
  async prove(report) {
    await bundleCommand();
    await measured(report, row);
  },
}));
