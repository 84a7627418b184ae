import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PATHS } from '../../tools/lib/paths';
import { rulesOf, safeIn, world } from '../support/alert-rules';
import { besideTable } from '../support/alerts-beside';

test('What alerts of others tell in twelve situations is what the page says', () => {
  const rules = rulesOf(4), page = readFileSync(join(PATHS.root, 'docs/explanation/monitoring.md'), 'utf8');
  expect(/<!-- beside -->\n([^]*)\n<!-- \/beside -->/.exec(page)![1]).toBe(besideTable(rules, world, safeIn(rules)));
}, 600_000);
