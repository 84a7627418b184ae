import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OPERATIONS } from '../../tools/lib/operations';
import { PATHS } from '../../tools/lib/paths';

/** Pages that are written in both languages, and those that are made from plans. */
const WRITTEN = ['README.md', 'docs/tutorial/first-cluster.md', 'docs/how-to/logs.md', 'docs/how-to/benchmark.md', 'docs/operations/faults.md'];
const MADE = OPERATIONS.map(({ name }) => `docs/operations/${name}.md`);

const chineseOf = (page: string) => page.replace(/\.md$/, '.zh-CN.md');
const read = (page: string) => readFileSync(join(PATHS.root, page), 'utf8');
const FENCE = /^```[^]*?^```$/gm;

/** What both must have alike: levels of headings, code as it stands, rows and columns of tables, items of lists, and where links lead. */
function shapeOf(text: string) {
  const prose = text.replace(FENCE, '```');
  return {
    headings: prose.split('\n').filter(line => /^#+ /.test(line)).map(line => line.split(' ')[0]),
    // What a plan shows is said in the language of its reader.
    code: (text.match(FENCE) ?? []).map(block => block.startsWith('```txt') ? 'txt' : block),
    names: (prose.match(/`[^`\n]+`/g) ?? []).sort(),
    tables: prose.split('\n').filter(line => line.startsWith('|')).map(line => line.split('|').length),
    items: prose.split('\n').filter(line => /^(- |\d+\. )/.test(line)).length,
    links: [...prose.matchAll(/\]\(([^)#]*)(#[^)]*)?\)/g)].map(([, target]) => target.replace('.zh-CN.md', '.md')).sort(),
  };
}

describe.each([...WRITTEN, ...MADE])('%s and its Chinese page', page => {
  const [english, chinese] = [page, chineseOf(page)].map(each => shapeOf(read(each)));

  test.each(['headings', 'code', 'tables', 'items'] as const)('have the same %s', what => expect(chinese[what]).toEqual(english[what]));
  test('name the same things', () => expect(chinese.names).toEqual(english.names));
  test('link to the same pages', () => expect([...chinese.links].sort()).toEqual([...english.links].sort()));

  test('every link of the Chinese page leads somewhere, also those inside of it', () => {
    const text = read(chineseOf(page)), anchors = new Set([...text.replace(FENCE, '').matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading.toLowerCase().replace(/[^\p{L}\p{N}\- ]/gu, '').replace(/ /g, '-')));
    for (const [, target, anchor] of text.replace(FENCE, '').matchAll(/\]\(([^)#]*)(?:#([^)]*))?\)/g)) {
      if (target !== '' && !target.startsWith('http')) expect([target, existsSync(join(PATHS.root, dirname(page), target))]).toEqual([target, true]);
      if (target === '' && anchor !== undefined) expect([...anchors]).toContain(anchor);
    }
  });
});
