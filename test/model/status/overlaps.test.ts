import { answered, quickstart, situation } from './lib/situations';
import { statusOf } from '../../../src/model/status';

const STATE = quickstart(), { answers } = situation('healthy');

/** A healthy cluster with a pool beside those of the layout, over all classes as Rook's example has it. */
function beside({ take = 'default', mode = 'on', ours = 'on' } = {}) {
  const { rules, buckets } = answers.crush!.json, { pools } = answers.osds!.json, [first] = pools;
  const root = buckets.find(({ name }: { name: string }) => name === take), steps = [{ op: 'take', item: root.id, item_name: take }, { op: 'chooseleaf_firstn', num: 0, type: 'host' }, { op: 'emit' }];
  const crush = answered({ ...answers.crush!.json, rules: [...rules, { ...rules[0], rule_id: 90, rule_name: 'replicapool', steps }] });
  const osds = answered({ ...answers.osds!.json, pools: [...pools.map((pool: object) => ({ ...pool, pg_autoscale_mode: ours })), { ...first, pool: 90, pool_name: 'replicapool', crush_rule: 90, pg_autoscale_mode: mode }] });
  return statusOf(STATE, { ...answers, crush, osds }).todo;
}

test('a pool over all classes beside pools of one is told, since the autoscaler leaves all of them as they are', () => {
  expect(beside()).toMatchObject([{ cause: 'groups', urgency: 'later', codes: [], title: expect.stringMatching(/^Pools take some of the same devices from different roots: .*volumes.* \(default~ssd\); .*replicapool \(default\)\.$/) }]);
});

test('a pool of the same class is none of it, nor are pools whose groups nobody scales', () => {
  expect(beside({ take: 'default~ssd' })).toEqual([]);
  expect(beside({ mode: 'off', ours: 'off' })).toEqual([]);
  expect(beside({ mode: 'off' })).toHaveLength(1);
});
