import { CephTools } from './support/ceph-tools';
import { NONE } from '../../src/model/crush';
import { judge, simulate, unitsAt } from '../../src/model/forecast/simulation';
import { Random } from '../model/crush/support/random-map';
import { clusterOf, copies, chunks, gridOf } from '../model/forecast/simulation/support/clusters';

const tools = new CephTools();
afterAll(() => tools.done());

test('groups that stay degraded after double failures are those that crushtool leaves short', () => {
  const random = new Random(1);
  const cluster = clusterOf(gridOf(5, 2, 2), [copies('vms'), chunks('coded', 2, 1, { failureDomain: 'host' }), copies('racks', 3, { failureDomain: 'rack' })], 64);
  const simulation = simulate(cluster, { stored: new Map() });
  // Without the balancer, which crushtool does not know.
  const raw = { ...simulation, pools: simulation.pools.map(each => ({ ...each, upmaps: new Map(), placement: { pool: each.pool, osds: each.placement.osds.slice() } })) };
  const compiled = tools.compile(cluster.mapper.map);
  const all = ['osd', 'host', 'rack'].flatMap(level => unitsAt(cluster, level));
  raw.pools.forEach(({ pool, placement }) => placement.osds.set(tools.mappings(compiled, pool.rule, pool.size, pool.pgNum, pool.id, cluster.states.reweights)));
  let short = 0;
  for (let i = 0; i < 30; i++) {
    const two = [random.pick(...all), random.pick(...all)];
    const gone = new Set(two.flatMap(({ osds }) => osds));
    const reweights = cluster.states.reweights.map((weight, osd) => gone.has(osd) ? 0 : weight);
    const verdict = judge(raw, two.map(({ level, name }) => ({ level, name })));
    for (const { pool, placement } of raw.pools) {
      const after = tools.mappings(compiled, pool.rule, pool.size, pool.pgNum, pool.id, reweights);
      let degraded = 0, lost = 0;
      for (let pg = 0; pg < pool.pgNum; pg++) {
        const left = placement.osds.subarray(pg * pool.size, (pg + 1) * pool.size).filter(osd => osd !== NONE && !gone.has(osd)).length;
        if (left < pool.dataChunks) lost++;
        else if (after.subarray(pg * pool.size, (pg + 1) * pool.size).includes(NONE)) degraded++;
      }
      const of = (parts: typeof verdict.lostParts) => parts.find(part => part.pool === pool.name)?.groups.value ?? 0;
      expect([two, pool.name, of(verdict.degradedParts), of(verdict.lostParts)]).toEqual([two, pool.name, degraded, lost]);
      short += degraded;
    }
  }
  expect(short).toBeGreaterThan(0);
});
