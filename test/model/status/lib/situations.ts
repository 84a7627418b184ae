import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Answer } from '../../../../src/model/checks';
import { stateOf, StackState } from '../../../../src/model/manifests';
import { OpenRun, QUESTIONS, StatusAnswers, StatusQuestion, StatusSample } from '../../../../src/model/status';
import { expectedDir } from '../../../../tools/lib/examples';

const FOLDER = join(__dirname, '..', 'situations');

/** The order in which they are told. */
export const SITUATIONS = ['healthy', 'osd-down', 'host-down', 'no-quorum-margin', 'near-full', 'scrub-error', 'stuck-drain', 'operator-down'] as const;
export type SituationName = (typeof SITUATIONS)[number];

/** What a cluster in some situation answers. */
export interface Situation {
  readonly title: string;
  readonly answers: StatusAnswers;
}

/** As it is written: only what differs from another situation. */
interface WrittenSituation {
  readonly title: string;
  readonly now: number;
  readonly from?: SituationName;
  readonly samples?: readonly StatusSample[];
  readonly run?: OpenRun;
  readonly answers: Partial<Record<StatusQuestion, unknown>>;
}

/** What a command answers that succeeds. */
export const answered = (json: unknown): Answer => ({ code: 0, output: JSON.stringify(json), json });

const read = (name: string): WrittenSituation => JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'));

function answersOf({ from, answers }: WrittenSituation): Partial<Record<StatusQuestion, unknown>> {
  return { ...from && answersOf(read(from)), ...answers };
}

export function situation(name: SituationName): Situation {
  const { title, now, samples, run, ...rest } = read(name);
  const json = answersOf({ title, now, ...rest });
  const answers = Object.fromEntries((Object.keys(QUESTIONS) as StatusQuestion[]).flatMap(question => json[question] === undefined ? [] : [[question, answered(json[question])]]));
  return { title, answers: { now, ...answers, ...samples && { samples }, ...run && { run } } };
}

/** The names of all files with situations. */
export const written = (): string[] => readdirSync(FOLDER).map(file => file.replace(/\.json$/, ''));

/** The state that was applied in all of them: the example `quickstart`. */
export function quickstart(): StackState {
  return stateOf(readdirSync(expectedDir('quickstart')).filter(file => file.endsWith('.yaml')).sort()
    .flatMap(file => parseAllDocuments(readFileSync(join(expectedDir('quickstart'), file), 'utf8')).map(document => document.toJS())));
}
