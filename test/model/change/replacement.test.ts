import { App, Chart, Testing } from 'cdk8s';
import { stack } from './lib/stack';
import { acted } from './lib/steps';
import { StorageStack } from '../../../src';
import { liveCluster, planReplacement, planText, StepKind } from '../../../src/model/change';
import { stateOf, withoutSets } from '../../../src/model/manifests';
import { liveAnswers } from '../../support/live-answers';

const { LOOK, FORGET_NODE, TUNE, APPLY, DRAIN, REMOVE, UNTUNE, SWAP } = StepKind;
const KEY = 'rook-ceph/ceph', SET = 'node-a--bay1';
const state = stateOf(stack());
const plan = planReplacement(state, state, { cluster: KEY, sets: [SET], hosts: ['node-a'] });

test('a device is swapped in its place: emptied, forgotten, swapped by somebody, made anew', () => {
  expect(plan.refused).toEqual([]);
  expect(plan.steps.map(({ kind }) => kind)).toEqual([LOOK, TUNE, APPLY, DRAIN, REMOVE, UNTUNE, SWAP, LOOK, TUNE, APPLY, UNTUNE]);
  const swap = plan.steps[6], again = plan.steps[9];
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
  const removed = plan.steps[4].actions.flatMap(({ kind, target }) => kind === 'delete' && target?.resource === 'persistentvolumes' ? target.name ?? [] : []);
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
    expect(steps.map(({ kind }) => kind)).toEqual([LOOK, TUNE, APPLY, DRAIN, REMOVE, UNTUNE, SWAP, LOOK, TUNE, APPLY, UNTUNE]);
    expect(acted(steps[3]).filter(text => text.includes('reweight'))).toHaveLength(3);
    expect(acted(steps[4])).toContain('ceph osd crush rm node-a');
    expect(acted(steps[6])).toEqual([expect.stringContaining('join it to Kubernetes under the same name')]);
    expect(steps[9].osds).toEqual(sets);
    expect(steps[0].notes).toEqual([]);
  });

  test('is waited for where it is dead, and how many copies are left is told', () => {
    const { steps, steps: [look, forget] } = replaced(true);
    expect(steps.map(({ kind }) => kind).slice(0, 8)).toEqual([LOOK, FORGET_NODE, TUNE, APPLY, DRAIN, REMOVE, UNTUNE, SWAP]);
    expect(forget.actions).toMatchObject([{ kind: 'ask', asks: expect.stringContaining('kubectl delete node node-a') }]);
    expect(look.notes).toEqual([expect.stringMatching(/^node-a--bay0, node-a--bay1, node-a--ssd run no more/), expect.stringMatching(/^Until then some data in \S+ has [12] of [34] copies/)]);
    expect(look.after.map(({ expectation }) => expectation.kind)).toContain('groupsClean');
  });
});

describe('Where what a device holds has no other place', () => {
  const disks = (host: string) => ({ volumes: [1, 2].map(number => ({ disk: `/dev/disk/by-id/wwn-0x5000c500a1b2${host}${number}00`, name: `bay${number}`, size: '4TB', deviceClass: 'hdd' })) });
  const three = (): any[] => {
    const chart = new Chart(new App(), 'storage');
    new StorageStack(chart, 'three', { operator: {}, hosts: { 'node-a': disks('a'), 'node-b': disks('b'), 'node-c': disks('c') }, cluster: {}, block: { volumes: {} } });
    return Testing.synth(chart);
  };
  const small = stateOf(three()), [{ key }] = small.clusters, sets = ['node-a--bay1', 'node-a--bay2'];
  const replaced = (dead: readonly string[], taken = sets, next = small) => {
    const { cluster } = liveCluster(small.clusters[0], liveAnswers(small.clusters[0])), ids = cluster.prediction.osds.filter(({ name }) => dead.includes(name)).map(({ id }) => id);
    const live = { ...cluster, states: { ...cluster.states, up: cluster.states.up.map((up, id) => ids.includes(id) ? 0 : up) } };
    return planReplacement(small, next, { cluster: key, sets: taken, hosts: ['node-a'], machines: taken.length > 1 }, { live: new Map([[key, live]]) });
  };

  test('it is not taken out while it runs, nor while a part of it does', () => {
    for (const dead of [[], ['node-a--bay1']]) expect(replaced(dead).refused.map(({ code }) => code)).toEqual(['plan/drain-no-place']);
    expect(replaced([]).steps).toEqual([]);
  });

  test('it is forgotten where all of it is dead, and nothing is moved: everything must be usable without it, before it begins and before each OSD', () => {
    const { refused, steps } = replaced(sets), [look, , apply, remove] = steps;
    expect(refused).toEqual([]);
    expect(steps.map(({ kind }) => kind)).toEqual([LOOK, FORGET_NODE, APPLY, REMOVE, SWAP, LOOK, TUNE, APPLY, UNTUNE]);
    for (const { expectation } of [...look.after, ...apply.before, ...apply.after, ...remove.before]) expect(expectation.kind).not.toBe('groupsClean');
    for (const checks of [look.after, apply.before, remove.before]) expect(checks.map(({ expectation }) => expectation.kind)).toEqual(['noHealthCodes', 'quorumWithout', 'osdsDown']);
    const [{ expectation: { codes } }] = remove.before;
    expect(codes).toEqual(expect.arrayContaining(['PG_AVAILABILITY', 'OBJECT_UNFOUND', 'PG_DAMAGED', 'OSD_SCRUB_ERRORS']));
    expect(codes).not.toContain('MON_DOWN');
    // Asked once more of each OSD, right before it is forgotten.
    const purges = acted(remove).flatMap((text, i) => text.startsWith('ceph osd purge') ? [i] : []);
    expect(purges).toHaveLength(2);
    const asked = (from: number, to: number) => remove.actions.slice(from, to).flatMap(({ check }) => check?.expectation.kind ?? []);
    purges.forEach((purge, i) => expect(asked(purges[i - 1] ?? 0, purge)).toEqual(expect.arrayContaining(['noHealthCodes', 'quorumWithout', 'osdsDown'])));
    expect(acted(remove).filter(text => text.includes('safe-to-destroy') || text.includes('min_cost'))).toEqual([]);
    expect(look.notes[0]).toMatch(/^node-a--bay1, node-a--bay2 run no more, and what they held has no other place/);
    expect(look.notes[1]).toContain('has 2 of 3 copies, and needs 2');
  });

  test('one dead device of a host is emptied as ever, since the other one takes what it held', () => {
    const { refused, steps } = replaced(['node-a--bay1'], ['node-a--bay1']);
    expect(refused).toEqual([]);
    expect(steps.map(({ kind }) => kind)).toContain(DRAIN);
  });
});
