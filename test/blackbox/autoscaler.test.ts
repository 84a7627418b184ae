import { execFileSync } from 'child_process';
import { join } from 'path';
import { autoscale, ScaledPool, ScaledRoot } from '../../src/model/forecast/capacity';
import { Random } from '../model/crush/support/random-map';

const SETS = 500;

interface Case {
  readonly pools: readonly ScaledPool[];
  readonly roots: Record<string, ScaledRoot>;
  readonly kilobytes: readonly number[];
  readonly target: number;
  readonly threshold: number;
}

/** Roots like those of a cluster: the whole of it, or one for each device class; pools of every kind on them. */
function randomCase(random: Random): Case {
  const kilobytes = Array.from({ length: random.int(3, 60) }, () => random.int(1, 16) * 2 ** 30);
  const all = kilobytes.map((_, osd) => osd);
  const cut = random.int(1, all.length - 1);
  const root = (osds: number[]): ScaledRoot => ({ osds, capacityBytes: osds.reduce((sum, osd) => sum + kilobytes[osd] * 1024, 0) });
  const roots: Record<string, ScaledRoot> = random.chance(0.5)
    ? { '-1': root(all) }
    : { '-2': root(all.slice(0, cut)), '-3': root(all.slice(cut)), ...random.chance(0.2) && { '-1': root(all) }, ...random.chance(0.1) && { '-4': { osds: [], capacityBytes: 0 } } };
  const capacity = kilobytes.reduce((sum, kb) => sum + kb * 1024, 0);
  const pools = Array.from({ length: random.int(1, 9) }, (_, i): ScaledPool => {
    const [size, rawRate] = random.pick([3, 3], [2, 2], [6, 6 / 4], [4, 4 / 2], [5, 5 / 3]);
    return {
      name: `pool-${i}`,
      size,
      rawRate,
      root: random.pick(...Object.keys(roots)),
      storedBytes: random.chance(0.5) ? Math.floor(random.next() * capacity * 0.2) : random.pick(0, 4096),
      targetRatio: random.chance(0.3) ? random.pick(0.1, 0.2, 0.5, 1, 3.5) : undefined,
      targetBytes: random.chance(0.2) ? Math.floor(random.next() * capacity * 0.5) : undefined,
      bulk: random.chance(0.5),
      bias: random.chance(0.2) ? random.pick(4, 0.5, 2) : undefined,
      minPgs: random.chance(0.2) ? random.pick(1, 8, 16, 64) : undefined,
      maxPgs: random.chance(0.1) ? random.pick(16, 64, 100) : undefined,
      pgNum: random.pick(1, 8, 32, 64, 128, 256, 1024),
    };
  });
  return { pools, roots, kilobytes, target: random.pick(100, 100, 200, 50), threshold: random.pick(3, 3, 2) };
}

function asCephTells({ pools, roots, kilobytes, target, threshold }: Case): unknown {
  return {
    roots,
    kb: kilobytes,
    target,
    threshold,
    pools: pools.map((pool, i) => ({
      pool: i + 1,
      pool_name: pool.name,
      crush_rule: pool.root,
      size: pool.size,
      rate: pool.rawRate,
      stored: pool.storedBytes,
      pg_num_target: pool.pgNum,
      pg_autoscale_mode: 'on',
      flags_names: pool.bulk ? 'hashpspool,bulk' : 'hashpspool',
      options: {
        ...pool.targetRatio !== undefined && { target_size_ratio: pool.targetRatio },
        ...pool.targetBytes !== undefined && { target_size_bytes: pool.targetBytes },
        ...pool.bias !== undefined && { pg_autoscale_bias: pool.bias },
        ...pool.minPgs !== undefined && { pg_num_min: pool.minPgs },
        ...pool.maxPgs !== undefined && { pg_num_max: pool.maxPgs },
      },
    })),
  };
}

describe('numbers of placement groups beside the pg_autoscaler module', () => {
  test(`${SETS} random sets of pools get the same numbers`, () => {
    const random = new Random(2006);
    const cases = Array.from({ length: SETS }, () => randomCase(random));
    const text = execFileSync('python3', [join(__dirname, 'support/autoscaler.py')], { input: JSON.stringify(cases.map(asCephTells)), maxBuffer: 2 ** 28 });
    const theirs = JSON.parse(text.toString()) as Record<string, [number, boolean]>[];
    expect(theirs).toHaveLength(SETS);
    cases.forEach(({ pools, roots, target, threshold }, i) => {
      const ours = autoscale(pools, roots, { targetPgsPerOsd: target, threshold });
      const expected = pools.flatMap(({ name, pgNum }) => theirs[i][name] ? { name, ideal: theirs[i][name][0], pgNum: theirs[i][name][1] ? theirs[i][name][0] : pgNum } : []);
      expect({ i, ours }).toEqual({ i, ours: expected });
    });
  }, 120_000);
});
