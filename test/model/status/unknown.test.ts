import fc from 'fast-check';
import { answered, quickstart, situation, SITUATIONS } from './lib/situations';
import type { Answer } from '../../../src/model/checks';
import { QUESTIONS, StatusAnswers, statusOf, StatusQuestion, statusText } from '../../../src/model/status';

const STATE = quickstart();
const ALL = Object.keys(QUESTIONS) as StatusQuestion[];

/** Without these, nobody can say that data is safe. */
const NEEDED: readonly StatusQuestion[] = ['status'];

/** What may become of an answer. */
type Fate = 'asked' | 'unasked' | 'failed' | 'no json' | 'empty' | 'null' | 'list' | 'text' | 'spoilt';

const FATES: readonly Fate[] = ['asked', 'unasked', 'failed', 'no json', 'empty', 'null', 'list', 'text', 'spoilt'];

/** Every number, text and list at some depth is replaced, so that nothing in it can be read as it was meant. */
function spoilt(json: any, depth: number): any {
  if (depth === 0) return null;
  if (Array.isArray(json)) return json.map(each => spoilt(each, depth - 1));
  if (json === null || typeof json !== 'object') return typeof json === 'number' ? `${json}` : typeof json === 'string' ? 7 : null;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, spoilt(value, depth - 1)]));
}

function fated(answer: Answer | undefined, fate: Fate, depth: number): Answer | undefined {
  switch (fate) {
    case 'asked': return answer;
    case 'unasked': return undefined;
    case 'failed': return { code: 1, output: 'Error connecting to the cluster\n' };
    case 'no json': return { code: 0, output: 'HEALTH_OK' };
    case 'empty': return answered({});
    case 'null': return answered(null);
    case 'list': return answered([]);
    case 'text': return answered('HEALTH_OK');
    case 'spoilt': return answer && answered(spoilt(answer.json, depth));
  }
}

test('an unknown answer never makes data safe, whatever else is answered, and nothing is thrown', () => {
  const eachFate = fc.array(fc.constantFrom(...FATES), { minLength: ALL.length, maxLength: ALL.length });
  fc.assert(fc.property(fc.constantFrom(...SITUATIONS), eachFate, fc.integer({ min: 1, max: 6 }), (name, fates, depth) => {
    const { answers } = situation(name);
    const given: StatusAnswers = { ...answers, ...Object.fromEntries(ALL.map((question, i) => [question, fated(answers[question], fates[i], depth)])) };
    const status = statusOf(STATE, given), known = statusOf(STATE, answers);
    const fate = new Map(ALL.map((question, i) => [question, fates[i]]));
    if (NEEDED.some(question => fate.get(question) !== 'asked')) expect(status.data.is).not.toBe('safe');
    if (status.data.is === 'safe') expect(known.data.is).toBe('safe');
    if (NEEDED.some(question => fate.get(question) !== 'asked')) expect(status.access.is).not.toBe('all');
    for (const part of ['crush', 'osds', 'df'] as const) if (fate.get(part) !== 'asked') expect([status.room.sets, status.room.left]).toEqual([{ unknown: expect.any(String) }, { unknown: expect.any(String) }]);
    expect(statusText(status)).toContain('Status of rook-ceph/ceph');
  }), { numRuns: 60 });
}, 120_000);

test.each(ALL)("without the answer to '%s' this is said", question => {
  const { answers } = situation('healthy');
  expect(statusOf(STATE, { ...answers, [question]: undefined }).notKnown).toContain(`'${QUESTIONS[question]}' was not asked.`);
  expect(statusOf(STATE, { ...answers, [question]: { code: 124, output: '' } }).notKnown).toContain(`'${QUESTIONS[question]}' was not answered: it ended with 124.`);
});

test('nothing answered is nothing known', () => {
  const status = statusOf(STATE, { now: 0 });
  expect([status.data.is, status.access.is, status.healing.is, status.operator.is]).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
  expect(status.todo).toEqual([]);
  expect(statusText(status)).not.toMatch(/Yes|Nothing\.|\b0 bytes/);
});

test('figures of Ceph do not count where no manager counts', () => {
  const { answers } = situation('healthy');
  const json = { ...answers.status!.json, mgrmap: { available: false, num_standbys: 0, modules: [], services: {} } };
  const { data, access } = statusOf(STATE, { ...answers, status: answered(json) });
  expect([data.is, access.is]).toEqual(['unknown', 'unknown']);
});
