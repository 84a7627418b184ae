import { Grouped, grouped } from './grouped';
import type { Breach, Rule } from './rule';
import { Described, Topic, wordFor } from './topic';
import { NotKnown } from '../layout';

/** Everything that is described, by topic. */
export type Descriptions = ReadonlyMap<Topic<any, any>, readonly Described<any>[]>;

/** A broken rule with its place. */
export interface Found extends Breach {
  readonly at: string;
}

/** A rule that could not be asked of something, because a fact was missing. */
export interface Unjudged {
  readonly code: string;
  readonly at: string;
  /** The fact that is missing, and why. */
  readonly want: string;
}

/** What the rules say, and what they could not say. */
export interface Judgement {
  readonly found: readonly Found[];
  readonly unjudged: readonly Unjudged[];
  /** How many times a rule was asked of a thing and could answer. */
  readonly judged: number;
}

/** Ask every rule of every topic of all that is described: the one place where rules are evaluated. */
export function judgeAll(descriptions: Descriptions): Judgement {
  const verdict = { found: [] as Found[], unjudged: [] as Unjudged[], judged: 0 };
  for (const [topic, described] of descriptions) {
    const cases = topic.relate ? topic.relate(described) : described;
    for (const one of cases) for (const rule of topic.rules) ask(rule, one, verdict);
  }
  return { ...verdict, found: once(verdict.found) };
}

function ask(rule: Rule<any>, { at, words, trial, spec }: Described<any>, verdict: { found: Found[]; unjudged: Unjudged[]; judged: number }): void {
  if (trial === true && rule.allowedInTrial) return;
  try {
    for (const violation of grouped(rule.check(spec))) verdict.found.push(told(rule, violation, at, words));
    verdict.judged++;
  } catch (error) {
    if (!(error instanceof NotKnown)) throw error;
    verdict.unjudged.push({ code: rule.code, at, want: error.want });
  }
}

function told({ code, severity, see }: Rule<any>, { cause: _, ...violation }: Grouped, at: string, words: Described<any>['words']): Found {
  return {
    at,
    ...violation,
    property: wordFor(words, violation.property),
    // A fix names properties in quotes.
    fix: words === undefined ? violation.fix : violation.fix.replace(/'([A-Za-z][\w.[\]]*)'/g, (quoted, name) => words[name] === undefined ? quoted : `'${words[name]}'`),
    code,
    severity,
    see,
  };
}

/** What several parts of one thing break for one and the same reason is told once. */
function once(found: readonly Found[]): Found[] {
  return [...new Map(found.map(each => [[each.code, each.at, each.property, each.value, each.reason, each.fix].join('\n'), each])).values()];
}
