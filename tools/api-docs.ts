import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const API = join(__dirname, '../API.md');

/** What every construct inherits from the library of constructs, which documents it; here it would hide what is ours. */
const INHERITED = ['toString', 'with', 'isConstruct', 'node'];

/** How a struct is written, `{ ... }`, is the same for all of them. */
const STRUCT_INITIALIZER = '#### Initializer <a';

/** The reference without inherited members and initializers of structs, and without the headings that are empty then. */
export function trimmed(text: string): string {
  const sections = text.split(/^(?=#{2,5} )/m);
  const kept = sections.filter(section => !section.startsWith(STRUCT_INITIALIZER) && !INHERITED.some(name => section.startsWith(`##### \`${name}\``)));
  return kept
    .map(section => section.split('\n').filter(line => !isRowOf(line)).join('\n'))
    .filter((section, i, all) => !isEmptyTable(section) || (all[i + 1] ?? '').startsWith('##### '))
    .join('');
}

function isRowOf(line: string): boolean {
  return INHERITED.some(name => line.startsWith('| <code><a') && line.includes(`">${name}</a></code>`));
}

/** A heading with the two lines of a table's head and nothing below. */
function isEmptyTable(section: string): boolean {
  const lines = section.split('\n').filter(line => line !== '' && line !== '---');
  return lines.length === 3 && lines[0].startsWith('#### ') && lines[1].startsWith('| **Name**') && lines[2].startsWith('| ---');
}

if (require.main === module) writeFileSync(API, trimmed(readFileSync(API, 'utf8')));
