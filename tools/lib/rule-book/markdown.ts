import type { Answer } from './answer';
import { COMPLAINTS } from './complaints';
import { SITUATIONS } from './situations';
import { anchor } from '../rules-markdown';

const HEAD = ['| what | rules | default | what cannot be known |', '|---|---|---|---|'];

/** The rule book as one page. */
export function ruleBookMarkdown(): string {
  const answered = (part: keyof Answer) => SITUATIONS.filter(situation => situation[part] !== undefined).length;
  return [
    '<!-- Generated from tools/lib/rule-book by `npx projen docs:parity`. Do not edit. -->',
    '# Rule book',
    '',
    'What goes wrong in clusters although nobody refuses it, and what keeps you from it here: a [rule](rules.md) that tells it before',
    'anything is applied, a default that makes it impossible, or else the reason why it cannot be known when objects are synthesized.',
    '',
    '## What neither the API server nor Rook refuses',
    '',
    `${SITUATIONS.length} situations: rules tell ${answered('rules')} of them, defaults stand against ${answered('byDefault')}, and of ${answered('unknowable')} something cannot be known.`,
    'Some are answered by more than one of these. The numbers of rows are stable.',
    '',
    HEAD[0].replace('| what', '| row | what'),
    `${HEAD[1]}---|`,
    ...SITUATIONS.map(situation => `| ${situation.row} ${cells(situation)}`),
    '',
    '## What people complain about',
    ...COMPLAINTS.flatMap(({ letter, title, complaints }) => ['', `### ${letter}. ${title}`, '', ...HEAD, ...complaints.map(cells)]),
    '',
  ].join('\n');
}

function cells({ what, rules = [], byDefault = '', unknowable = '' }: Answer & { what: string }): string {
  return `| ${what} | ${rules.map(code => `[\`${code}\`](rules.md#${anchor(code)})`).join(', ')} | ${byDefault} | ${unknowable} |`;
}
