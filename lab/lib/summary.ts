import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Code, codeOf } from './code';
import { FORETOLD } from './foretold';
import { LAB, REPOSITORY } from './paths';
import type { Table } from './proof';

const BEGIN = '<!-- results: written by `npx projen docs:proof` -->';
const END = '<!-- end of results -->';

/** What a proof wrote to `lab/results`. */
export interface Result extends Code {
  readonly name: string;
  readonly question: string;
  readonly holds: boolean;
  readonly failure?: string;
  readonly seconds: number;
  readonly figures: Record<string, string | number>;
  readonly tables?: readonly Table[];
}

/** Whether the code that a proof stands for is another one now than it was then. */
type IsOlder = (result: Result) => boolean;

const row = (cells: readonly string[]) => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;

function markdown({ columns, rows }: Omit<Table, 'title'>): string[] {
  return rows.length > 0 ? ['', row(columns), `|${columns.map(() => '---').join('|')}|`, ...rows.map(row)] : [];
}

function section(result: Result, older: boolean): string {
  const { name, question, commit, edited, holds, failure, seconds, figures, tables } = result;
  const ranOn = `on commit \`${commit.slice(0, 7)}\`${edited ? ' with edits' : ''}`;
  const verdict = holds ? older ? 'It held' : 'It holds' : `It ${older ? 'did' : 'does'} not hold: ${failure?.split('\n')[0]}`;
  return [
    `### ${name}`, '', `*${question}* **${verdict}** (${ranOn}, ${Math.round(seconds)} s)${older ? '. The code that it proves has changed since' : ''}.`,
    ...markdown({ columns: ['figure', 'value'], rows: Object.entries(figures).map(([figure, value]) => [figure, String(value)]) }),
    ...(tables ?? []).filter(({ title }) => title !== FORETOLD).flatMap(table => ['', `${table.title}:`, ...markdown(table)]),
  ].join('\n');
}

function ages(results: readonly Result[], isOlder: IsOlder): string {
  const older = results.filter(isOlder).map(({ name }) => name);
  const rule = 'A result is older than the code it proves when `src/`, `lab/cluster/` or the proof itself has changed since it was recorded.';
  if (older.length === 0) return `${rule} None of them is.`;
  return `${rule} ${older.length} of ${results.length} are, and their figures stand for the commit they name: ${older.join(', ')}.`;
}

/** What was foretold in all proofs, beside what was seen. */
function foretold(results: readonly Result[]): string[] {
  const tables = results.flatMap(({ name, tables: all = [] }) => all.filter(({ title }) => title === FORETOLD).map(table => ({ name, ...table })));
  if (tables.length === 0) return [];
  const rows = tables.flatMap(({ name, rows: own }) => own.map(cells => [name, ...cells]));
  return [[`### ${FORETOLD}`, '', 'Before each loss and each change the command foretells what it does, on the map and with the data of the cluster as it is.', ...markdown({ columns: ['proof', ...tables[0].columns], rows })].join('\n')];
}

/** The page about the proofs with these results in the place of those that stand in it. */
export function withResults(page: string, results: readonly Result[], isOlder: IsOlder): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`the page has no place for results: ${BEGIN} and ${END}`);
  const sections = [ages(results, isOlder), ...foretold(results), ...results.map(result => section(result, isOlder(result)))];
  return `${page.slice(0, begin)}${BEGIN}\n\n${sections.join('\n\n')}\n\n${page.slice(end)}`;
}

const RESULTS = join(LAB, 'results');
const PAGE = join(REPOSITORY, 'docs', 'explanation', 'proof.md');

/** All that is recorded, in the order of the names. */
export const recorded = (): Result[] => readdirSync(RESULTS).filter(file => file.endsWith('.json')).sort()
  .map(file => JSON.parse(readFileSync(join(RESULTS, file), 'utf8')) as Result);

/** The page as it stands, and as it should. */
export function pages(): { stands: string; should: string } {
  const stands = readFileSync(PAGE, 'utf8');
  return { stands, should: withResults(stands, recorded(), ({ name, code }) => code !== codeOf(name)) };
}

/** Write what the proofs wrote to `lab/results` into the page about them. */
export const summarize = (): void => writeFileSync(PAGE, pages().should);
