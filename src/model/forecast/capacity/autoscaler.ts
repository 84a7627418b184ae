/** What the autoscaler of placement groups knows of a pool. Pools are listed by their ids, because what is left depends on the order. */
export interface ScaledPool {
  readonly name: string;
  /** Copies, or data and coding chunks together. */
  readonly size: number;
  /** Raw bytes for one stored: the copies, or (k+m)/k. */
  readonly rawRate: number;
  /** The bucket that its rule takes; a key of `roots`. */
  readonly root: string;
  readonly storedBytes?: number;
  readonly targetRatio?: number;
  readonly targetBytes?: number;
  readonly bulk?: boolean;
  /** @default 1; 4 for metadata of a filesystem */
  readonly bias?: number;
  /** @default 32 */
  readonly minPgs?: number;
  readonly maxPgs?: number;
  /** What it has now. */
  readonly pgNum: number;
}

/** What can be taken. */
export interface ScaledRoot {
  readonly osds: readonly number[];
  readonly capacityBytes: number;
}

export interface ScalerOptions {
  /** `mon_target_pg_per_osd`. @default 100 */
  readonly targetPgsPerOsd?: number;
  /** Changes are made only if it is off by more than this factor. @default 3 */
  readonly threshold?: number;
}

export interface ScaledPgs {
  readonly name: string;
  /** What is right for it, a power of two unless a bound is not. */
  readonly ideal: number;
  /** What it has after the autoscaler has looked at it. */
  readonly pgNum: number;
}

const FEWEST = 32;

/** What the pools that compete for the same OSDs have in common. */
interface Budget {
  readonly osds: Set<number>;
  readonly pools: ScaledPool[];
  capacity: number;
  left: number;
  settled: number;
  ratios: number;
  reserved: number;
}

/**
 * The numbers of placement groups that the autoscaler chooses. First pools that are not bulk take their share of the budget by
 * what they hold or are to hold; then bulk pools that hold more than an even share of what is left; the other bulk pools share
 * the rest evenly. Pools whose roots overlap are left out, as the autoscaler leaves them alone.
 */
export function autoscale(pools: readonly ScaledPool[], roots: Readonly<Record<string, ScaledRoot>>, options: ScalerOptions = {}): ScaledPgs[] {
  const { targetPgsPerOsd = 100, threshold = 3 } = options;
  const { budgets, overlapping } = budgetsOf(pools, roots, targetPgsPerOsd);
  const results = new Map<string, ScaledPgs>();
  const settle = (pool: ScaledPool, ratio: number, pgs: number): void => {
    const wanted = Math.max(pool.minPgs ?? FEWEST, nearestPowerOfTwo(pgs / pool.size * (pool.bias ?? 1)));
    const ideal = pool.maxPgs && pool.maxPgs < wanted ? pool.maxPgs : wanted;
    const off = (ideal > pool.pgNum * threshold || ideal < pool.pgNum / threshold) && ratio >= 0 && ratio <= 1;
    results.set(pool.name, { name: pool.name, ideal, pgNum: off ? ideal : pool.pgNum });
  };
  const take = (pool: ScaledPool, budget: Budget, ratio: number): void => {
    const pgs = ratio * budget.left;
    budget.left -= Math.trunc(pgs);
    budget.settled++;
    settle(pool, ratio, pgs);
  };
  const scaled = pools.filter(pool => !overlapping.has(pool.root) && budgets.get(pool.root)!.capacity > 0);
  for (const pool of scaled) if (!pool.bulk) take(pool, budgets.get(pool.root)!, shareOf(pool, budgets.get(pool.root)!));
  const even: ScaledPool[] = [];
  for (const pool of scaled.filter(({ bulk }) => bulk)) {
    const budget = budgets.get(pool.root)!;
    const share = shareOf(pool, budget);
    if (share > 1 / (budget.pools.length - budget.settled)) take(pool, budget, share);
    else even.push(pool);
  }
  for (const pool of even) {
    const budget = budgets.get(pool.root)!;
    const ratio = 1 / (budget.pools.length - budget.settled);
    settle(pool, ratio, ratio * budget.left);
  }
  return pools.flatMap(({ name }) => results.get(name) ?? []);
}

/** Roots that have OSDs in common draw on one budget; two different ones that do are overlapping. */
function budgetsOf(pools: readonly ScaledPool[], roots: Readonly<Record<string, ScaledRoot>>, perOsd: number) {
  const budgets = new Map<string, Budget>();
  const overlapping = new Set<string>();
  for (const pool of pools) {
    const { osds } = roots[pool.root];
    // Only the first root met counts, as there.
    const met = [...budgets].find(([, budget]) => osds.some(osd => budget.osds.has(osd)));
    if (met && met[0] !== pool.root) overlapping.add(met[0]).add(pool.root);
    const budget = met?.[1] ?? { osds: new Set<number>(), pools: [], capacity: 0, left: 0, settled: 0, ratios: 0, reserved: 0 };
    budgets.set(pool.root, budget);
    for (const osd of osds) budget.osds.add(osd);
    budget.pools.push(pool);
    if (pool.targetRatio) budget.ratios += pool.targetRatio;
    else budget.reserved += (pool.targetBytes ?? 0) * pool.rawRate;
  }
  for (const [root, budget] of budgets) {
    budget.left = budget.osds.size * perOsd;
    // Overlapping roots are left out, so the capacity of the one root is that of the budget.
    budget.capacity = roots[root].capacityBytes;
  }
  return { budgets, overlapping };
}

/** The part of the capacity that a pool holds or is meant to hold. */
function shareOf(pool: ScaledPool, { capacity, ratios, reserved }: Budget): number {
  const bytes = Math.max(pool.storedBytes ?? 0, pool.targetRatio ? 0 : pool.targetBytes ?? 0);
  let target = pool.targetRatio ?? 0;
  if (ratios) target /= ratios;
  if (reserved && capacity) target *= 1 - Math.min(1, reserved / capacity);
  return Math.max(bytes * pool.rawRate / capacity, target);
}

/** The nearer of the powers of two around a number, the larger one where both are as near. */
export function nearestPowerOfTwo(n: number): number {
  const whole = Math.trunc(n);
  if (whole < 1) return 0;
  const above = 2 ** Math.ceil(Math.log2(whole));
  const below = Math.floor(above / 2);
  return above - n > n - below ? below : above;
}
