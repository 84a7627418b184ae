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
    expect(steps.map(({ kind }) => kind)).toEqual([StepKind.LOOK, StepKind.APPLY]);
    // Devices may be what an ill or full cluster waits for.
    expect(queried(steps[1].before)).toEqual(['monitorsInQuorum: quorum_status']);
    expect(queried(steps[1].after)).toContain('groupsClean: status');
    expect(queried(steps[1].after).filter(text => text.startsWith('osdsUp'))).toEqual(['osdsUp: osd tree of node-g--bay0, node-g--bay1, node-g--ssd']);
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

  test('is drained once it is named', () => {
    expect(refused).toEqual([]);
    expect(approved.map(({ code }) => code)).toEqual(['edit/device-dropped']);
    expect(cluster.osds).toMatchObject({ added: [], drained: [SET] });
  });
  test('is emptied before it is stopped, and stopped before it is forgotten', () => {
    expect(steps.map(({ kind, danger }) => [kind, danger])).toEqual([
      [StepKind.LOOK, Danger.NONE], [StepKind.APPLY, Danger.CHANGES], [StepKind.DRAIN, Danger.MOVES_DATA], [StepKind.REMOVE, Danger.DESTROYS],
    ]);
    // Ceph would leave an OSD that is filled by a log out of what is written meanwhile.
    expect(acted(steps[2])).toEqual(['ceph config set osd osd_async_recovery_min_cost 1000000000', `ceph osd crush reweight <${SET}> 0`, 'ceph osd dump']);
    const [asBefore, ...done] = acted(steps[3]);
    expect(asBefore).toBe('ceph config rm osd osd_async_recovery_min_cost');
    expect(steps[2].undo).toMatchObject([{ command: ['config', 'rm', 'osd', 'osd_async_recovery_min_cost'].map(text => ({ text })) }]);
    const [operatorGone, applied, stopped, purged] = ['wait rook-ceph-operator', 'apply', `scale deployment of ${SET} to 0`, `ceph osd purge <${SET}> --yes-i-really-mean-it`].map(text => done.indexOf(text));
    expect(done[0]).toBe('scale rook-ceph-operator to 0');
    expect([operatorGone, applied]).toEqual([1, 2]);
    expect(applied).toBeLessThan(stopped);
    expect(stopped).toBeLessThan(purged);
    expect(done.slice(purged + 1, purged + 4)).toEqual([`delete deployment of ${SET}`, `delete prepareJobs of ${SET}`, `delete claims of ${SET}`]);
    expect(steps[3].finalActions).toMatchObject([{ kind: ActionKind.SCALE, target: { name: 'rook-ceph-operator' }, replicas: 1 }]);
  });
  test('is stopped only where what the drain has waited for is still so', () => {
    const told = (checks: Step['after']) => checks.map(({ query, expectation, holdsFor }) => ({ query, expectation, holdsFor }));
    expect(told(steps[3].before)).toEqual(told(steps[2].after));
  });
  test('is empty only by what came after the weights were changed, and for as long as figures may be late', () => {
    const epoch = steps[2].actions.find(({ keepsEpoch }) => keepsEpoch)!;
    const bound = steps[2].after.filter(({ expectation }) => expectation.since !== undefined);
    expect(bound.map(({ expectation }) => [expectation.kind, expectation.since])).toEqual([['mapReached', epoch.id], ['osdHoldsNothing', epoch.id]]);
    expect(steps[2].actions.at(-1)).toBe(epoch);
    for (const { expectation, holdsFor } of steps[2].after.filter(check => ['groupsClean', 'osdsEmpty', 'safeToDestroy', 'osdHoldsNothing'].includes(check.expectation.kind))) {
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
    expect([setting(following[1]), setting(following[3])]).toEqual([false, true]);
    expect(acted(following[2]).join('\n')).not.toContain('rook-ceph-operator');
    expect(find(objectsIn(steps[1]), 'CephCluster').spec.storage).not.toHaveProperty('allowOsdCrushWeightUpdate');
  });
  test('stays described until it is empty', () => {
    const sets = (objects: readonly any[]) => find(objects, 'CephCluster').spec.storage.storageClassDeviceSets.map(({ name }: any) => name);
    const volumes = (objects: readonly any[]) => objects.filter(({ kind }) => kind === 'PersistentVolume').map(({ metadata }) => metadata.name);
    expect(sets(objectsIn(steps[1]))).toEqual(sets(stack()));
    expect(volumes(objectsIn(steps[1])).sort()).toEqual(volumes(stack()).sort());
    expect(sets(objectsIn(steps[3]))).toEqual(sets(without('node-a/bay1')));
    expect(volumes(objectsIn(steps[3]))).not.toContain('disks--node-a--bay1');
  });
  test('moves what it holds, and less than by the documented order', () => {
    expect(cluster.draining.shards).toBeGreaterThan(0);
    expect(cluster.draining.bytes).toBeGreaterThan(0);
    expect(cluster.draining.shards).toBeLessThan(cluster.documentedOrder.shards);
  });
  test('leaves every copy in place throughout', () => {
    expect(steps.map(({ copies }) => copies!.of - copies!.least)).toEqual([0, 0, 0, 0]);
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
    expect(acted(shrinking[2])[1]).toBe('ceph osd crush reweight <cloud#2> 0');
    expect(acted(shrinking[3])).toContain('delete claims of cloud#2');
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
    expect(acted(step(StepKind.DRAIN)).slice(0, 2)).toEqual(['ceph config set osd osd_async_recovery_min_cost 1000000000', 'ceph osd set norebalance']);
    expect(acted(step(StepKind.REMOVE))[0]).toBe('ceph config rm osd osd_async_recovery_min_cost');
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
      expect(steps.map(({ kind }) => kind)).toEqual(['look', 'apply', 'drain', 'remove', ...steps.length === 5 ? ['delete'] : []]);
      for (const { copies } of steps.slice(0, 4)) expect(copies!.least).toBe(copies!.of);
      expect(draining.shards).toBeGreaterThan(0);
      expect(draining.shards).toBeLessThanOrEqual(documentedOrder.shards);
    }
  });
});
