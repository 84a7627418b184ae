import { stack } from './lib/stack';
import { drainedMap, LiveAnswers, liveCluster, planBetween } from '../../../src/model/change';
import { CrushMap, OsdDump } from '../../../src/model/crush';
import { predictCluster } from '../../../src/model/forecast/capacity';
import { stateOf } from '../../../src/model/manifests';
import { meant } from '../../support/approvals';

const former = stateOf(stack());
const [cluster] = former.clusters;
const GONE = 'node-a--bay1';

/** What `ceph osd crush dump` tells of a map. */
const dumped = (map: CrushMap): any => ({
  devices: map.devices.map(({ id, name, deviceClass }) => ({ id, name, class: deviceClass })),
  types: map.types.map(({ id, name }) => ({ type_id: id, name })),
  buckets: map.buckets.map(({ id, name, type, items }) => ({ id, name, type_name: type, alg: 'straw2', items })),
  rules: map.rules.map(({ id, name, steps }) => ({ rule_id: id, rule_name: name, steps })),
  tunables: {
    choose_total_tries: map.tunables.chooseTotalTries,
    chooseleaf_descend_once: map.tunables.chooseleafDescendOnce,
    chooseleaf_vary_r: map.tunables.chooseleafVaryR,
    chooseleaf_stable: map.tunables.chooseleafStable,
  },
});

/** A cluster in which OSDs were made in another order than that of their names: the last name has the id 0. */
function answers(change: (map: CrushMap) => CrushMap = map => map): LiveAnswers {
  const layout = { ...cluster.layout, osds: cluster.layout.osds.flatMap(osd => osd.count === 1 ? [osd] : Array.from({ length: osd.count }, (_, i) => ({ ...osd, name: `${osd.name}#${i}`, count: 1 }))) };
  const names = layout.osds.map(({ name }) => name).sort().reverse();
  const first = predictCluster(layout, cluster.pools);
  const ids = { ...first, prediction: { ...first.prediction, osds: first.prediction.osds.map(osd => ({ ...osd, id: names.indexOf(osd.name) })) } };
  const { prediction, pools } = predictCluster(layout, cluster.pools, { former: ids });
  const osds: OsdDump = {
    max_osd: names.length,
    osds: names.map((_, osd) => ({ osd, up: 1, in: 1, weight: 1 })),
    pools: pools.map(pool => ({
      pool: pool.id + 10, pool_name: pool.name, type: pool.erasureCoded ? 3 : 1, size: pool.size, min_size: pool.minSize, pg_num: 64, pg_placement_num: 64, crush_rule: pool.rule, flags_names: 'hashpspool',
    })),
  };
  const label = (name: string, osd: number) => ({
    metadata: { labels: { 'ceph.rook.io/DeviceSet': name.split('#')[0], 'ceph.rook.io/pvc': `claim-of-${name}`, 'ceph-osd-id': `${osd}` } },
  });
  return {
    crush: dumped(change(prediction.map)),
    osds,
    deployments: names.map(label),
    claims: names.map(name => ({ metadata: { name: `claim-of-${name}`, labels: { 'ceph.rook.io/setIndex': name.split('#')[1] ?? '0' } } })),
    df: { pools: pools.map(({ name }) => ({ name, stats: { stored: name.startsWith('.') ? 2 ** 20 : 2 ** 38 } })) },
  };
}

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
  expect(plan.steps[2].actions[0].command![3]).toEqual({ osd: { cluster: 'rook-ceph/ceph', deviceSet: GONE, id } });
  expect(plan.steps[2].after.find(({ expectation }) => expectation.kind === 'safeToDestroy')!.expectation.osds).toEqual([{ cluster: 'rook-ceph/ceph', deviceSet: GONE, id }]);
  expect(plan.steps[2].moves!.value).toBeGreaterThan(0);
  for (const { copies } of plan.steps) expect(copies!.least).toBe(copies!.of);
});

test('a drain that is done is not done again: what is left is to stop and forget', () => {
  const gone = liveCluster(cluster, answers()).cluster.prediction.osds.find(({ name }) => name === GONE)!.id;
  const { cluster: known, agreement } = liveCluster(cluster, answers(map => drainedMap(map, [gone])));
  expect(agreement).toBe(1);
  const approvals = meant(`edit/device-dropped CephCluster/rook-ceph/ceph/${GONE}`);
  const { steps, clusters } = planBetween(former, stateOf(stack({ without: ['node-a/bay1'] })), { approvals, live: new Map([['rook-ceph/ceph', known]]) });
  expect(steps.map(({ kind }) => kind)).toEqual(['look', 'apply', 'drain', 'remove']);
  expect(clusters.map(({ adding, draining }) => [adding.shards, draining.shards])).toEqual([[0, 0]]);
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
