import type { LiveAnswers } from '../../src/model/change';
import type { CrushMap, OsdDump } from '../../src/model/crush';
import { predictCluster } from '../../src/model/forecast/capacity';
import type { ClusterState } from '../../src/model/manifests';

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
export function liveAnswers(cluster: ClusterState, change: (map: CrushMap) => CrushMap = map => map): LiveAnswers {
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
