import { CephTools, FULL, slotsFor } from './support/ceph-tools';
import { allIn, CrushDump, hash2, importCrush, mapOfTree, mapperOf, NONE, numbered, placePool, replicatedSteps, stableMod, UNIT, withPrimary } from '../../src/model/crush';
import { Random, randomMap, randomReweights } from '../model/crush/support/random-map';

const MAPS = FULL ? 80 : 12;
const MAPPINGS = FULL ? 2_400_000 : 100_000;

describe('CRUSH beside crushtool', () => {
  let tools: CephTools;
  beforeAll(() => { tools = new CephTools(); });
  afterAll(() => tools?.done());

  test(`${MAPPINGS} mappings over ${MAPS} random maps are the same`, () => {
    let compared = 0;
    const different: string[] = [];
    for (let seed = 1; seed <= MAPS; seed++) {
      const random = new Random(seed);
      const { map, osds, sizes, shape } = randomMap(random);
      const compiled = tools.compile(map);
      // Once as we built it, once as Ceph tells it.
      const mapper = mapperOf(seed % 2 ? map : importCrush(tools.dump(compiled) as CrushDump));
      const groups = Math.ceil(MAPPINGS / MAPS / sizes.size / 2);
      for (const [rule, size] of sizes) {
        for (const reweights of [allIn(osds).reweights, randomReweights(random, osds)]) {
          const theirs = tools.mappings(compiled, rule, size, groups, seed, reweights);
          const ours = new Int32Array(groups * size).fill(NONE);
          for (let pg = 0; pg < groups; pg++) mapper.place(rule, hash2(pg, seed), size, reweights, ours, pg * size);
          for (let pg = 0; pg < groups; pg++) {
            const from = pg * size, to = from + size;
            compared++;
            if (!ours.subarray(from, to).every((osd, i) => osd === theirs[from + i])) {
              different.push(`seed ${seed} (${shape}), rule ${rule}, group ${pg}: ${ours.subarray(from, to)} instead of ${theirs.subarray(from, to)}`);
            }
          }
        }
      }
      if (FULL) process.stderr.write(`map ${seed} of ${MAPS}: ${compared} mappings, ${different.length} different\n`);
    }
    expect(different).toEqual([]);
    expect(compared).toBeGreaterThanOrEqual(MAPPINGS);
  }, 3_600_000);

  test('shadow trees of device classes are those that crushtool makes', () => {
    for (let seed = 1; seed <= (FULL ? 40 : 10); seed++) {
      const { map } = randomMap(new Random(seed));
      const compiled = tools.compile(map);
      tools.run('crushtool', ['-i', compiled, '--rebuild-class-roots', '-o', tools.file('rebuilt')]);
      const theirs = importCrush(tools.dump(tools.file('rebuilt')) as CrushDump);
      // Written as text, weights of whole trees have single precision; those of shadow trees are added up by the tool itself, and are whole.
      const single = (weight: number) => Math.fround(weight / UNIT) * UNIT;
      const written = map.buckets.map(bucket => bucket.name.includes('~') ? bucket : { ...bucket, items: bucket.items.map(item => ({ ...item, weight: single(item.weight) })) });
      const sorted = (buckets: typeof map.buckets) => [...buckets].sort((a, b) => b.id - a.id);
      expect(sorted(theirs.buckets)).toEqual(sorted(written));
    }
  }, 600_000);
});

describe('placement of pools beside osdmaptool', () => {
  let tools: CephTools;
  beforeAll(() => { tools = new CephTools(); });
  afterAll(() => tools?.done());

  test('OSDs that are down or out, and primary affinity, have the same effect', () => {
    let compared = 0;
    for (let seed = 1; seed <= (FULL ? 40 : 10); seed++) {
      const random = new Random(seed);
      let osd = 0;
      const host = (i: number) => ({
        name: `host-${i}`, type: 'host', children: Array.from({ length: random.int(1, 4) }, () => ({ osd: osd++, weight: random.pick(UNIT, 2 * UNIT, 5 * UNIT) })),
      });
      const children = Array.from({ length: random.int(3, 8) }, (_, i) => host(i));
      const map = mapOfTree([{ name: 'default', type: 'root', children }], { rules: id => numbered([{ name: 'rule', steps: replicatedSteps(id('default'), 'host') }]) });
      const slots = slotsFor(osd);
      const groups = slots * random.pick(4, 16, 64);
      const path = tools.osdMap(tools.compile(map), osd, groups);
      const states = {
        up: Uint8Array.from({ length: slots }, () => random.chance(0.85) ? 1 : 0),
        reweights: Uint32Array.from({ length: slots }, () => random.chance(0.15) ? 0 : random.chance(0.2) ? random.int(1, UNIT) : UNIT),
        primaryAffinities: Uint32Array.from({ length: slots }, () => random.pick(UNIT, UNIT, UNIT / 2, 0, random.int(1, UNIT))),
      };
      tools.setOsds(path, states);
      const theirs = tools.upSets(path, []);
      const placement = placePool(mapperOf(map), { id: 1, name: 'rbd', pgNum: groups, size: 3, rule: 0, erasureCoded: false }, states);
      expect(theirs).toHaveLength(groups);
      const ours = theirs.map((_, pg) => {
        const { osds, primary } = withPrimary(placement, pg, states.primaryAffinities);
        return { pg, osds, primary: primary === NONE ? -1 : primary };
      });
      expect(ours).toEqual(theirs);
      compared += groups;
    }
    expect(compared).toBeGreaterThan(1000);
  }, 600_000);

  test('groups that are not yet placed on their own follow those they came from', () => {
    // pg_num 24 with masks 31 and 15: the groups beyond fold back.
    expect(Array.from({ length: 32 }, (_, pg) => stableMod(pg, 24, 31))).toEqual([...Array.from({ length: 24 }, (_, pg) => pg), 8, 9, 10, 11, 12, 13, 14, 15]);
  });
});
