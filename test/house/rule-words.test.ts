import { join } from 'node:path';
import { sources } from './lib/assembly';
import { OUT, Phrase, slips } from './lib/phrases';
import { fieldsOf } from './lib/rule-fields';
import { ruleTexts, Told } from './lib/texts';
import { ALL_RULES } from '../../src/rules';

/** Out of what rules say, besides what is out everywhere. */
const OUT_OF_RULES: readonly Phrase[] = [
  ...OUT,
  [/\b(put|take|leave) (it|them) (back|away|out)\b/i, 'name the property or the object, and what to do with it'],
  [/\bname it once\b/i, 'approve the edit once …'],
  [/\bmake them agree\b/i, 'name the property and its value'],
  [/\b(called|named) (so|that)\b/i, 'it is not a valid name for …'],
  [/(?<!policy\.)\bheal(s|ed|ing)?\b/i, 'recover, recovery'],
  [/\b(is|are|be) away\b/i, 'unavailable'],
  [/\bnobody\b/i, 'say what does not happen, or who does not do it'],
  [/\bmade anew\b/i, 'recreated'],
  [/\bto be lost for\b|\bends? well\b|\bgoes on (doing|to be)\b/i, 'say what happens'],
];

/** Names with which a reason may begin. */
const NAMES = /^(Rook|Ceph|CephFS|Kubernetes|OSDs?|LVM|NVMe|RBD|XFS|DNS)\b/;

const isRules = (path: string) => /(^|[/-])rules?([/.-]|$)|[/\\](change|edits)[/\\]|[/\\]data-faults\.ts$/.test(path);
/** Everything that holds what rules say. */
const FILES = sources('src').filter(isRules);

const texts = (read: (path: string) => Told[]) => FILES.flatMap(read);
const wrong = (told: readonly Told[], isRight: (text: string) => boolean) => told.filter(({ text }) => !isRight(text)).map(({ at, text }) => `${at}: ${text}`);

test('the files with rules are found', () => {
  expect(FILES).toEqual(expect.arrayContaining([join('src', 'model', 'rules', 'claim', 'index.ts'), join('src', 'model', 'manifests', 'edits', 'pools.ts'), join('src', 'cluster', 'survival-rules.ts')]));
});

test('titles and whys are sentences', () => {
  const told = ALL_RULES.flatMap(({ code, title, why }) => [title, why].map(text => ({ at: code, text })));
  expect(wrong(told, text => /^[A-Z`'0-9.][^]*[^.]\.$/.test(text))).toEqual([]);
});

test('fixes begin with a capital letter and have no full stop at the end', () => {
  const told = texts(path => fieldsOf(path, 'fix'));
  expect(told.length).toBeGreaterThan(200);
  expect(wrong(told, text => /^[A-Z…]/.test(text) && !text.endsWith('.'))).toEqual([]);
});

test('reasons begin with a small letter or a name, and have no full stop at the end', () => {
  const told = texts(path => fieldsOf(path, 'reason'));
  expect(told.length).toBeGreaterThan(200);
  expect(wrong(told, text => (/^[^A-Z]/.test(text) || NAMES.test(text)) && !text.endsWith('.'))).toEqual([]);
});

test('rules do not say what is out', () => {
  expect(slips(ALL_RULES.flatMap(({ code, title, why }) => [{ at: code, text: title }, { at: code, text: why }]), OUT_OF_RULES)).toEqual([]);
  expect(slips(texts(path => ruleTexts(path)), OUT_OF_RULES)).toEqual([]);
  expect(slips(texts(path => [...fieldsOf(path, 'fix'), ...fieldsOf(path, 'reason')]), OUT_OF_RULES)).toEqual([]);
});

describe('The texts of a rule', () => {
  const fixes = (source: string) => fieldsOf('rule.ts', 'fix', source).map(({ text }) => text);

  test('are read with what is filled in left open, each side of a choice for itself', () => {
    expect(fixes("const a = { fix: x ? 'Set one' : `Set ${two} to ${three}` };")).toEqual(['Set one', 'Set … to …']);
  });

  test('are read from what functions are given', () => {
    expect(fixes("on(m, 'p', 1, 'it is wrong', 'Set it'); removals(t, 'Pool', 'it has data', 'Put the pool back')")).toEqual(['Set it', 'Put the pool back']);
  });

  test.each(['put it back', 'Leave it out', 'no Secret can be called so', 'nothing heals', 'a host is away', 'nobody uses it'])('are refused for %j', text => {
    expect(slips([{ at: 'here', text }], OUT_OF_RULES)).toHaveLength(1);
  });

  test('may say that a cluster is healthy', () => expect(slips([{ at: 'here', text: 'it is not healthy' }], OUT_OF_RULES)).toEqual([]));
});
