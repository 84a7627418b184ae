import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LAB, REPOSITORY } from './paths';
import type { Table } from './proof';

const BEGIN = '<!-- results: written by `npm run lab -- summary` -->';
const END = '<!-- end of results -->';

interface Result {
  readonly name: string;
  readonly question: string;
  readonly holds: boolean;
  readonly failure?: string;
  readonly seconds: number;
  readonly figures: Record<string, string | number>;
  readonly tables?: readonly Table[];
}

const row = (cells: readonly string[]) => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;

function markdown({ columns, rows }: Omit<Table, 'title'>): string[] {
  return rows.length > 0 ? ['', row(columns), `|${columns.map(() => '---').join('|')}|`, ...rows.map(row)] : [];
}

function section({ name, question, holds, failure, seconds, figures, tables }: Result): string {
  const rows = Object.entries(figures).map(([figure, value]) => [figure, String(value)]);
  return [
    `### ${name}`, '', `*${question}* **${holds ? 'It holds' : `It does not hold: ${failure?.split('\n')[0]}`}** (${Math.round(seconds)} s).`,
    ...markdown({ columns: ['figure', 'value'], rows }),
    ...(tables ?? []).flatMap(table => ['', `${table.title}:`, ...markdown(table)]),
  ].join('\n');
}

/** Write what the proofs wrote to `lab/results` into the page about them. */
export function summarize(): void {
  const results = join(LAB, 'results');
  const found = existsSync(results) ? readdirSync(results).filter(file => file.endsWith('.json')).sort()
    .map(file => JSON.parse(readFileSync(join(results, file), 'utf8')) as Result) : [];
  const page = join(REPOSITORY, 'docs', 'explanation', 'proof.md');
  const text = readFileSync(page, 'utf8');
  const [before, after] = [text.slice(0, text.indexOf(BEGIN)), text.slice(text.indexOf(END))];
  writeFileSync(page, `${before}${BEGIN}\n\n${found.map(section).join('\n\n')}\n\n${after}`);
}
