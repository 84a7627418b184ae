import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import chinese from '../../packages/console/src/text/zh.json';
import { pageOf, RULES_PAGE } from '../../src/model/rules/rule';
import { VERSION } from '../../src/model/rules/version';
import { ALL_RULES } from '../../src/rules';
import { preflightMarkdown } from '../../tools/lib/preflight-markdown';
import { anchor, rulesMarkdown } from '../../tools/lib/rules-markdown';
import { CASES } from '../model/policy/lib/cases';
import { CASES as PREFLIGHT_CASES } from '../model/preflight/lib/cases';
import { FAULTS } from '../properties/lib/faults';

const ROOT = join(__dirname, '..', '..');

function texts(folder: string, accept: (path: string) => boolean): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(accept).map(path => readFileSync(join(folder, path), 'utf8'));
}

describe('The catalog of rules', () => {
  test('has each code once', () => {
    const codes = ALL_RULES.map(({ code }) => code);
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
  });

  test('has every rule that stands in the sources', () => {
    const sources = texts(join(ROOT, 'src'), path => path.endsWith('.ts')).join('\n');
    const declared = [...sources.matchAll(/^\s*code: '([a-z-]+\/[a-z-]+)',$/gm)].map(([, code]) => code);
    expect(declared.length).toBeGreaterThan(50);
    expect([...new Set(declared)].sort()).toEqual(ALL_RULES.map(({ code }) => code).sort());
  });

  test.each(ALL_RULES.map(rule => [rule.code, rule] as const))('%s is well formed', (code, rule) => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z]+)*$/);
    expect(rule.see).toBe(`${pageOf(VERSION)}#${anchor(code)}`);
    for (const sentence of [rule.title, rule.why]) expect(sentence).toMatch(/^[A-Za-z.][^]{10,}\.$/);
    expect(['error', 'warning']).toContain(rule.severity);
    if (rule.severity === 'warning') expect(rule.allowedInTrial).toBeUndefined();
  });

  test('is what docs/reference/rules.md says (else run `npx projen docs:rules`)', () => {
    expect(readFileSync(join(ROOT, 'docs', 'reference', 'rules.md'), 'utf8')).toBe(rulesMarkdown(ALL_RULES));
  });

  test('is what docs/reference/preflight.md says in both languages (else run `npx projen docs:rules`)', () => {
    const page = (name: string) => readFileSync(join(ROOT, 'docs', 'reference', name), 'utf8');
    expect(page('preflight.md')).toBe(preflightMarkdown('en'));
    expect(page('preflight.zh-CN.md')).toBe(preflightMarkdown('zh', chinese));
  });

  test('has an anchor in docs/reference/rules.md for every link that findings give', () => {
    const page = rulesMarkdown(ALL_RULES);
    expect(ALL_RULES.filter(({ see }) => !page.includes(`<a id="${see.split('#')[1]}"></a>`))).toEqual([]);
  });

  test('is linked to in the public repository, at the version of the package', () => {
    const { repository } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(pageOf('1.2.3')).toBe(`${repository.url.replace(/\.git$/, '')}/blob/v1.2.3/${RULES_PAGE}`);
    // What was never released has no tag.
    expect(pageOf('0.0.0')).toBe(`${repository.url.replace(/\.git$/, '')}/blob/main/${RULES_PAGE}`);
  });

  test('can be read offline: its page is in the package', () => {
    const { files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(files).toContain(RULES_PAGE);
    expect(existsSync(join(ROOT, RULES_PAGE))).toBe(true);
  });

  test('holds no rule that nobody breaks in a test', () => {
    const tests = texts(join(ROOT, 'test'), path => path.endsWith('.test.ts') && !path.startsWith('house')).join('\n');
    const meant = new Set([...FAULTS.map(({ code }) => code), ...Object.keys(CASES), ...Object.keys(PREFLIGHT_CASES)]);
    expect(ALL_RULES.map(({ code }) => code).filter(code => !meant.has(code) && !tests.includes(`${code}:`) && !tests.includes(`'${code}'`))).toEqual([]);
  });

  test('is broken in every code that a fault of the mutation corpus means', () => {
    const codes = new Set(ALL_RULES.map(({ code }) => code));
    expect(FAULTS.map(({ code }) => code).filter(code => !codes.has(code))).toEqual([]);
  });
});
