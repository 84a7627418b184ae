import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from './paths';
import { recorded, Result } from './summary';
import { BenchmarkReport, benchmarkMarkdown, rowPicture } from '../../src/model/benchmark';

const BEGIN = '<!-- results: written by `npx projen docs:benchmarks` -->';
const END = '<!-- end of results -->';
const PAGE = join(REPOSITORY, 'docs', 'explanation', 'benchmarks.md');
const IMAGES = join(REPOSITORY, 'docs', 'images'), IS_OURS = /^benchmark-.*\.svg$/;

/** A proof that measured, with what it found. */
type Measured = Result & { readonly report: BenchmarkReport };

const measuredIn = (results: readonly Result[]) => results.filter((result): result is Measured => 'report' in result);

const pictureOf = (row: BenchmarkReport['rows'][number]) => `benchmark-${row.row}-${row.clients}.svg`;

/** Headings one deeper than in a report that stands alone, and a picture below each table. */
function section({ name, question, commit, report }: Measured): string {
  const [, ...lines] = benchmarkMarkdown(report).trimEnd().split('\n'), text = lines.join('\n').trim().split(/^## /m);
  const rows = text.slice(1).map((row, i) => `### ${row.trimEnd()}\n\n![${report.rows[i].row}](../images/${pictureOf(report.rows[i])})`);
  return [`## ${name}`, '', `*${question}* On commit \`${commit.slice(0, 7)}\`.`, '', text[0].trim(), '', rows.join('\n\n')].join('\n');
}

/** The page with these results in the place of those that stand in it, and its pictures by name. */
export function withMeasured(page: string, results: readonly Result[]): { readonly page: string; readonly pictures: ReadonlyMap<string, string> } {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`the page has no place for results: ${BEGIN} and ${END}`);
  const measured = measuredIn(results), pictures = new Map(measured.flatMap(({ report }) => report.rows.map(row => [pictureOf(row), rowPicture(row)] as const)));
  return { page: `${page.slice(0, begin)}${BEGIN}\n\n${measured.map(result => `${section(result)}\n\n`).join('')}${page.slice(end)}`, pictures };
}

const picturesThere = () => readdirSync(IMAGES).filter(name => IS_OURS.test(name)).sort();

/** What stands in the project, and what should. */
export function benchmarkPages() {
  const page = readFileSync(PAGE, 'utf8'), should = withMeasured(page, recorded());
  return { stands: { page, pictures: new Map(picturesThere().map(name => [name, readFileSync(join(IMAGES, name), 'utf8')])) }, should };
}

/** Write what was measured into the page about it. */
export function writeBenchmarks(): void {
  const { should } = benchmarkPages();
  for (const name of picturesThere()) rmSync(join(IMAGES, name));
  for (const [name, picture] of should.pictures) writeFileSync(join(IMAGES, name), picture);
  writeFileSync(PAGE, should.page);
}
