import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { preflightMarkdown } from './lib/preflight-markdown';
import { rulesMarkdown } from './lib/rules-markdown';
import chinese from '../packages/console/src/text/zh.json';
import { ALL_RULES } from '../src/rules';

const folder = join(__dirname, '..', 'docs', 'reference');
const pages = { 'rules.md': rulesMarkdown(ALL_RULES), 'preflight.md': preflightMarkdown('en'), 'preflight.zh-CN.md': preflightMarkdown('zh', chinese) };
for (const [name, text] of Object.entries(pages)) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}
console.log(`${ALL_RULES.length} rules written to docs/reference/rules.md, those of the preflight also to preflight.md and preflight.zh-CN.md`);
