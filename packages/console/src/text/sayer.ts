/** A sentence that holds values: `{0}`, `{1}` …, and `{n}`, which is a number. */
interface Pattern {
  readonly matcher: RegExp;
  /** How much of it is fixed: the more, the surer the match. */
  readonly fixed: number;
  /** Whether a value inside a sentence may be taken for it. */
  readonly sure: boolean;
  /** Places that stand for themselves, behind a colon: what is there may be any sentence. */
  readonly alone: ReadonlySet<string>;
  readonly text: string;
}

/** A value is taken for a sentence of its own only where that much of it is fixed. */
const SURE = 12;

/** What stands between sentences that are told in one. */
const MARKS = ['; ', ': '];

const ALONE = /(?<=[:;] )\{(\d)\}(?=$|[:;] )/g;

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
    // What begins with a whole sentence is that sentence and more.
    const [head] = sentence.split(/[;:] /);
    if (head !== sentence && texts[head] !== undefined) return keep(whole, sentence, inParts(sentence));
    patterns ??= Object.entries(texts).filter(([english]) => english.search(PLACE) >= 0)
      .map(([english, text]) => patternOf(english, text, words[english] !== undefined)).sort((a, b) => b.fixed - a.fixed);
    for (const { matcher, sure, alone, text } of patterns) {
      const { groups } = (whole || sure) && matcher.exec(sentence) || {};
      if (groups === undefined) continue;
      const found = text.replace(PLACE, (_, place) => say(groups[`_${place}`], alone.has(place)));
      return keep(whole, sentence, found);
    }
    return keep(whole, sentence, inParts(sentence));
  };
  // Each part for itself; what nobody knows stays as it is.
  const inParts = (sentence: string): string => {
    const mark = MARKS.find(each => sentence.includes(each)), parts = mark === undefined ? [] : sentence.split(mark), told = parts.map(part => say(part, true));
    return mark === undefined || told.every((part, i) => part === parts[i]) ? sentence : told.join(texts[mark] ?? mark);
  };
  const keep = (whole: boolean, sentence: string, found: string): string => {
    said.set(`${whole} ${sentence}`, found);
    return found;
  };
  return sentence => say(sentence, true);
}

function patternOf(english: string, text: string, word: boolean): Pattern {
  const fixed = english.replace(PLACE, '').length;
  const parts = english.split(PLACE).map((part, i) => i % 2 === 0 ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : part === 'n' ? '(?<_n>[\\d.,]+)' : `(?<_${part}>[^]*?)`);
  return { matcher: new RegExp(`^${parts.join('')}$`), fixed, sure: word || fixed >= SURE || english.includes('{n}'), alone: new Set([...english.matchAll(ALONE)].map(([, place]) => place)), text };
}
