import { find, HOSTS, stack } from './lib/stack';
import { acted, objectsIn, queried } from './lib/steps';
import { ActionKind, Danger, planBetween, PlanOptions, Step, StepKind } from '../../../src/model/change';
import { stateOf } from '../../../src/model/manifests';
import { exampleNames, readGolden } from '../../../tools/lib/examples';
import { objectsOf } from '../../../tools/lib/summary/objects';
import { meant, named } from '../../support/approvals';

const TIB = 2 ** 40;
const SET = 'node-a--bay1';
const DROPPED = `edit/device-dropped CephCluster/rook-ceph/ceph/${SET}`;
const stored = (each: number) => new Map([
  'vms', 'images-k2m2', 'shared-default', 'shared-bulk', 'objects.rgw.buckets.data', 'berlin.rgw.buckets.data',
].map(pool => [pool, pool === 'shared-default' ? each / 20 : each]));
const plan = (next: any[], options: PlanOptions = {}, former = stack()) => planBetween(stateOf(former), stateOf(next), options);
const without = (...volumes: string[]) => stack({ without: volumes });

describe('Nothing', () => {
  test('is to be done where nothing changes', () => expect(plan(stack())).toMatchObject({ refused: [], steps: [], changes: { added: [], changed: [], removed: [] } }));
  test('is done where an edit is refused', () => {
    const { refused, steps } = plan(without('node-a/bay1'));
    expect(refused.map(named)).toEqual([DROPPED]);
    expect(steps).toEqual([]);
  });
});

describe('A new stack', () => {
  test('is installed part by part', () => expect(plan(stack(), {}, []).steps.map(({ kind }) => kind)).toEqual([StepKind.INSTALL, StepKind.INSTALL, StepKind.INSTALL, StepKind.INSTALL]));
});

describe('A host that comes', () => {
  const { clusters: [cluster], steps, refused } = plan(stack({ hosts: [...HOSTS, 'node-g'] }), { stored: stored(TIB) });
  test('is applied, and waited for', () => {
    expect(refused).toEqual([]);
    expect(steps.map(({ kind }) => kind)).toEqual([StepKind.LOOK, StepKind.TUNE, StepKind.APPLY, StepKind.UNTUNE]);
    // Its OSDs are filled by logs in part, and no write leaves them out meanwhile.
    expect(acted(steps[1])).toEqual(['ceph config set osd osd_async_recovery_min_cost 1000000000']);
    // Devices may be what an ill or full cluster waits for.
    expect(queried(steps[2].before)).toEqual(['monitorsInQuorum: quorum_status']);
    expect(queried(steps[2].after)).toContain('groupsClean: status');
    expect(queried(steps[2].after).filter(text => text.startsWith('osdsUp'))).toEqual(['osdsUp: osd tree of node-g--bay0, node-g--bay1, node-g--ssd']);
  });
  test('takes over about its share', () => {
    expect(cluster.osds.added).toEqual(['node-g--bay0', 'node-g--bay1', 'node-g--ssd']);
    expect(cluster.draining).toEqual({ shards: 0, bytes: 0, pools: [] });
    // Raw bytes on hard disks: three pools of three copies, one of 2+2, one more of three copies; a seventh of them is the ideal.
    const raw = (4 * 3 + 2) * TIB + 3 * TIB / 20;
    expect(cluster.adding.bytes! / (raw / 7)).toBeGreaterThan(0.9);
    expect(cluster.adding.bytes! / (raw / 7)).toBeLessThan(1.9);
  });
});

describe('A device that goes', () => {
  const { clusters: [cluster], steps, refused, approved } = plan(without('node-a/bay1'), { approvals: meant(DROPPED), stored: stored(TIB) });

  const [, TUNE, APPLY, DRAIN, REMOVE, UNTUNE] = steps;

  test('is drained once it is named', () => {
    expect(refused).toEqual([]);
    expect(approved.map(({ code }) => code)).toEqual(['edit/device-dropped']);
    expect(cluster.osds).toMatchObject({ added: [], drained: [SET] });
  });
  test('is emptied before it is stopped, and stopped before it is forgotten', () => {
    expect(steps.map(({ kind, danger }) => [kind, danger])).toEqual([
      [StepKind.LOOK, Danger.NONE], [StepKind.TUNE, Danger.CHANGES], [StepKind.APPLY, Danger.CHANGES],
      [StepKind.DRAIN, Danger.MOVES_DATA], [StepKind.REMOVE, Danger.DESTROYS], [StepKind.UNTUNE, Danger.CHANGES],
    ]);
    expect(acted(DRAIN)).toEqual([`ceph osd crush reweight <${SET}> 0`, 'ceph osd dump']);
    const done = acted(REMOVE);
    const [operatorGone, applied, stopped, purged] = ['wait rook-ceph-operator', 'apply', `scale deployment of ${SET} to 0`, `ceph osd purge <${SET}> --yes-i-really-mean-it`].map(text => done.indexOf(text));
    expect(done[0]).toBe('scale rook-ceph-operator to 0');
    expect([operatorGone, applied]).toEqual([1, 2]);
    expect(applied).toBeLessThan(stopped);
    expect(stopped).toBeLessThan(purged);
    expect(done.slice(purged + 1, purged + 4)).toEqual([`delete deployment of ${SET}`, `delete prepareJobs of ${SET}`, `delete claims of ${SET}`]);
    expect(REMOVE.finalActions).toMatchObject([{ kind: ActionKind.SCALE, target: { name: 'rook-ceph-operator' }, replicas: 1 }]);
  });
  test('is left out of no write while its data moves: Ceph would leave an OSD that is filled by a log out of what is written meanwhile', () => {
    expect(acted(TUNE)).toEqual(['ceph config set osd osd_async_recovery_min_cost 1000000000']);
    expect(TUNE).toMatchObject({ temporary: true, undo: [{ command: ['config', 'rm', 'osd', 'osd_async_recovery_min_cost'].map(text => ({ text })) }] });
    expect(acted(UNTUNE)).toEqual(['ceph config rm osd osd_async_recovery_min_cost']);
  });
  test('is stopped only where what the drain has waited for is still so', () => {
    const told = (checks: Step['after']) => checks.map(({ query, expectation, holdsFor }) => ({ query, expectation, holdsFor }));
    expect(told(REMOVE.before)).toEqual(told(DRAIN.after));
  });
  test('is empty only by what came after the weights were changed, and for as long as figures may be late', () => {
    const epoch = DRAIN.actions.find(({ keepsEpoch }) => keepsEpoch)!;
    const bound = DRAIN.after.filter(({ expectation }) => expectation.since !== undefined);
    expect(bound.map(({ expectation }) => [expectation.kind, expectation.since])).toEqual([['mapReached', epoch.id], ['osdHoldsNothing', epoch.id]]);
    expect(DRAIN.actions.at(-1)).toBe(epoch);
    for (const { expectation, holdsFor } of DRAIN.after.filter(check => ['groupsClean', 'osdsEmpty', 'safeToDestroy', 'osdHoldsNothing'].includes(check.expectation.kind))) {
      expect([expectation.kind, holdsFor]).toEqual([expectation.kind, 90]);
    }
  });
  test('keeps its weight of zero where the operator follows the sizes of devices, because it is told not to meanwhile', () => {
    const follows = (all: any[]) => {
      find(all, 'CephCluster').spec.storage.allowOsdCrushWeightUpdate = true;
      return all;
    };
    const following = plan(follows(without('node-a/bay1')), { approvals: meant(DROPPED) }, follows(stack())).steps;
    const setting = (step: Step) => find(objectsIn(step), 'CephCluster').spec.storage.allowOsdCrushWeightUpdate;
    expect([setting(following[2]), setting(following[4])]).toEqual([false, true]);
    expect(acted(following[3]).join('\n')).not.toContain('rook-ceph-operator');
    expect(find(objectsIn(APPLY), 'CephCluster').spec.storage).not.toHaveProperty('allowOsdCrushWeightUpdate');
  });
  test('stays described until it is empty', () => {
    const sets = (objects: readonly any[]) => find(objects, 'CephCluster').spec.storage.storageClassDeviceSets.map(({ name }: any) => name);
    const volumes = (objects: readonly any[]) => objects.filter(({ kind }) => kind === 'PersistentVolume').map(({ metadata }) => metadata.name);
    expect(sets(objectsIn(APPLY))).toEqual(sets(stack()));
    expect(volumes(objectsIn(APPLY)).sort()).toEqual(volumes(stack()).sort());
    expect(sets(objectsIn(REMOVE))).toEqual(sets(without('node-a/bay1')));
    expect(volumes(objectsIn(REMOVE))).not.toContain('disks--node-a--bay1');
  });
  test('moves what it holds, and less than by the documented order', () => {
    expect(cluster.draining.shards).toBeGreaterThan(0);
    expect(cluster.draining.bytes).toBeGreaterThan(0);
    expect(cluster.draining.shards).toBeLessThan(cluster.documentedOrder.shards);
  });
  test('leaves every copy in place throughout', () => {
    expect(steps.flatMap(({ copies }) => copies ?? []).map(({ of, least }) => of - least)).toEqual([0, 0, 0, 0]);
  });
  test('tells no bytes where nobody knows what is stored', () => {
    const { clusters: [{ draining, fullest, mostStored }], notJudged } = plan(without('node-a/bay1'), { approvals: meant(DROPPED) });
    expect(notJudged.join()).toMatch(/say in 'stored' how much is stored in .*images-k2m2.*vms/);
    expect(draining).toMatchObject({ shards: expect.any(Number), bytes: undefined });
    expect(fullest).toBeUndefined();
    expect(mostStored).toBeGreaterThan(TIB);
  });
  test('is looked up by its id where the set has several', () => {
    const next = stack();
    find(next, 'CephCluster').spec.storage.storageClassDeviceSets.find(({ name }: any) => name === 'cloud').count = 2;
    const { steps: shrinking, clusters } = plan(next, { approvals: meant('edit/device-count CephCluster/rook-ceph/ceph/cloud') });
    expect(clusters[0].osds.drained).toEqual(['cloud#2']);
    expect(acted(shrinking[3])[0]).toBe('ceph osd crush reweight <cloud#2> 0');
    expect(acted(shrinking[4])).toContain('delete claims of cloud#2');
  });
  test('goes with the others of its host at once, and the host is forgotten', () => {
    const gone = ['bay0', 'bay1', 'ssd'].map(volume => `edit/device-dropped CephCluster/rook-ceph/ceph/node-a--${volume}`);
    const next = stack({ hosts: HOSTS.slice(1) });
    const { steps: leaving, refused: still } = plan(next, { approvals: meant(...gone) });
    expect(still.map(({ code, object }) => [code, object])).toEqual([
      ['edit/monitor-volume-removed', 'PersistentVolume/disks--node-a--vg0-mon'],
    ]);
    const all = plan(next, { approvals: meant(...gone, ...still.map(named)) });
    expect(leaving).toEqual([]);
    const step = (kind: StepKind) => all.steps.find(each => each.kind === kind)!;
    expect(acted(step(StepKind.DRAIN)).filter(text => text.startsWith('ceph osd crush reweight'))).toHaveLength(3);
    expect(acted(step(StepKind.DRAIN))[0]).toBe('ceph osd set norebalance');
    expect(step(StepKind.DRAIN).finalActions).toMatchObject([{ command: [{ text: 'osd' }, { text: 'unset' }, { text: 'norebalance' }] }]);
    expect(acted(step(StepKind.REMOVE))).toContain('ceph osd crush rm node-a');
    expect(acted(step(StepKind.DELETE))).toEqual(['delete disks--node-a--vg0-mon']);
    // In this stack the others take the racks of those before them.
    expect(acted(step(StepKind.PLACE))).toContain('ceph osd crush move node-b rack=rack-0 root=default');
  });
});

describe('A drain is refused', () => {
  const codes = (next: any[], options: PlanOptions) => plan(next, options).refused.filter(({ code }) => !code.startsWith('edit/')).map(({ code, object }) => [code, object]);

  test("as 'plan/drain-full' where the others would fill up", () => {
    expect(codes(without('node-a/bay1'), { stored: stored(5.6 * TIB) })).toEqual([['plan/drain-full', 'CephCluster/rook-ceph/ceph']]);
    expect(codes(without('node-a/bay1'), { stored: stored(TIB) })).toEqual([]);
  });
  test("as 'plan/drain-no-place' where copies find no place", () => {
    const next = stack();
    const { storage } = find(next, 'CephCluster').spec;
    storage.storageClassDeviceSets = storage.storageClassDeviceSets.filter(({ name }: any) => !name.endsWith('--ssd') || /node-[ab]/.test(name));
    expect(codes(next, {})).toEqual([['plan/drain-no-place', 'CephCluster/rook-ceph/ceph']]);
    expect(codes(without('node-a/ssd'), {})).toEqual([]);
  });
});

describe('A pool', () => {
  test('moves with its device class where it says so, and stays otherwise', () => {
    const moved = (kind: string, name: string, change: (spec: any) => void) => {
      const next = stack();
      change(find(next, kind, name).spec);
      return plan(next, { approvals: [] }).clusters[0].adding.shards;
    };
    expect(moved('CephBlockPool', 'builtin-mgr', spec => { spec.deviceClass = 'hdd'; })).toBe(3);
    expect(moved('CephFilesystem', 'shared', spec => { spec.metadataPool.deviceClass = 'hdd'; })).toBe(0);
  });
  test('gets its further copies', () => {
    const next = stack();
    find(next, 'CephFilesystem', 'shared').spec.dataPools[1].replicated.size = 4;
    const [{ adding }] = plan(next, { stored: stored(TIB) }).clusters;
    expect(adding.bytes).toBeCloseTo(TIB);
  });
});

describe.each(exampleNames())('In the example %s', name => {
  const golden = () => [...readGolden(name)].filter(([file]) => file.endsWith('.yaml')).flatMap(([, text]) => objectsOf(text));

  test('nothing is to be done where nothing changes', () => expect(plan(golden(), {}, golden())).toMatchObject({ refused: [], steps: [] }));

  test('a device that goes is drained with every copy in place, or refused because copies find no place', () => {
    const next = golden();
    const { storage } = find(next, 'CephCluster').spec;
    const [{ name: set, count }, ...others] = storage.storageClassDeviceSets;
    storage.storageClassDeviceSets = others;
    const approvals = meant(`edit/device-dropped CephCluster/rook-ceph/ceph/${set}`);
    const { refused, steps, clusters: [{ draining, documentedOrder, osds }] } = plan(next, { approvals }, golden());
    expect(osds.drained).toHaveLength(count);
    if (refused.length > 0) {
      expect(refused.map(({ code }) => code)).toEqual(['plan/drain-no-place']);
    } else {
      expect(steps.map(({ kind }) => kind)).toEqual(['look', 'tune', 'apply', 'drain', 'remove', 'untune', ...steps.length === 7 ? ['delete'] : []]);
      const told = steps.slice(0, 6).flatMap(({ copies }) => copies ?? []);
      expect(told.map(({ least, of }) => of - least)).toEqual([0, 0, 0, 0]);
      expect(draining.shards).toBeGreaterThan(0);
      expect(draining.shards).toBeLessThanOrEqual(documentedOrder.shards);
    }
  });
});
