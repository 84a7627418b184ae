import type { Verb } from './verb';
import { VERBS } from './verbs';

/**
 * What may stand where the last word is typed: a verb, an option of it, or one of the values it knows.
 * @param words those after the name of the command, the last one as far as it is typed
 */
export async function candidates(words: readonly string[]): Promise<string[]> {
  const typed = words[words.length - 1] ?? '', [name, ...rest] = words;
  const found = words.length <= 1 ? VERBS.map(verb => verb.name) : await candidatesOf(VERBS.find(verb => verb.name === name), rest, typed);
  return found.filter(each => each.startsWith(typed));
}

async function candidatesOf(verb: Verb | undefined, words: readonly string[], typed: string): Promise<string[]> {
  if (verb === undefined) return [];
  const before = words[words.length - 2];
  const option = verb.options?.find(({ flags }) => before !== undefined && namesIn(flags).includes(before) && flags.includes('<'));
  if (option !== undefined) return await option.values?.(words) ?? [];
  if (typed.startsWith('-')) return [...new Set([...(verb.options ?? []).flatMap(({ flags }) => namesIn(flags)), '--json', '--lang', '--help'])].filter(flag => flag.startsWith('--'));
  return await verb.values?.() ?? [];
}

/** `-o, --output <file>` as `-o` and `--output`. */
function namesIn(flags: string): string[] {
  return flags.split(/[ ,]+/).filter(word => word.startsWith('-'));
}
