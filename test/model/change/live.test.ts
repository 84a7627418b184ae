import { stack } from './lib/stack';
import { drainedMap, liveCluster, planBetween } from '../../../src/model/change';
import type { CrushMap } from '../../../src/model/crush';
import { stateOf } from '../../../src/model/manifests';
import { meant } from '../../support/approvals';
import { liveAnswers } from '../../support/live-answers';

const former = stateOf(stack());
const [cluster] = former.clusters;
const GONE = 'node-a--bay1';

const answers = (change?: (map: CrushMap) => CrushMap) => liveAnswers(cluster, change);

test('a live cluster is laid beside the code that made it', () => {
  const live = liveCluster(cluster, answers());
  expect(live).toMatchObject({ agreement: 1, strangers: [], purged: new Set() });
  expect(live.stored!.get('rook-ceph/vms')).toBe(2 ** 38);
  const ids = new Map(live.cluster.prediction.osds.map(({ name, id }) => [name, id]));
  expect(ids.get('cloud#0')).toBe(20);
  expect(ids.get('cloud#2')).toBe(18);
  expect(ids.get('node-f--ssd')).toBe(0);
});

test('a plan for it names real ids, and counts its own groups', () => {
  const { cluster: known, stored } = liveCluster(cluster, answers());
  const next = stateOf(stack({ without: ['node-a/bay1'] }));
  const approvals = meant(`edit/device-dropped CephCluster/rook-ceph/ceph/${GONE}`);
  const plan = planBetween(former, next, { approvals, stored, live: new Map([['rook-ceph/ceph', known]]) });
  expect(plan.refused).toEqual([]);
  const id = known.prediction.osds.find(({ name }) => name === GONE)!.id;
  const drain = plan.steps.find(({ kind }) => kind === 'drain')!;
  expect(drain.actions[0].command![3]).toEqual({ osd: { cluster: 'rook-ceph/ceph', deviceSet: GONE, id } });
  expect(drain.after.find(({ expectation }) => expectation.kind === 'safeToDestroy')!.expectation.osds).toEqual([{ cluster: 'rook-ceph/ceph', deviceSet: GONE, id }]);
  expect(drain.moves!.value).toBeGreaterThan(0);
  expect(plan.steps.flatMap(({ copies }) => copies ?? []).map(({ of, least }) => of - least)).toEqual([0, 0, 0, 0]);
});

test('a drain that is done is not done again: what is left is to stop and forget', () => {
  const gone = liveCluster(cluster, answers()).cluster.prediction.osds.find(({ name }) => name === GONE)!.id;
  const { cluster: known, agreement } = liveCluster(cluster, answers(map => drainedMap(map, [gone])));
  expect(agreement).toBe(1);
  const approvals = meant(`edit/device-dropped CephCluster/rook-ceph/ceph/${GONE}`);
  const { steps, clusters } = planBetween(former, stateOf(stack({ without: ['node-a/bay1'] })), { approvals, live: new Map([['rook-ceph/ceph', known]]) });
  expect(steps.map(({ kind }) => kind)).toEqual(['look', 'tune', 'apply', 'drain', 'remove', 'untune']);
  expect(clusters.map(({ adding, draining }) => [adding.shards, draining.shards])).toEqual([[0, 0]]);
});

/** As Rook has it where nodes carry a label that the layout does not tell: what is directly below the root stands in a region of its own. */
function inRegions(map: CrushMap): CrushMap {
  const below = new Set(map.buckets.filter(({ type }) => type === 'root').flatMap(({ items }) => items.map(({ id }) => id)));
  const regions = new Map(map.buckets.filter(({ id }) => below.has(id)).map(({ id, name, items }, i) => {
    const [bare, shadow] = name.split('~');
    return [id, { id: -1000 - i, name: `region-of-${bare}${shadow === undefined ? '' : `~${shadow}`}`, type: 'region', items: [{ id, weight: items.reduce((sum, { weight }) => sum + weight, 0) }] }];
  }));
  return { ...map, buckets: [...map.buckets.map(bucket => bucket.type === 'root' ? { ...bucket, items: bucket.items.map(item => ({ ...item, id: regions.get(item.id)!.id })) } : bucket), ...regions.values()] };
}

test('hosts stand where the cluster has them: regions from labels of nodes move nothing, and are told', () => {
  const { cluster: known, agreement, elsewhere } = liveCluster(cluster, answers(inRegions));
  expect(elsewhere.length).toBeGreaterThan(1);
  for (const { stands, declared } of elsewhere) expect(stands).toEqual({ ...declared, region: expect.stringMatching(/^region-of-/) });
  expect(agreement).toBe(1);
  const [{ adding }] = planBetween(former, former, { live: new Map([['rook-ceph/ceph', known]]) }).clusters;
  expect(adding.shards).toBe(0);
  expect(liveCluster(cluster, answers()).elsewhere).toEqual([]);
});

test('weights that were changed by hand show as less agreement', () => {
  const halved = liveCluster(cluster, answers(map => ({
    ...map,
    buckets: map.buckets.map(bucket => ({
      ...bucket, items: bucket.items.map(({ id, weight }) => ({ id, weight: id >= 0 && id % 2 === 0 ? Math.floor(weight / 2) : weight })),
    })),
  })));
  expect(halved.agreement).toBeGreaterThan(0.3);
  expect(halved.agreement).toBeLessThan(0.97);
});

test('a set without an OSD counts as purged, and an OSD without a set as a stranger', () => {
  const told = answers();
  const id = Number(told.deployments.find(({ metadata }) => metadata.labels['ceph.rook.io/DeviceSet'] === GONE).metadata.labels['ceph-osd-id']);
  const live = liveCluster(cluster, { ...told, deployments: told.deployments.filter(({ metadata }) => metadata.labels['ceph.rook.io/DeviceSet'] !== GONE) });
  expect([...live.purged]).toEqual([`rook-ceph/ceph/${GONE}`]);
  expect(live.strangers).toEqual([id]);
  expect(planBetween(former, stateOf(stack({ without: ['node-a/bay1'] })), { purged: live.purged }).refused).toEqual([]);
});
