import { HOSTS, stack } from './lib/stack';
import { BlockPool, DeviceClass, StorageClass } from '../../../src';
import { judgeEdits, LOSSY_EDITS } from '../../../src/model/change';
import { stateOf } from '../../../src/model/manifests';
import { exampleNames, readGolden } from '../../../tools/lib/examples';
import { objectsOf } from '../../../tools/lib/summary/objects';
import { meant } from '../../support/approvals';

const BASE = JSON.stringify(stack());
const base = (): any[] => JSON.parse(BASE);
const codesOf = (edits: readonly { readonly code: string }[]) => edits.map(({ code }) => code);

test('at least forty kinds of edits are refused, each once', () => {
  expect(LOSSY_EDITS.length).toBeGreaterThanOrEqual(40);
  expect(new Set(codesOf(LOSSY_EDITS)).size).toBe(LOSSY_EDITS.length);
});

describe('An approval', () => {
  test('that approves nothing is told', () => {
    const state = stateOf(base());
    const { refused, approved, approvalFaults } = judgeEdits({ former: state, next: state }, meant('edit/pool-removed CephBlockPool/rook-ceph/vms'));
    expect([refused, approved, approvalFaults.map(({ code, path }) => `${code} ${path}`)]).toEqual([[], [], ['approval/unused CephBlockPool/rook-ceph/vms']]);
  });

  test('of an unknown code, or without a reason, is told and approves nothing', () => {
    const [former, next] = [stateOf(base()), stateOf(base().filter(({ metadata }: any) => metadata.name !== 'vms'))];
    const [removed] = judgeEdits({ former, next }).refused;
    const judged = (code: string, reason: string) => judgeEdits({ former, next }, [{ code, at: removed.object, reason }]);
    expect(judged('edit/pool-remove', 'why').approvalFaults.map(({ code }) => code)).toEqual(['approval/unknown-code']);
    expect(judged(removed.code, ' ').approvalFaults.map(({ code }) => code)).toEqual(['approval/no-reason']);
    expect(judged(removed.code, ' ').refused).toContainEqual(removed);
  });
});

describe('Nothing is refused', () => {
  const refusedTo = (next: any[], former = base()) => judgeEdits({ former: stateOf(former), next: stateOf(next) }).refused;

  test.each(exampleNames())('in the same output again: %s', name => {
    const golden = () => [...readGolden(name)].filter(([file]) => file.endsWith('.yaml')).flatMap(([, text]) => objectsOf(text));
    expect(golden().length).toBeGreaterThan(5);
    expect(refusedTo(golden(), golden())).toEqual([]);
    expect(refusedTo(golden().reverse(), golden())).toEqual([]);
  });

  test('when a host comes', () => expect(refusedTo(stack({ hosts: [...HOSTS, 'node-g'] }))).toEqual([]));
  test('when a disk comes', () => expect(refusedTo(stack({ disks: host => host === 'node-b' ? 3 : 2 }))).toEqual([]));
  test('when a whole stack comes', () => expect(refusedTo(base(), [])).toEqual([]));
  test('when a pool and its class come', () => expect(refusedTo(stack({
    more: (chart, cluster) => new StorageClass(chart, 'more-class', { backend: new BlockPool(chart, 'more', { cluster, deviceClass: DeviceClass.SSD }) }),
  }))).toEqual([]));
  test('of a device whose OSD is purged', () => {
    const former = stateOf(base()), next = stateOf(stack({ without: ['node-a/bay1'] }));
    expect(codesOf(judgeEdits({ former, next }).refused)).toEqual(['edit/device-dropped']);
    expect(judgeEdits({ former, next, purged: new Set(['rook-ceph/ceph/node-a--bay1']) }).refused).toEqual([]);
  });
  test('of objects that are no objects', () => expect(refusedTo([...base(), null, 'text', 7, {}])).toEqual([]));
});
