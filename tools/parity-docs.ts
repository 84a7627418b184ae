import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { counts, parityMarkdown } from './lib/parity/markdown';
import { readRookExamples } from './lib/parity/rook-examples';
import { parityTable } from './lib/parity/table';
import { PATHS } from './lib/paths';
import { ruleBookMarkdown } from './lib/rule-book/markdown';
import { notSupportedMarkdown } from './lib/rule-book/not-supported';
import { upgradesMarkdown } from './lib/upgrades-markdown';
import { PROGRAMS } from '../test/parity/programs';

const examples = readRookExamples();
const rows = parityTable(examples, PROGRAMS);
const pages = {
  'rook-parity.md': parityMarkdown(rows, examples.version),
  'rule-book.md': ruleBookMarkdown(),
  'not-supported.md': notSupportedMarkdown(rows),
  'upgrades.md': upgradesMarkdown(),
};
for (const [name, text] of Object.entries(pages)) writeFileSync(join(PATHS.root, 'docs', 'reference', name), text);
const [equal, stricter, uncovered] = counts(rows);
console.log(`${Object.keys(pages).join(', ')} written: ${equal} equal, ${stricter} stricter, ${uncovered} not covered`);
