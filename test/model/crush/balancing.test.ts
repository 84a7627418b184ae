import * as fc from 'fast-check';
import { settlePlainly } from './support/plain-balancing';
import { Random, randomMap } from './support/random-map';
import { allIn, balancingOf, mapOfTree, mapperOf, numbered, PgPool, placePool, replicatedSteps, ruleSegments, settle } from '../../../src/model/crush';

const RUNS = Number(process.env.FC_RUNS ?? 50);

test('places move where they move when every OSD is looked at for every place', () => {
  let moved = 0;
  fc.assert(fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), seed => {
    const random = new Random(seed);
    const { map, osds, sizes, shape } = randomMap(random);
    const mapper = mapperOf(map), states = allIn(osds);
    for (const [rule, size] of sizes) {
      const pool: PgPool = { id: 3, name: 'p', pgNum: random.pick(8, 32, 128), size, rule, erasureCoded: rule >= 2 && rule <= 4 };
      const before = placePool(mapper, pool, states);
      for (const segment of ruleSegments(map, rule, size)) {
        const balancing = balancingOf(before, segment, states, random.pick(0.5, 1, 1, 5));
        for (let order = 0; balancing && order < 3; order++) {
          const settled = settle(balancing, before.osds, order);
          expect([shape, rule, order, settled]).toEqual([shape, rule, order, settlePlainly(balancing, before.osds, order)]);
          moved += settled.osds.filter((osd, i) => osd !== before.osds[i]).length;
        }
      }
    }
  }), { numRuns: RUNS });
  expect(moved).toBeGreaterThan(RUNS);
});

test('so they do where one bucket has very many OSDs', () => {
  const osds = Array.from({ length: 300 }, (_, osd) => ({ osd, weight: 65536 * (1 + osd % 3) }));
  const children = [osds.slice(0, 100), osds.slice(100, 200), osds.slice(200)].map((own, i) => ({ name: `rack-${i}`, type: 'rack', children: own }));
  for (const domain of ['osd', 'rack']) {
    const map = mapOfTree([{ name: 'default', type: 'root', children }], { rules: id => numbered([{ name: 'copies', steps: replicatedSteps(id('default'), domain) }]) });
    const before = placePool(mapperOf(map), { id: 1, name: 'p', pgNum: 2048, size: 3, rule: 0, erasureCoded: false }, allIn(300));
    const balancing = balancingOf(before, ruleSegments(map, 0, 3)[0], allIn(300), 1)!;
    expect(settle(balancing, before.osds, 1)).toEqual(settlePlainly(balancing, before.osds, 1));
  }
});
