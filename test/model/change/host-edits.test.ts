import { CLUSTER, cluster, edit, EditCase, set, SET, Spoil, withoutSet } from './lib/edits';
import { refuses } from './lib/refuses';
import { find, HOSTS, stack } from './lib/stack';
import { judgeEdits, planBetween } from '../../../src/model/change';
import { stateOf } from '../../../src/model/manifests';

const nodes = (...named: any[]): Spoil => cluster(spec => { spec.storage = structuredClone({ useAllNodes: false, useAllDevices: false, nodes: named }); });
const node = (name: string, ...devices: string[]) => ({ name, devices: devices.map(device => ({ name: `/dev/disk/by-id/${device}` })) });
const storage = (change: (storage: any) => void): Spoil => cluster(spec => change(spec.storage));
const GIVEN = nodes(node('n1', 'wwn-1', 'wwn-2'), node('n2', 'wwn-3'));

/** A device set under another name, on the volume of a former one. */
const renamed = (from: string, to: string): Spoil => set(from, each => { each.name = to; });

const CASES: EditCase[] = [
  { code: 'edit/host-device-dropped', object: `${CLUSTER}/n1/disk/by-id/wwn-2`, given: GIVEN, bad: nodes(node('n1', 'wwn-1'), node('n2', 'wwn-3')), good: nodes(node('n2', 'wwn-3'), node('n1', 'wwn-2', 'wwn-1', 'wwn-4')) },
  { code: 'edit/host-device-dropped', object: `${CLUSTER}/n2/disk/by-id/wwn-3`, given: GIVEN, bad: nodes(node('n1', 'wwn-1', 'wwn-2'), node('n3', 'wwn-3')), good: GIVEN },
  { code: 'edit/host-device-dropped', object: `${CLUSTER}/n2`, given: nodes({ name: 'n1' }, { name: 'n2' }), bad: nodes({ name: 'n1' }), good: storage(each => { each.useAllNodes = true; each.useAllDevices = true; each.nodes = []; }) },
  { code: 'edit/all-devices-taken', object: `${CLUSTER}/spec.storage.useAllDevices`, given: GIVEN, bad: storage(each => { each.useAllDevices = true; }), good: storage(each => { each.useAllDevices = false; }) },
  { code: 'edit/all-devices-taken', object: `${CLUSTER}/spec.storage.nodes[n1].deviceFilter`, given: GIVEN, bad: storage(each => { each.nodes[0].deviceFilter = '^sd.'; }), good: storage(each => { each.nodes[0].deviceFilter = ''; }) },
  { code: 'edit/device-moved', object: `${CLUSTER}/node-a--new`, bad: renamed(SET, 'node-a--new'), good: withoutSet(SET) },
  { code: 'edit/unnamed-object', object: 'CephCluster/without-a-name', bad: edit('CephCluster', 'ceph', object => { delete object.metadata; }), good: edit('CephCluster', 'ceph', object => { object.metadata.labels = {}; }) },
];

refuses(CASES);

describe('A device that is plugged into another host', () => {
  const BY_ID = '/dev/disk/by-id/wwn-0x5000c500a1b2c3d4';
  const standsOn = (all: any[], volume: string, path: string, host?: string) => {
    const { spec } = find(all, 'PersistentVolume', volume);
    spec.local.path = path;
    if (host !== undefined) spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].values = [host];
    return all;
  };
  const refused = (path: string, purged?: string) => {
    const former = stateOf(standsOn(stack(), 'disks--node-a--ssd', path));
    const next = stack({ without: ['node-a/ssd'], hosts: [...HOSTS, 'node-g'] });
    return judgeEdits({ former, next: stateOf(standsOn(next, 'disks--node-g--ssd', path)), purged: new Set(purged === undefined ? [] : [purged]) }).refused.map(({ code, object }) => [code, object]);
  };

  test('is refused by its identity, whatever the host', () => {
    expect(refused(BY_ID)).toEqual([['edit/device-dropped', `${CLUSTER}/node-a--ssd`], ['edit/device-moved', `${CLUSTER}/node-g--ssd`]]);
  });
  test('is not taken for another one at the same place of its host', () => {
    expect(refused('/dev/disk/by-path/pci-0000:02:00.0-nvme-1')).toEqual([['edit/device-dropped', `${CLUSTER}/node-a--ssd`]]);
  });
  test('is free once its OSD is purged', () => expect(refused(BY_ID, 'rook-ceph/ceph/node-a--ssd')).toEqual([]));
});

describe('A cluster with OSDs on devices of hosts', () => {
  const on = (change: (spec: any) => void) => {
    const all = stack();
    const { spec } = find(all, 'CephCluster');
    spec.storage = { useAllNodes: false, useAllDevices: false, nodes: [node('n1', 'wwn-1')] };
    change(spec);
    return stateOf(all);
  };
  const plan = planBetween(on(() => undefined), on(spec => { spec.mgr = { count: 2, modules: [] }; }));

  test('is planned, and nothing is said of what is not known', () => {
    expect(plan.refused).toEqual([]);
    expect(plan.steps.map(({ kind, copies, moves }) => [kind, copies, moves])).toEqual([['look', undefined, undefined], ['apply', undefined, undefined]]);
    expect(plan.notJudged.join()).toContain('How many copies there are meanwhile, what moves and whether it has room is not known of rook-ceph/ceph');
  });
});
