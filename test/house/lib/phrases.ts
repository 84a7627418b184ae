import type { Told } from './texts';

/** A phrase that is out, with what to write in its place. */
export type Phrase = readonly [phrase: RegExp, instead: string];

/** Out wherever people read. */
export const OUT: readonly Phrase[] = [
  // Sayings, which readers of a second language have to guess.
  [/\bfor\s*ever\b/i, 'say until when, or that it never ends'],
  [/\bwithout\s+a\s+word\b/i, 'say what is not reported, and by whom'],
  [/\bfor\s+good\b/i, 'permanently, or: does not come back'],
  [/\b(is|are)\s+(a\s+)?promises?\b/i, 'say what happens when it changes'],
  [/\bpromise\s+that\s+nobody\b/i, 'say what goes wrong'],
  [/\bsays\s+it\s+all\b/i, 'say it'],
  [/\bfor\s+want\s+of\b/i, 'because … is missing'],
  [/\ball\s+the\s+same\b/i, 'still, or nothing'],
  // Words of our own where the field has one.
  [/\bhomeless/i, 'unschedulable'],
  [/(?<!\berasure[\s-])\bcoded\s+pools?\b/i, 'erasure coded pool'],
  [/\btouched\s+claims?\b/i, 'affected claims'],
  [/\backnowledg/i, 'approve'],
  // A disk of 4 TB has less than 3.64 TiB.
  [/\b(\d+)\s?TB(?: \(| = | is | are | or |, )\1\s?TiB/i, 'the exact size, or the one on the label'],
  [/\bLocalVolume\.disk\(.*Size\.(gibi|tebi)bytes/, 'Sizes.of(…), as on the label'],
];

/** Where such phrases stand, and what to write there. */
export function slips(told: readonly Told[], out: readonly Phrase[] = OUT): string[] {
  return told.flatMap(({ at, text }) => out.flatMap(([phrase, instead]) => {
    const found = phrase.exec(text);
    return found === null ? [] : [`${at}: '${found[0].replace(/\s+/g, ' ')}' (write: ${instead})`];
  }));
}
