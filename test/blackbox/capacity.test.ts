import { CephTools, FULL, slotsFor } from './support/ceph-tools';
import { allIn, mapOfTree, mapperOf, numbered, replicatedSteps, TreeBucket, UNIT } from '../../src/model/crush';
import { capacityOf, nearestPowerOfTwo } from '../../src/model/forecast/capacity';
import { Random } from '../model/crush/support/random-map';

const LAYOUTS = FULL ? 200 : 20;
const TOLERANCE = 0.02;

/**
 * The balancer of osdmaptool takes groups in random order, and on one in seven of the 200 layouts its runs end more than 2 % apart:
 * one pair of its runs in twenty differs by more, and the best of 24 runs differed by more from the best of 24 others on 7 layouts. So
 * no figure can be near all of them, nor near the best. Ours stands for a usual run: on every layout a run must come within 2 % of
 * it, and of all runs on all layouts no more may be farther away than runs are from each other.
 */
const RUNS = FULL ? 8 : 2, MOST_RUNS = 48;
const LEAST_PART = FULL ? 0.94 : 0.75;

interface Layout {
  readonly children: readonly TreeBucket[];
  readonly terabytes: readonly number[];
  readonly domain: 'host' | 'rack';
}

/** Hosts or racks with devices of one or two generations. */
function randomLayout(random: Random): Layout {
  const domain = random.chance(0.25) ? 'rack' : 'host';
  const small = random.pick(1, 2, 4), large = small * random.pick(2, 4);
  const kind = random.pick('same', 'same', 'by host', 'mixed');
  const devices = random.int(1, 6);
  const terabytes: number[] = [];
  const host = (name: string): TreeBucket => {
    const generation = random.pick(small, large);
    const count = kind === 'same' || random.chance(0.7) ? devices : random.int(1, 6);
    return {
      name,
      type: 'host',
      children: Array.from({ length: count }, () => {
        const size = kind === 'same' ? small : kind === 'by host' ? generation : random.pick(small, large);
        return { osd: terabytes.push(size) - 1, weight: size * UNIT };
      }),
    };
  };
  const children = domain === 'host'
    ? Array.from({ length: random.int(3, 10) }, (_, i) => host(`host-${i}`))
    : Array.from({ length: random.int(3, 5) }, (_, r): TreeBucket => ({ name: `rack-${r}`, type: 'rack', children: Array.from({ length: 2 }, (_unused, i) => host(`host-${r}-${i}`)) }));
  return { children, terabytes, domain };
}

/** What can be stored, by us and after each of some runs of osdmaptool: at least so many, then until one is near. */
function compare(tools: CephTools, seed: number): { readonly ours: number; readonly theirs: readonly number[]; readonly shape: string } {
  const { children, terabytes, domain } = randomLayout(new Random(seed));
  const osds = terabytes.length;
  const map = mapOfTree([{ name: 'default', type: 'root', children }], { rules: id => numbered([{ name: 'copies', steps: replicatedSteps(id('default'), domain) }]) });
  const pgNum = Math.max(slotsFor(osds), nearestPowerOfTwo(osds * 100 / 3));
  const ours = capacityOf({
    mapper: mapperOf(map),
    states: allIn(osds),
    osdBytes: new Map(terabytes.map((bytes, osd) => [osd, bytes])),
    pools: [{ id: 1, name: 'rbd', pgNum, size: 3, rule: 0, erasureCoded: false, dataChunks: 1 }],
    overhead: 0,
    ratios: { nearfull: 1, backfillfull: 1, full: 1 },
  }, []).stored.value;
  const compiled = tools.compile(map);
  const theirs: number[] = [];
  for (let run = 0; run < RUNS || (run < MOST_RUNS && !theirs.some(value => near(ours, value))); run++) {
    const counts = tools.balanced(tools.osdMap(compiled, osds, pgNum), osds);
    if (counts) theirs.push(Math.min(...counts.map((held, osd) => held === 0 ? Infinity : terabytes[osd] * pgNum / held)));
  }
  return { ours, theirs, shape: `seed ${seed}: ${osds} OSDs, ${pgNum} groups, ${domain}` };
}

function near(ours: number, theirs: number): boolean {
  return Math.abs(ours / theirs - 1) <= TOLERANCE;
}

describe('what can be stored, beside osdmaptool', () => {
  let tools: CephTools;
  beforeAll(() => { tools = new CephTools(); });
  afterAll(() => tools?.done());

  test(`${LAYOUTS} random layouts hold what they hold after the balancer, within 2 %`, () => {
    const off: string[] = [];
    let runs = 0, nearRuns = 0, nearBest = 0;
    for (let seed = 1; seed <= LAYOUTS; seed++) {
      const { ours, theirs, shape } = compare(tools, seed);
      const hits = theirs.filter(value => near(ours, value)).length;
      // Runs beyond the first ones were made because those were all far away; to count them would count such layouts many times over.
      const first = theirs.slice(0, RUNS);
      runs += first.length;
      nearRuns += first.filter(value => near(ours, value)).length;
      if (near(ours, Math.max(...theirs))) nearBest++;
      if (hits === 0) off.push(`${shape}: ${ours.toFixed(3)} beside ${theirs.map(value => value.toFixed(3)).join(' ')}`);
      if (FULL) {
        process.stderr.write(`layout ${seed} of ${LAYOUTS}: ${off.length} off by more than 2 %; ${nearRuns} of ${runs} single runs within 2 %, the best run of ${nearBest} layouts\n`);
      }
    }
    expect(off).toEqual([]);
    expect(nearRuns / runs).toBeGreaterThanOrEqual(LEAST_PART);
  }, 3_600_000);
});
