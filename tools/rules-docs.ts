import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rulesMarkdown } from './lib/rules-markdown';
import { ALL_RULES } from '../src/rules';

const file = join(__dirname, '..', 'docs', 'reference', 'rules.md');
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, rulesMarkdown(ALL_RULES));
console.log(`${ALL_RULES.length} rules written to docs/reference/rules.md`);
