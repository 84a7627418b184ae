import { CephTools, FULL } from './support/ceph-tools';
import { allIn, erasureSteps, mapOfTree, mapperOf, NONE, numbered, placePool, Reactions, replicatedSteps, UNIT, without } from '../../src/model/crush';
import { Domain, domainsAt, lose, MeasuredPool, roomOf } from '../../src/model/forecast/capacity';
import { Random } from '../model/crush/support/random-map';

const LAYOUTS = FULL ? 100 : 12;

/** Hosts with some disks each, in maps on which chunks often find too few hosts after a loss. */
function layout(random: Random) {
  const sizes: number[] = [];
  const hosts = Array.from({ length: random.int(3, 6) }, (_, h) => ({
    name: `host-${h}`, type: 'host', children: Array.from({ length: random.int(1, 3) }, () => ({ osd: sizes.length, weight: sizes[sizes.push(random.pick(2, 4, 8)) - 1] * UNIT })),
  }));
  const map = mapOfTree([{ name: 'default', type: 'root', children: hosts }], {
    rules: id => numbered([{ name: 'copies', steps: replicatedSteps(id('default'), 'host') }, { name: 'chunks', steps: erasureSteps(id('default'), 'host') }]),
  });
  const coded = { size: Math.min(hosts.length, 4), dataChunks: 2, erasureCoded: true };
  const pools: MeasuredPool[] = [
    { id: 1, name: 'copies', pgNum: 64, size: 3, rule: 0, erasureCoded: false, dataChunks: 1 },
    { id: 2, name: 'chunks', pgNum: 64, rule: 1, ...coded },
  ];
  return { map, sizes, pools };
}

describe('what is left after a loss, beside crushtool', () => {
  let tools: CephTools;
  beforeAll(() => { tools = new CephTools(); });
  afterAll(() => tools?.done());

  test(`the bytes that keep every OSD below backfillfull are the same on ${LAYOUTS} layouts, also where some copies find no place`, () => {
    let degraded = 0;
    for (let seed = 1; seed <= LAYOUTS; seed++) {
      const { map, sizes, pools } = layout(new Random(seed));
      const compiled = tools.compile(map);
      const states = allIn(sizes.length), mapper = mapperOf(map);
      const measured = { mapper, states, pools, osdBytes: new Map(sizes.map((bytes, osd) => [osd, bytes])), overhead: 0 };
      const placed = pools.map(pool => {
        const placement = placePool(mapper, pool, states), upmaps = new Map();
        return { pool, placement, upmaps, reactions: new Reactions(mapper, placement, upmaps, states) };
      });
      const befores = pools.map(({ rule, size, pgNum, id }) => tools.mappings(compiled, rule, size, pgNum, id, states.reweights));
      const bytesAfter = ({ osds: gone }: Domain): { bytes: number; holes: number } => {
        const out = without(states, gone, 'out').reweights;
        const load = new Array<number>(sizes.length).fill(0);
        let holes = 0;
        for (const [i, { rule, size, pgNum, id, dataChunks }] of pools.entries()) {
          const before = befores[i], after = tools.mappings(compiled, rule, size, pgNum, id, out);
          for (let group = 0; group < pgNum * size; group += size) {
            const was = before.subarray(group, group + size), left = was.map(osd => gone.includes(osd) ? NONE : osd);
            const isLost = left.filter(osd => osd !== NONE).length < dataChunks;
            for (const osd of isLost ? left : after.subarray(group, group + size)) if (osd === NONE) holes++; else load[osd] += 0.5 / pgNum / dataChunks;
            holes -= was.filter(osd => osd === NONE).length;
          }
        }
        return { holes, bytes: Math.min(...load.map((each, osd) => each === 0 ? Infinity : sizes[osd] * 0.9 / each)) };
      };
      for (const domain of ['osd', 'host'].flatMap(level => domainsAt(map, level))) {
        const ours = lose(measured, placed, roomOf(measured), domain), theirs = bytesAfter(domain);
        expect({ seed, domain, unplaced: ours.unplaced }).toEqual({ seed, domain, unplaced: theirs.holes });
        expect(ours.safeBytes).toBeCloseTo(theirs.bytes, 9);
        if (theirs.holes > 0) degraded++;
      }
    }
    expect(degraded).toBeGreaterThan(LAYOUTS);
  }, 600_000);
});
