/** Writes docs/reference/alerts.md and alerts.zh-CN.md: `tsx tools/alerts-docs.ts`; review the diff. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alertsMarkdown } from './lib/alerts-markdown';
import { PATHS } from './lib/paths';
import chinese from '../packages/console/src/text/zh.json';

const folder = join(PATHS.root, 'docs/reference');
writeFileSync(join(folder, 'alerts.md'), alertsMarkdown('en'));
writeFileSync(join(folder, 'alerts.zh-CN.md'), alertsMarkdown('zh', chinese));
