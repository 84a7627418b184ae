import { find, HOSTS, stack } from './lib/stack';
import { planBetween, PlanOptions, stateOf } from '../../../src/model/change';
import { exampleNames, readGolden } from '../../../tools/lib/examples';
import { objectsOf } from '../../../tools/lib/summary/objects';

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
    expect(refused.map(({ permission }) => permission)).toEqual([DROPPED]);
    expect(steps).toEqual([]);
  });
});

describe('A new stack', () => {
  test('is applied in one step', () => expect(plan(stack(), {}, []).steps.map(({ verb }) => verb)).toEqual(['apply']));
});

describe('A host that comes', () => {
  const { clusters: [cluster], steps, refused } = plan(stack({ hosts: [...HOSTS, 'node-g'] }), { stored: stored(TIB) });
  test('is applied, and waited for', () => {
    expect(refused).toEqual([]);
    expect(steps.map(({ verb, gate }) => [verb, gate.name])).toEqual([['look', 'clean'], ['apply', 'running']]);
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
  const { clusters: [cluster], steps, refused, permitted } = plan(without('node-a/bay1'), { permissions: [DROPPED], stored: stored(TIB) });

  test('is drained once it is named', () => {
    expect(refused).toEqual([]);
    expect(permitted.map(({ code }) => code)).toEqual(['edit/device-dropped']);
    expect(cluster.osds).toMatchObject({ added: [], drained: [SET] });
  });
  test('is emptied before it is stopped, and stopped before it is forgotten', () => {
    expect(steps.map(({ verb, gate }) => [verb, gate.name])).toEqual([['look', 'clean'], ['apply', 'clean'], ['drain', 'empty'], ['remove', 'gone']]);
    const commands = steps.map(step => step.commands.join('\n'));
    expect(commands[2]).toContain('osd crush reweight osd.$OSD_1 0');
    expect(commands.slice(0, 3).join('\n')).not.toMatch(/--replicas=0|osd out|osd down|purge|delete/);
    const [stop, purge, operatorBack] = ['scale deploy/rook-ceph-osd-$OSD_1 --replicas=0', 'osd purge osd.$OSD_1', 'rook-ceph-operator --replicas=1'].map(text => commands[3].indexOf(text));
    const applied = commands[3].indexOf('kubectl apply');
    expect(commands[3].indexOf('rook-ceph-operator --replicas=0')).toBeLessThan(applied);
    expect(applied).toBeLessThan(stop);
    expect(stop).toBeGreaterThan(0);
    expect(stop).toBeLessThan(purge);
    expect(purge).toBeLessThan(operatorBack);
  });
  test('keeps its weight of zero where the operator follows the sizes of devices, because it rests', () => {
    const follows = (all: any[]) => {
      find(all, 'CephCluster').spec.storage.allowOsdCrushWeightUpdate = true;
      return all;
    };
    const [, , draining] = plan(follows(without('node-a/bay1')), { permissions: [DROPPED] }, follows(stack())).steps;
    const at = (text: string) => draining.commands.findIndex(command => command.includes(text));
    expect(at('rook-ceph-operator --replicas=0')).toBeGreaterThanOrEqual(0);
    expect(at('rook-ceph-operator --replicas=0')).toBeLessThan(at('osd crush reweight'));
    expect(steps[2].commands.join('\n')).not.toContain('rook-ceph-operator');
  });
  test('stays described until it is empty', () => {
    const sets = (objects: readonly any[]) => find(objects, 'CephCluster').spec.storage.storageClassDeviceSets.map(({ name }: any) => name);
    const volumes = (objects: readonly any[]) => objects.filter(({ kind }) => kind === 'PersistentVolume').map(({ metadata }) => metadata.name);
    expect(sets(steps[1].objects!)).toEqual(sets(stack()));
    expect(volumes(steps[1].objects!).sort()).toEqual(volumes(stack()).sort());
    expect(sets(steps[3].objects!)).toEqual(sets(without('node-a/bay1')));
    expect(volumes(steps[3].objects!)).not.toContain('disks--node-a--bay1');
  });
  test('moves what it holds, and less than by the documented order', () => {
    expect(cluster.draining.shards).toBeGreaterThan(0);
    expect(cluster.draining.bytes).toBeGreaterThan(0);
    expect(cluster.draining.shards).toBeLessThan(cluster.documentedOrder.shards);
  });
  test('leaves every copy in place throughout', () => {
    for (const { copies } of steps) expect(copies!.least).toBe(copies!.of);
  });
  test('tells no bytes where nobody knows what is stored', () => {
    const [{ draining, fullest, mostStored }] = plan(without('node-a/bay1'), { permissions: [DROPPED] }).clusters;
    expect(draining).toMatchObject({ shards: expect.any(Number), bytes: undefined });
    expect(fullest).toBeUndefined();
    expect(mostStored).toBeGreaterThan(TIB);
  });
  test('is looked up by its id where the set has several', () => {
    const next = stack();
    find(next, 'CephCluster').spec.storage.storageClassDeviceSets.find(({ name }: any) => name === 'cloud').count = 2;
    const { steps: shrinking, clusters } = plan(next, { permissions: ['edit/device-count CephCluster/rook-ceph/ceph/cloud'] });
    expect(clusters[0].osds.drained).toEqual(['cloud#2']);
    expect(shrinking[2].commands[0]).toContain('ceph.rook.io/DeviceSetPVCId=cloud-data-2');
    expect(shrinking[3].commands.join('\n')).toContain('delete pvc -l ceph.rook.io/DeviceSet=cloud,ceph.rook.io/setIndex=2');
  });
  test('goes with the others of its host at once, and the host is forgotten', () => {
    const gone = ['bay0', 'bay1', 'ssd'].map(volume => `edit/device-dropped CephCluster/rook-ceph/ceph/node-a--${volume}`);
    const next = stack({ hosts: HOSTS.slice(1) });
    const { steps: leaving, refused: still } = plan(next, { permissions: gone });
    expect(still.map(({ code, object }) => [code, object])).toEqual([
      ['edit/monitor-volume-removed', 'PersistentVolume/disks--node-a--vg0-mon'],
    ]);
    const all = plan(next, { permissions: [...gone, ...still.map(({ permission }) => permission)] });
    expect(leaving).toEqual([]);
    const commands = all.steps.map(step => step.commands.join('\n'));
    expect(commands[2].match(/osd crush reweight/g)).toHaveLength(3);
    expect(commands[2]).toContain('osd set norebalance');
    expect(commands[3]).toContain('osd crush rm node-a');
    expect(commands[4]).toBe('kubectl delete persistentvolume disks--node-a--vg0-mon');
  });
});

describe('A drain is refused', () => {
  const codes = (next: any[], options: PlanOptions) => plan(next, options).refused.filter(({ code }) => !code.startsWith('edit/')).map(({ code, object }) => [code, object]);

  test("as 'plan/drain-full' where the others would fill up", () => {
    expect(codes(without('node-a/bay1'), { stored: stored(5.6 * TIB) })).toEqual([['plan/drain-full', 'CephCluster/rook-ceph/ceph']]);
    expect(codes(without('node-a/bay1'), { stored: stored(TIB) })).toEqual([]);
  });
  test("as 'plan/drain-homeless' where copies find no place", () => {
    const next = stack();
    const { storage } = find(next, 'CephCluster').spec;
    storage.storageClassDeviceSets = storage.storageClassDeviceSets.filter(({ name }: any) => !name.endsWith('--ssd') || /node-[ab]/.test(name));
    expect(codes(next, {})).toEqual([['plan/drain-homeless', 'CephCluster/rook-ceph/ceph']]);
    expect(codes(without('node-a/ssd'), {})).toEqual([]);
  });
});

describe('A pool', () => {
  test('moves with its device class where it says so, and stays otherwise', () => {
    const moved = (kind: string, name: string, change: (spec: any) => void) => {
      const next = stack();
      change(find(next, kind, name).spec);
      return plan(next, { permissions: [] }).clusters[0].adding.shards;
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
    const permissions = [`edit/device-dropped CephCluster/rook-ceph/ceph/${set}`];
    const { refused, steps, clusters: [{ draining, documentedOrder, osds }] } = plan(next, { permissions }, golden());
    expect(osds.drained).toHaveLength(count);
    if (refused.length > 0) {
      expect(refused.map(({ code }) => code)).toEqual(['plan/drain-homeless']);
    } else {
      expect(steps.map(({ verb }) => verb)).toEqual(['look', 'apply', 'drain', 'remove', ...steps.length === 5 ? ['delete'] : []]);
      for (const { copies } of steps.slice(0, 4)) expect(copies!.least).toBe(copies!.of);
      expect(draining.shards).toBeGreaterThan(0);
      expect(draining.shards).toBeLessThanOrEqual(documentedOrder.shards);
    }
  });
});
