/** A sentence that holds values: `{0}`, `{1}` …, and `{n}`, which is a number. */
interface Pattern {
  readonly matcher: RegExp;
  /** How much of it is fixed: the more, the surer the match. */
  readonly fixed: number;
  /** Whether a value inside a sentence may be taken for it. */
  readonly sure: boolean;
  readonly text: string;
}

/** A value is taken for a sentence of its own only where that much of it is fixed. */
const SURE = 12;

const PLACE = /\{([\dn])\}/g;

/**
 * Says sentences by a table. Values inside a sentence are said too, where they are sentences.
 * @param words what no sentence of ours holds, but fills one
 */
export function sayer(sentences: Readonly<Record<string, string>>, words: Readonly<Record<string, string>>): (sentence: string) => string {
  const texts: Readonly<Record<string, string>> = { ...sentences, ...words }, said = new Map<string, string>();
  let patterns: readonly Pattern[] | undefined;
  const say = (sentence: string, whole: boolean): string => {
    const known = texts[sentence] ?? said.get(`${whole} ${sentence}`);
    if (known !== undefined || sentence === '') return known ?? sentence;
    patterns ??= Object.entries(texts).filter(([english]) => english.search(PLACE) >= 0)
      .map(([english, text]) => patternOf(english, text, words[english] !== undefined)).sort((a, b) => b.fixed - a.fixed);
    for (const { matcher, sure, text } of patterns) {
      const { groups } = (whole || sure) && matcher.exec(sentence) || {};
      if (groups === undefined) continue;
      const found = text.replace(PLACE, (_, place) => say(groups[`_${place}`], false));
      said.set(`${whole} ${sentence}`, found);
      return found;
    }
    said.set(`${whole} ${sentence}`, sentence);
    return sentence;
  };
  return sentence => say(sentence, true);
}

function patternOf(english: string, text: string, word: boolean): Pattern {
  const fixed = english.replace(PLACE, '').length;
  const parts = english.split(PLACE).map((part, i) => i % 2 === 0 ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : part === 'n' ? '(?<_n>[\\d.,]+)' : `(?<_${part}>[^]*?)`);
  return { matcher: new RegExp(`^${parts.join('')}$`), fixed, sure: word || fixed >= SURE || english.includes('{n}'), text };
}
