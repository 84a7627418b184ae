import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/assembly';
import chinese from '../../packages/console/src/text/zh.json';
import { ALERTS } from '../../src/model/monitoring';
import { alertsPage } from '../../src/model/rules';
import { alertsMarkdown } from '../../tools/lib/alerts-markdown';

describe('The page of alerts', () => {
  const page = (name: string) => readFileSync(join(ROOT, 'docs/reference', name), 'utf8');

  test('is what the alerts say, in both languages (else run `npx projen docs:alerts`)', () => {
    expect(page('alerts.md')).toBe(alertsMarkdown('en'));
    expect(page('alerts.zh-CN.md')).toBe(alertsMarkdown('zh', chinese));
  });

  test('is the one that alerts link to, and has an anchor for each', () => {
    expect(alertsPage()).toMatch(/\/docs\/reference\/alerts\.md$/);
    expect(ALERTS.filter(({ name }) => !page('alerts.md').includes(`<a id="${name.toLowerCase()}"></a>`))).toEqual([]);
  });

  test('leaves no sentence in English where it is Chinese', () => {
    const texts: Record<string, string> = chinese;
    expect(ALERTS.flatMap(({ title, what, fix }) => [title, what, fix]).filter(text => texts[text] === undefined)).toEqual([]);
  });
});
