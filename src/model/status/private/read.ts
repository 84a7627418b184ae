import { Answer, at, listAt, numberAt, textAt, withRealStored } from '../../checks';
import { QUESTIONS, StatusAnswers, StatusQuestion } from '../answers';

/** What was answered, as JSON; absent where there is no answer. */
export type Told = Readonly<Partial<Record<StatusQuestion, unknown>>>;

/** The answers that can be read, with what pools really store. */
export function toldIn(answers: StatusAnswers): Told {
  const asked = Object.keys(QUESTIONS) as StatusQuestion[];
  const told: Told = Object.fromEntries(asked.flatMap(question => {
    const answer = answers[question];
    return isAnswered(answer) ? [[question, answer.json]] : [];
  }));
  return told.df === undefined ? told : { ...told, df: withRealStored(told) };
}

/** What was not answered, a sentence each. */
export function unansweredIn(answers: StatusAnswers): string[] {
  return (Object.keys(QUESTIONS) as StatusQuestion[]).flatMap(question => {
    const answer = answers[question], asked = QUESTIONS[question];
    if (isAnswered(answer)) return [];
    if (answer === undefined) return { reason: `'${asked}' was not asked.` };
    const output = firstLine(answer.output);
    return { reason: answer.code === 0 ? `'${asked}' was answered without JSON.` : output === '' ? `'${asked}' was not answered: it ended with ${answer.code}.` : `'${asked}' was not answered: it ended with ${answer.code}: ${output}` };
  }).map(({ reason }) => reason);
}

/** Whether an answer is one: the command succeeded and wrote JSON. */
function isAnswered(answer: Answer | undefined): answer is Answer & { readonly json: object } {
  return answer !== undefined && answer.code === 0 && answer.json !== undefined && answer.json !== null && typeof answer.json === 'object';
}

/** Objects of a list that Kubernetes answered with; absent where it is none. */
export function itemsOf(list: unknown): readonly unknown[] | undefined {
  const items = listAt(list, 'items');
  return items?.every(item => item !== null && typeof item === 'object') === true ? items : undefined;
}

export const nameOf = (object: unknown): string | undefined => textAt(object, 'metadata', 'name');
export const labelOf = (object: unknown, label: string): string | undefined => textAt(object, 'metadata', 'labels', label);

/** Whether an answer has a value at a place, of whatever type. */
export const has = (json: unknown, ...path: string[]): boolean => at(json, ...path) !== undefined;

/** A count that Ceph leaves out where it is zero; `undefined` where it is there and no number. */
export function countAt(json: unknown, ...path: string[]): number | undefined {
  return has(json, ...path) ? numberAt(json, ...path) : 0;
}

function firstLine(output: string): string {
  return output.trim().split('\n')[0].slice(0, 200);
}
