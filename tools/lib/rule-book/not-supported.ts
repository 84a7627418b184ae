import { REFUSED } from './refused';
import { uncoveredLines } from '../parity/markdown';
import type { Row } from '../parity/table';
import { anchor } from '../rules-markdown';

/** What the library refuses or does not do, as one page. */
export function notSupportedMarkdown(rows: readonly Row[]): string {
  return [
    '<!-- Generated from tools/lib/rule-book/refused.ts and tools/lib/parity/uncovered.ts by `npx projen docs:parity`. Do not edit. -->',
    '# Not supported',
    '',
    'What the library refuses or does not do, why, and what to do instead. Any field that Rook has can still be set by a',
    '[JSON patch](../how-to/escape-hatch.md), and any object of cdk8s can stand beside ours.',
    '',
    '## Refused',
    '',
    '| what | why | instead | rules |',
    '|---|---|---|---|',
    ...REFUSED.map(({ what, why, instead, rules = [] }) => (
      `| ${what} | ${why} | ${instead} | ${rules.map(code => `[\`${code}\`](rules.md#${anchor(code)})`).join(', ')} |`
    )),
    '',
    '## Not done',
    '',
    'Of [Rook\'s own examples](rook-parity.md):',
    '',
    ...uncoveredLines(rows),
  ].join('\n');
}
