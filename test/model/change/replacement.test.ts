import { stack } from './lib/stack';
import { planReplacement, planText, StepKind } from '../../../src/model/change';
import { stateOf, withoutSets } from '../../../src/model/manifests';

const KEY = 'rook-ceph/ceph', SET = 'node-a--bay1';
const state = stateOf(stack());
const plan = planReplacement(state, state, { cluster: KEY, sets: [SET], hosts: ['node-a'] });

test('a device is swapped in its place: emptied, forgotten, swapped by somebody, made anew', () => {
  expect(plan.refused).toEqual([]);
  expect(plan.steps.map(({ kind }) => kind)).toEqual([StepKind.LOOK, StepKind.APPLY, StepKind.DRAIN, StepKind.REMOVE, StepKind.SWAP, StepKind.LOOK, StepKind.APPLY]);
  const [,,,, swap,, again] = plan.steps;
  expect(swap.actions).toMatchObject([{ kind: 'ask', asks: expect.stringContaining(SET), id: `swap/${KEY}/1` }]);
  expect(again.actions[0].objects).toHaveLength(state.objects.size);
  expect(again.osds).toEqual([SET]);
});

test('no two things in it have one name', () => {
  const ids = plan.steps.flatMap(({ id, actions, finalActions, before, after, undo = [] }) => (
    [id, ...[...actions, ...finalActions, ...undo, ...before, ...after].map(each => each.id)]
  ));
  expect(new Set(ids).size).toBe(ids.length);
});

test('what is removed takes its volume along, and leaves the others alone', () => {
  const removed = plan.steps[3].actions.flatMap(({ kind, target }) => kind === 'delete' && target?.resource === 'persistentvolumes' ? target.name ?? [] : []);
  expect(removed).toEqual(['disks--node-a--bay1']);
  const without = stateOf(withoutSets([...state.objects.values()], KEY, new Set([SET])));
  expect([...state.objects.keys()].filter(id => !without.objects.has(id))).toEqual(['PersistentVolume/core/disks--node-a--bay1']);
  expect(without.clusters[0].layout.osds.map(({ name }) => name)).toEqual(state.clusters[0].layout.osds.map(({ name }) => name).filter(name => name !== SET));
});

test('the runbook says what somebody does with his hands', () => {
  expect(planText(plan)).toContain('# Take the old devices of node-a--bay1 out of node-a');
});
