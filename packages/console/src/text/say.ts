import { layout as facts } from 'cdk8s-ceph/model';
import type { Language } from './language';
import { sayer } from './sayer';
import type { Sentence } from './sentences';
import { WORDS } from './words';
import chinese from './zh.json';

type Other = Exclude<Language, 'en'>;

/** Each sentence in each other language; one that is missing does not compile. */
const TEXTS: Readonly<Record<Other, Readonly<Record<Sentence, string>>>> = { zh: chinese };

/** Says sentences in a language. Values inside a sentence are said too, where they are sentences. */
export function sayIn(language: Language): facts.Say {
  return language === 'en' ? facts.inEnglish : sayer(TEXTS[language], WORDS[language]);
}
