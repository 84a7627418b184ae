/** Says one of our sentences in the language of the reader. What it does not know it leaves as it is. */
export type Say = (sentence: string) => string;

/** They are written in English. */
export const inEnglish: Say = sentence => sentence;
