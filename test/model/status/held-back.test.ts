import { answered, quickstart, situation } from './lib/situations';
import { statusOf } from '../../../src/model/status';

const { answers } = situation('healthy');

/** A cluster in which switches are set while a plan is at a step. */
function held(step: string | undefined, flags: string) {
  const checks = { OSDMAP_FLAGS: { severity: 'HEALTH_WARN', summary: { message: `${flags} flag(s) set`, count: 1 }, detail: [], muted: false } };
  const run = step === undefined ? {} : { run: { step, title: 'Apply what comes and changes', since: answers.now - 60, holdsOperator: false } };
  return statusOf(quickstart(), { ...answers, health: answered({ status: 'HEALTH_WARN', checks, mutes: [] }), ...run }).todo.map(({ cause, codes }) => [cause, ...codes]);
}

test('data that a plan holds back until all new OSDs are there is told with the plan', () => {
  expect(held('apply/rook-ceph/ceph', 'norebalance')).toEqual([['run', 'OSDMAP_FLAGS']]);
});

test('what somebody else has set is told by itself', () => {
  expect(held('apply/rook-ceph/ceph', 'noout,norebalance')).toEqual([['run'], ['flags', 'OSDMAP_FLAGS']]);
  expect(held('drain/rook-ceph/ceph', 'norebalance')).toEqual([['run'], ['flags', 'OSDMAP_FLAGS']]);
  expect(held(undefined, 'norebalance')).toEqual([['flags', 'OSDMAP_FLAGS']]);
});
