import { bindCheck, Bindings, Check, ExpectationKind, findOsd, keyOf, OsdPart, osdsIn, partOf, QueryKind, selected, wordsOf } from '../../../src/model/checks';

const OSD = { cluster: 'rook-ceph/ceph', deviceSet: 'node-a--ssd' };
const THIRD = { cluster: 'rook-ceph/ceph', deviceSet: 'cloud', index: 2 };
const deployment = (set: string, id: string, claim: string) => ({ metadata: { labels: { 'ceph.rook.io/DeviceSet': set, 'ceph-osd-id': id, 'ceph.rook.io/pvc': claim } } });
const claim = (name: string, index: number) => ({ metadata: { name, labels: { 'ceph.rook.io/setIndex': `${index}` } } });

describe('An OSD is found', () => {
  const deployments = [deployment('node-a--ssd', '7', 'node-a--ssd-data-0abc'), deployment('cloud', '1', 'cloud-2'), deployment('cloud', '2', 'cloud-1')];
  const claims = [claim('cloud-1', 1), claim('cloud-2', 2)];
  test('by its set', () => expect(findOsd(OSD, deployments, claims)).toEqual({ id: 7, claim: 'node-a--ssd-data-0abc' }));
  test('by the index of its claim where the set has several', () => expect(findOsd(THIRD, deployments, claims)).toEqual({ id: 1, claim: 'cloud-2' }));
  test('only where exactly one fits', () => {
    expect(findOsd({ ...OSD, deviceSet: 'cloud' }, deployments, claims)).toBeUndefined();
    expect(findOsd({ ...THIRD, index: 5 }, deployments, claims)).toBeUndefined();
    expect(findOsd(OSD, [], [])).toBeUndefined();
    expect(findOsd(THIRD, deployments, [])).toBeUndefined();
  });
  test('only where its number is one', () => expect(findOsd(OSD, [deployment('node-a--ssd', '7 8', 'x'), {}, { metadata: {} }], [])).toBeUndefined());
});

describe('A check', () => {
  const asked: Check = {
    id: 'x',
    title: 'x',
    query: { kind: QueryKind.CEPH, cluster: 'rook-ceph/ceph', command: [{ text: 'tell' }, { osd: OSD }, { text: 'status' }] },
    expectation: { kind: ExpectationKind.OSD_HOLDS_NOTHING, osds: [OSD], since: 'drain/2' },
    orElse: { id: 'y', title: 'y', query: { kind: QueryKind.LIST, objects: partOf(THIRD, OsdPart.PODS) }, expectation: { kind: ExpectationKind.GONE } },
  };
  const known: Bindings = { osds: new Map([[keyOf(OSD), { id: 7, claim: 'c' }], [keyOf(THIRD), { id: 1, claim: 'd' }]]), epochs: new Map([['drain/2', 40]]) };

  test('names every OSD it speaks of', () => expect(new Set(osdsIn(asked).map(keyOf))).toEqual(new Set(['rook-ceph/ceph/node-a--ssd', 'rook-ceph/ceph/cloud#2'])));
  test('is bound in its question, its expectation and what counts as well', () => {
    const bound = bindCheck(asked, known);
    expect(wordsOf(bound.query.command!)).toEqual(['tell', 'osd.7', 'status']);
    expect(bound.expectation).toMatchObject({ osds: [{ id: 7 }], epoch: 40 });
    expect(selected(bound.orElse!.query.objects!)).toEqual({ resource: 'pods', namespace: 'rook-ceph', labels: { 'ceph-osd-id': '1' } });
  });
  test('stays open where nothing is known', () => {
    const open = bindCheck(asked, { osds: new Map(), epochs: new Map() });
    expect(wordsOf(open.query.command!)).toBeUndefined();
    expect(selected(open.orElse!.query.objects!)).toBeUndefined();
    expect(open.expectation.epoch).toBeUndefined();
  });
});

test('what belongs to an OSD goes by its number, its claim or its set', () => {
  const part = (of: OsdPart) => selected(partOf({ ...THIRD, id: 1, claim: 'd' }, of));
  expect(part(OsdPart.DEPLOYMENT)).toEqual({ resource: 'deployments.apps', namespace: 'rook-ceph', name: 'rook-ceph-osd-1' });
  expect(part(OsdPart.PREPARE_JOBS)).toMatchObject({ labels: { 'ceph.rook.io/pvc': 'd' } });
  expect(part(OsdPart.CLAIMS)).toMatchObject({ labels: { 'ceph.rook.io/DeviceSet': 'cloud', 'ceph.rook.io/setIndex': '2' } });
});
