import { layout as facts } from 'cdk8s-ceph/model';
import type { Language } from './language';
import type { Sentence } from './sentences';
import chinese from './zh.json';

/** Each sentence in each other language; one that is missing does not compile. */
const TEXTS: Readonly<Record<Exclude<Language, 'en'>, Readonly<Record<Sentence, string>>>> = { zh: chinese };

/** Between sentences and parts of them. */
const MARKS: Readonly<Record<Exclude<Language, 'en'>, Readonly<Record<string, string>>>> = { zh: { ': ': '：', '; ': '；', ', ': '，' } };

/** A sentence that holds values. */
interface Pattern {
  readonly matcher: RegExp;
  /** How much of it is fixed: the more, the surer the match. */
  readonly fixed: number;
  readonly text: string;
}

/** Says sentences in a language. Values inside a sentence are said too, where they are sentences. */
export function sayIn(language: Language): facts.Say {
  if (language === 'en') return facts.inEnglish;
  const texts: Readonly<Record<string, string>> = TEXTS[language], marks = MARKS[language], said = new Map<string, string>();
  let patterns: readonly Pattern[] | undefined;
  const say = (sentence: string): string => {
    const known = marks[sentence] ?? texts[sentence] ?? said.get(sentence);
    if (known !== undefined || sentence === '') return known ?? sentence;
    patterns ??= patternsOf(texts);
    const found = patterns.find(({ matcher }) => matcher.test(sentence));
    const values = found?.matcher.exec(sentence)?.slice(1) ?? [];
    const text = found === undefined ? sentence : found.text.replace(/\{(\d)\}/g, (_, i) => say(values[Number(i)]));
    said.set(sentence, text);
    return text;
  };
  return say;
}

function patternsOf(texts: Readonly<Record<string, string>>): Pattern[] {
  return Object.entries(texts).filter(([english]) => /\{\d\}/.test(english)).map(([english, text]): Pattern => ({
    matcher: new RegExp(`^${english.split(/\{\d\}/).map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('([^]*?)')}$`),
    fixed: english.replace(/\{\d\}/g, '').length,
    text,
  })).sort((a, b) => b.fixed - a.fixed);
}
