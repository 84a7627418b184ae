import { find, stack } from './lib/stack';
import { acted, queried } from './lib/steps';
import { Danger, planBetween, PlanOptions, Step, StepKind } from '../../../src/model/change';
import { stateOf } from '../../../src/model/manifests';

const TIB = 2 ** 40, STORED = new Map([['vms', TIB], ['images-k2m2', TIB], ['shared-bulk', TIB], ['objects.rgw.buckets.data', TIB], ['berlin.rgw.buckets.data', TIB], ['shared-default', 2 ** 30]]);

/** The same stack with larger devices. */
function grown(sizes: Readonly<Record<string, string>>, change: (all: any[]) => void = () => undefined): any[] {
  const all = stack();
  for (const [set, size] of Object.entries(sizes)) {
    find(all, 'CephCluster').spec.storage.storageClassDeviceSets.find(({ name }: any) => name === set).volumeClaimTemplates.find(({ metadata }: any) => metadata.name === 'data').spec.resources.requests.storage = size;
    find(all, 'PersistentVolume', `disks--${set}`).spec.capacity.storage = size;
  }
  change(all);
  return all;
}

const plan = (next: any[], former = stack(), options: PlanOptions = {}) => planBetween(stateOf(former), stateOf(next), options);
const of = (steps: readonly Step[], kind: StepKind) => steps.filter(each => each.kind === kind);

describe('A device that grows', () => {
  const { steps, refused, clusters: [cluster] } = plan(grown({ 'node-a--bay1': '12Ti', 'node-b--bay1': '12Ti' }), stack(), { stored: STORED });

  test('is described anew, then its OSD is restarted, each by itself, then all are weighed at once', () => {
    expect(refused).toEqual([]);
    expect(steps.map(({ kind, osds }) => [kind, osds])).toEqual([
      [StepKind.LOOK, []], [StepKind.TUNE, []], [StepKind.APPLY, []], [StepKind.GROW, ['node-a--bay1']], [StepKind.GROW, ['node-b--bay1']], [StepKind.WEIGH, ['node-a--bay1', 'node-b--bay1']],
      [StepKind.UNTUNE, []],
    ]);
    expect(cluster.osds).toMatchObject({ added: [], drained: [], grown: ['node-a--bay1', 'node-b--bay1'] });
  });
  test('is stopped only while all data stays available, and once only', () => {
    const [first] = of(steps, StepKind.GROW);
    expect(queried(first.before).at(-1)).toBe('okToStop: osd ok-to-stop <node-a--bay1> of node-a--bay1');
    expect(queried(first.before)[0]).toBe('groupsClean: status');
    expect(first.actions.map(({ kind, unless, destroys }) => [kind, unless?.expectation.kind, destroys])).toEqual([
      ['wait', 'deviceSized', undefined], ['delete', 'deviceSized', undefined], ['wait', undefined, undefined],
    ]);
    expect(acted(first)[1]).toBe('delete pods of node-a--bay1');
  });
  test('is waited for until the OSD has opened it, has the room, runs, and every copy is there', () => {
    const [first] = of(steps, StepKind.GROW);
    expect(queried(first.after).slice(0, 4)).toEqual([
      'deviceSized: osd metadata <node-a--bay1> of node-a--bay1', 'osdsSized: osd df of node-a--bay1', 'osdsUp: osd tree of node-a--bay1', 'groupsClean: status',
    ]);
    expect(first.after.find(({ expectation }) => expectation.kind === 'groupsClean')!.holdsFor).toBe(90);
    const { bytes } = first.after[0].expectation;
    expect(bytes! / TIB).toBeGreaterThan(11.8);
    expect(bytes! / TIB).toBeLessThanOrEqual(12);
  });
  test('takes its share of data, which is foretold, and its former weight can be given back', () => {
    const [weigh] = of(steps, StepKind.WEIGH);
    expect(acted(weigh)).toEqual(['ceph osd set norebalance', 'ceph osd crush reweight <node-a--bay1> 12', 'ceph osd crush reweight <node-b--bay1> 12', 'ceph osd unset norebalance', 'ceph osd dump']);
    expect(weigh.finalActions).toHaveLength(1);
    expect(weigh.reweighs!.map(({ deviceSet }) => deviceSet)).toEqual(['node-a--bay1', 'node-b--bay1']);
    expect([weigh.danger, weigh.moves!.value > 0, cluster.adding.shards > 0]).toEqual([Danger.MOVES_DATA, true, true]);
    expect(steps.filter(({ moves }) => moves !== undefined)).toEqual([weigh]);
    expect(of(steps, StepKind.APPLY)[0].danger).toBe(Danger.CHANGES);
  });
  test('no two things in its plan have one name', () => {
    const ids = steps.flatMap(({ id, actions, finalActions, before, after }) => [id, ...[...actions, ...finalActions, ...before, ...after].map(each => each.id)]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('a cluster that is full may grow: room is what it needs', () => {
  const codes = plan(grown({ 'node-a--bay1': '12Ti' })).steps.flatMap(({ before, after }) => [...before, ...after]).flatMap(({ expectation }) => expectation.codes ?? []);
  expect(codes).toContain('PG_AVAILABILITY');
  expect(codes).not.toContain('OSD_FULL');
});

test('where Rook itself follows the sizes of devices it is left to it', () => {
  const follows = (all: any[]) => { find(all, 'CephCluster').spec.storage.allowOsdCrushWeightUpdate = true; };
  const former = stack();
  follows(former);
  const { steps } = plan(grown({ 'node-a--bay1': '12Ti' }, follows), former);
  expect(of(steps, StepKind.WEIGH)).toEqual([]);
  expect(of(steps, StepKind.GROW).map(({ danger }) => danger)).toEqual([Danger.MOVES_DATA]);
});

test('claims that grow are said to be their class\'s business', () => {
  const next = stack();
  find(next, 'CephCluster').spec.storage.storageClassDeviceSets.find(({ name }: any) => name === 'cloud').volumeClaimTemplates[0].spec.resources.requests.storage = '2Ti';
  const { steps, notJudged } = plan(next);
  expect(of(steps, StepKind.GROW)).toEqual([]);
  expect(notJudged).toContainEqual(expect.stringContaining('the claims of cloud in rook-ceph/ceph become larger is up to their class'));
});

test.each(['edit/device-shrunk', 'edit/volume-shrunk'])("a smaller device is refused as '%s'", code => {
  expect(plan(grown({ 'node-a--bay1': '4Ti' })).refused.map(refused => refused.code)).toContain(code);
});
