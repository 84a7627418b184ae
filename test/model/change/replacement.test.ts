import { stack } from './lib/stack';
import { acted } from './lib/steps';
import { liveCluster, planReplacement, planText, StepKind } from '../../../src/model/change';
import { stateOf, withoutSets } from '../../../src/model/manifests';
import { liveAnswers } from '../../support/live-answers';

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

describe('A host whose machine is another one afterwards', () => {
  const sets = ['node-a--bay0', 'node-a--bay1', 'node-a--ssd'];
  const live = (dead: boolean) => {
    const { cluster } = liveCluster(state.clusters[0], liveAnswers(state.clusters[0]));
    const gone = cluster.prediction.osds.filter(({ name }) => dead && sets.includes(name)).map(({ id }) => id);
    return { ...cluster, states: { ...cluster.states, up: cluster.states.up.map((up, id) => gone.includes(id) ? 0 : up) } };
  };
  const replaced = (dead: boolean) => planReplacement(state, state, { cluster: KEY, sets, hosts: ['node-a'], machines: true }, { live: new Map([[KEY, live(dead)]]) });

  test('is emptied as a whole, forgotten with its OSDs, and has OSDs anew', () => {
    const { steps, refused } = replaced(false);
    expect(refused).toEqual([]);
    expect(steps.map(({ kind }) => kind)).toEqual([StepKind.LOOK, StepKind.APPLY, StepKind.DRAIN, StepKind.REMOVE, StepKind.SWAP, StepKind.LOOK, StepKind.APPLY]);
    expect(acted(steps[2]).filter(text => text.includes('reweight'))).toHaveLength(3);
    expect(acted(steps[3])).toContain('ceph osd crush rm node-a');
    expect(acted(steps[4])).toEqual([expect.stringContaining('join it to Kubernetes under the same name')]);
    expect(steps[6].osds).toEqual(sets);
    expect(steps[0].notes).toEqual([]);
  });

  test('is waited for where it is dead, and how many copies are left is told', () => {
    const { steps: [look] } = replaced(true);
    expect(look.notes).toEqual([expect.stringMatching(/^node-a--bay0, node-a--bay1, node-a--ssd run no more/), expect.stringMatching(/^Until then some data in \S+ has [12] of [34] copies/)]);
    expect(look.after.map(({ expectation }) => expectation.kind)).toContain('groupsClean');
  });
});
